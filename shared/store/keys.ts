import type { Month } from '../domain/month.ts';

/** Every key of the one table; docs/table.md lists what is read by which of them and what it costs. */
export const keys = {
  campaign: (campaign: string) => ({ pk: `CAMPAIGN#${campaign}`, sk: 'CAMPAIGN' }),
  need: (campaign: string, month: Month, need: string) => ({
    pk: `CAMPAIGN#${campaign}`,
    sk: `NEED#${month}#${need}`,
  }),
  template: (campaign: string, template: string) => ({
    pk: `CAMPAIGN#${campaign}`,
    sk: `TEMPLATE#${template}`,
  }),
  total: (campaign: string, month: Month) => ({ pk: `CAMPAIGN#${campaign}`, sk: `TOTAL#${month}` }),
  carrier: (carrier: string) => ({ pk: 'FEDERATION', sk: `CARRIER#${carrier}` }),
  centre: (centre: string) => ({ pk: 'FEDERATION', sk: `CENTRE#${centre}` }),
  event: (event: string) => ({ pk: `EVENT#${event}`, sk: 'EVENT' }),
  /** Everything about one gift: its entries, letters, tasks, failures and disputes. */
  gift: (gift: string) => `GIFT#${gift}`,
  entry: (gift: string, entry: string) => ({ pk: `GIFT#${gift}`, sk: `ENTRY#${entry}` }),
  /** Where an entry lies that a person wrote: one for each reference, whichever gift it is about. */
  note: (entry: string) => ({ pk: `GIFT#${entry}`, sk: 'NOTE' }),
  /** The corrections of a gift, counted, so that two at once cannot take more from it than there is. */
  correction: (gift: string, count: number) => ({
    pk: `GIFT#${gift}`,
    sk: `CORRECTION#${String(count).padStart(4, '0')}`,
  }),
  /** That a gift waits for somebody to say where it belongs; and that somebody has. */
  unassigned: (gift: string) => ({ pk: `GIFT#${gift}`, sk: 'UNASSIGNED' }),
  assigned: (gift: string) => ({ pk: `GIFT#${gift}`, sk: 'ASSIGNED' }),
  /** Which receipt has a gift, counted: a further claim only once the one before is released. */
  claim: (gift: string, count: number) => ({
    pk: `GIFT#${gift}`,
    sk: `CLAIM#${String(count).padStart(4, '0')}`,
  }),
  /** What a person said of a gift before it can stand in a receipt. */
  giftTerms: (gift: string) => ({ pk: `GIFT#${gift}`, sk: 'TERMS' }),
  /** Everything about one donor: name and address, what they gave, and their receipts. */
  donor: (donor: string) => ({ pk: `DONOR#${donor}`, sk: 'DONOR' }),
  givenBy: (donor: string, year: number, gift: string) => ({
    pk: `DONOR#${donor}`,
    sk: `GIFT#${year}#${gift}`,
  }),
  /** Which donor a member is: each association counts its members for itself. */
  member: (campaign: string, member: string) => ({ pk: `MEMBER#${campaign}#${member}`, sk: 'DONOR' }),
  donorReceipt: (donor: string, number: string) => ({ pk: `DONOR#${donor}`, sk: `RECEIPT#${number}` }),
  /** Everything about one receipt, from the moment somebody wants it; its letters lie beside it. */
  receipt: (receipt: string) => ({ pk: `RECEIPT#${receipt}`, sk: 'RECEIPT' }),
  receiptOrder: (receipt: string) => ({ pk: `RECEIPT#${receipt}`, sk: 'ORDER' }),
  /** That it certifies what is not so any more. Nothing is issued while this lies there. */
  staleReceipt: (receipt: string) => ({ pk: `RECEIPT#${receipt}`, sk: 'STALE' }),
  receiptCopy: (receipt: string, copy: number) => ({
    pk: `RECEIPT#${receipt}`,
    sk: `COPY#${String(copy).padStart(4, '0')}`,
  }),
  registerHead: (carrier: string, year: number) => ({ pk: `REGISTER#${carrier}#${year}`, sk: 'HEAD' }),
  registerEntry: (carrier: string, year: number, position: number) => ({
    pk: `REGISTER#${carrier}#${year}`,
    sk: `ENTRY#${String(position).padStart(7, '0')}`,
  }),
  /** Until when nothing of a register is to be removed. */
  registerKept: (carrier: string, year: number) => ({ pk: `REGISTER#${carrier}#${year}`, sk: 'KEPT' }),
  receiptRun: (run: string) => ({ pk: `RECEIPT-RUN#${run}`, sk: 'RUN' }),
  /** That a walk of a run is under way, until it is at its end. */
  receiptRunWork: (run: string, walk: string) => ({ pk: `RECEIPT-RUN#${run}`, sk: `WORK#${walk}` }),
  receiptRunDonor: (run: string, donor: string) => ({ pk: `RECEIPT-RUN#${run}`, sk: `DONOR#${donor}` }),
  /** Wakes the issuing of receipts once more; gone after a day. */
  receiptBell: (bell: string) => ({ pk: `RECEIPT-BELL#${bell}`, sk: 'BELL' }),
  /** That somebody has shown by a link and its address whose gifts they are; for the time of a visit. */
  receiptsDoor: (key: string) => ({ pk: `RECEIPTS-DOOR#${key}`, sk: 'DOOR' }),
  /** That a link was used for what it can be used for once. */
  linkUse: (link: string, purpose: string) => ({ pk: `LINK#${link}`, sk: purpose }),
  /** The orders to send money of a gift back, counted, so that two at once cannot take more than there is. */
  refundOrder: (gift: string, count: number) => ({
    pk: `GIFT#${gift}`,
    sk: `REFUND-ORDER#${String(count).padStart(4, '0')}`,
  }),
  giftDonor: (gift: string) => ({ pk: `GIFT#${gift}`, sk: 'DONOR' }),
  failure: (gift: string, charge: string) => ({ pk: `GIFT#${gift}`, sk: `FAILURE#${charge}` }),
  dispute: (gift: string, dispute: string, status: string) => ({
    pk: `GIFT#${gift}`,
    sk: `DISPUTE#${dispute}#${status}`,
  }),
  balance: (gift: string, transaction: string) => ({ pk: `GIFT#${gift}`, sk: `BALANCE#${transaction}` }),
  giftInvoice: (gift: string) => ({ pk: `GIFT#${gift}`, sk: 'INVOICE' }),
  /** Everything about one invoice: where it belongs, and its payments. */
  invoice: (invoice: string) => `INVOICE#${invoice}`,
  billing: (invoice: string) => ({ pk: `INVOICE#${invoice}`, sk: 'BILLING' }),
  invoiceGift: (invoice: string, gift: string) => ({ pk: `INVOICE#${invoice}`, sk: `GIFT#${gift}` }),
  /** Everything about one promise: how it stood, its invoices, letters and tasks. */
  pledge: (pledge: string) => `PLEDGE#${pledge}`,
  pledgeState: (pledge: string, version: number) => ({
    pk: `PLEDGE#${pledge}`,
    sk: `STATE#${String(version).padStart(6, '0')}`,
  }),
  pledgeDonor: (pledge: string) => ({ pk: `PLEDGE#${pledge}`, sk: 'DONOR' }),
  seenInvoice: (pledge: string, seen: string) => ({ pk: `PLEDGE#${pledge}`, sk: `SEEN#${seen}` }),
  stop: (pledge: string) => ({ pk: `PLEDGE#${pledge}`, sk: 'STOP' }),
  pledged: (campaign: string) => ({ pk: `CAMPAIGN#${campaign}`, sk: 'PLEDGED' }),
  /** How many promises began and ended in a month. */
  pledgeChanges: (campaign: string, month: Month) => ({
    pk: `TREASURY#${campaign}`,
    sk: `PLEDGES#${month}`,
  }),
  /** A letter lies with what it is about. */
  letter: (about: string, letter: string) => ({ pk: about, sk: `LETTER#${letter}` }),
  task: (about: string, task: string) => ({ pk: about, sk: `TASK#${task}` }),
  /** That a task is done, whether it was written down or found by looking. */
  taskMark: (task: string) => ({ pk: `TASK#${task}`, sk: 'MARK' }),
  /** By a digest of the address, so that the list of those never to be written to names nobody. */
  silence: (digest: string) => ({ pk: `SILENCE#${digest}`, sk: 'SILENCE' }),
  /** A bank transfer that was announced, by the reference its giver writes on it. */
  transfer: (reference: string) => ({ pk: `TRANSFER#${reference}`, sk: 'TRANSFER' }),
  payout: (payout: string) => ({ pk: `PAYOUT#${payout}`, sk: 'PAYOUT' }),
  payoutPart: (payout: string, transaction: string) => ({
    pk: `PAYOUT#${payout}`,
    sk: `PART#${transaction}`,
  }),
  proofCursor: () => ({ pk: 'PROOF', sk: 'CURSOR' }),
  proofReport: (finishedAt: string) => ({ pk: 'PROOF', sk: `REPORT#${finishedAt}` }),
  /** What a giver wished for besides giving. */
  wish: (donation: string) => ({ pk: `DONATION#${donation}`, sk: 'WISH' }),
  /** Everything on one campaign's wall, in the order in which the gifts came. */
  wall: (campaign: string) => `WALL#${campaign}`,
  wallEntry: (campaign: string, givenAt: string, donation: string) => ({
    pk: `WALL#${campaign}`,
    sk: `${givenAt}#${donation}`,
  }),
  /** Everything about one message: what it says, what was answered, and the letters that bring both. */
  message: (message: string) => `MESSAGE#${message}`,
  messageText: (message: string) => ({ pk: `MESSAGE#${message}`, sk: 'MESSAGE' }),
  messageAnswer: (message: string, answer: string) => ({ pk: `MESSAGE#${message}`, sk: `ANSWER#${answer}` }),
  /** That somebody asked for letters, until they confirm; its letter lies beside it. */
  ask: (ask: string) => ({ pk: `ASK#${ask}`, sk: 'ASK' }),
  /** Which supporter has this address, by its digest. */
  address: (digest: string) => ({ pk: `ADDRESS#${digest}`, sk: 'SUPPORTER' }),
  /** Everything about one supporter: what they read, and what they agreed to. */
  supporter: (supporter: string) => ({ pk: `SUPPORTER#${supporter}`, sk: 'SUPPORTER' }),
  consent: (supporter: string, ask: string) => ({ pk: `SUPPORTER#${supporter}`, sk: `CONSENT#${ask}` }),
  /** How many read about one topic, and how many left. */
  supporterCounts: (topic: string) => ({ pk: `UPDATES#${topic}`, sk: 'SUPPORTERS' }),
  /** What came by the links of a topic's letters; before them, so that the newest are read without it. */
  letterGifts: (topic: string, edition: string) => ({ pk: `UPDATES#${topic}`, sk: `BROUGHT#${edition}` }),
  /** Every letter to the readers of one topic, by month or day; the newest is read from the end. */
  edition: (topic: string, edition: string) => ({ pk: `UPDATES#${topic}`, sk: `EDITION#${edition}` }),
  /** The bytes of a letter's picture, apart from what is read to list letters. */
  picture: (topic: string, edition: string) => ({ pk: `PICTURE#${topic}`, sk: edition }),
  /** What an editor was written about one letter to supporters. */
  letterToEditor: (topic: string, edition: string) => `EDITOR#${topic}#${edition}`,
  /** Everything about one run: how far it is, and its batches. */
  run: (run: string) => ({ pk: `RUN#${run}`, sk: 'RUN' }),
  batch: (run: string, batch: string) => ({ pk: `RUN#${run}`, sk: `BATCH#${batch}` }),
  /** What of a campaign was reached, and since when. */
  milestones: (campaign: string) => ({ pk: `TREASURY#${campaign}`, sk: 'MILESTONES' }),
  limit: (what: string, window: string) => ({ pk: `LIMIT#${what}`, sk: window }),
  sweep: () => ({ pk: 'SWEEP', sk: 'CURSOR' }),
  /** What only the treasury reads of a campaign, apart from what everyone reads: its grants, its expected transfers. */
  treasury: (campaign: string) => `TREASURY#${campaign}`,
  /** What announced transfers of a month come to, as far as they have not arrived. */
  expected: (campaign: string, month: Month) => ({ pk: `TREASURY#${campaign}`, sk: `EXPECTED#${month}` }),
  grant: (campaign: string, grant: string) => ({ pk: `TREASURY#${campaign}`, sk: `GRANT#${grant}` }),
  /** Everything that was done in the treasury in one month, in order. */
  audited: (month: Month) => `AUDIT#${month}`,
  audit: (month: Month, at: string, audit: string) => ({ pk: `AUDIT#${month}`, sk: `${at}#${audit}` }),
  /** What was answered to somebody's key, so that the same asked again is not done again. */
  answered: (subject: string, key: string) => ({ pk: `ANSWERED#${subject}`, sk: key }),
} as const;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * The index `lists`: what arrived in one hour, and what needs another look. An item is born into its hour's list
 * and stays there; the sweep walks each hour once. Only what did not go well is moved to a list of its own, so
 * that the ordinary gift pays for one index write an item instead of two (docs/adr/0004).
 */
export const lists = {
  arrived: (hour: string) => `INBOX#${hour}`,
  written: (hour: string) => `OUTBOX#${hour}`,
  quarantine: 'QUARANTINE',
  unsent: 'UNSENT',
  /** The entries of a month, so that the books can be walked by time and not only by gift. */
  ledger: (month: Month) => `LEDGER#${month}`,
  tasks: 'TASKS',
  /** Gifts that name no campaign of ours. */
  unassigned: 'UNASSIGNED',
  /** Orders to send money back that a second person must confirm, or that Stripe has not taken. */
  refundOrders: 'REFUND-ORDERS',
  stops: 'STOPS',
  payouts: 'PAYOUTS',
  /** Bank transfers that were announced and have not arrived. */
  transfers: 'TRANSFERS',
  /** What Stripe's balance says of the entries of a month; and of debits on their way. */
  balances: (month: Month) => `BALANCES#${month}`,
  waiting: 'WAITING',
  proofs: 'PROOFS',
  /** Wishes for the wall that nobody has looked at, and what givers agreed to read. */
  wishes: 'WISHES',
  consents: 'CONSENTS',
  messages: 'MESSAGES',
  /** Supporters with an address, by when they confirmed. */
  readers: 'READERS',
  /** Letters to readers that are not out, cancelled or lapsed. */
  editions: 'EDITIONS',
  /** Runs that are not at their end. */
  runs: 'RUNS',
  /** The batches of a run that the post has neither taken nor refused. */
  batches: (run: string) => `BATCHES#${run}`,
  /** Donors with name and address, by name. */
  donors: 'DONORS',
  /** Receipts of a register, by their number. */
  receipts: (carrier: string, year: number) => `RECEIPTS#${carrier}#${year}`,
  /** Receipts somebody wants, those that are not true any more, and runs that are not at their end. */
  receiptWork: 'RECEIPT-WORK',
  /** Receipts somebody wants that cannot be issued as long as something is missing, by carrier. */
  blockedReceipts: (carrier: string) => `RECEIPTS-BLOCKED#${carrier}`,
  /** The runs of a carrier. */
  receiptRuns: (carrier: string) => `RECEIPT-RUNS#${carrier}`,
  campaigns: 'CAMPAIGNS',
  /** Members' fees by the year they are paid for, each at its month and member. */
  fees: (campaign: string, year: string) => `FEES#${campaign}#${year}`,
  /** What was done to one thing, in order. */
  audited: (subject: string) => `AUDITED#${subject}`,
} as const;

/** Later than whatever is listed: for lists that are read to their end. */
export const endOfTime = '~';

/** `2026-11-22T10`, UTC. */
export const hourOf = (instant: string): string => instant.slice(0, 13);
