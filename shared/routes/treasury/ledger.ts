import * as z from 'zod';
import { Balance } from '../../domain/balance.ts';
import { CampaignId } from '../../domain/campaign.ts';
import { Failure } from '../../domain/change.ts';
import { SeenDispute } from '../../domain/dispute.ts';
import { Account, Entry, Movement, Source } from '../../domain/ledger.ts';
import { Letter, LetterSubject } from '../../domain/letter.ts';
import { Cents } from '../../domain/money.ts';
import { Month } from '../../domain/month.ts';
import { Earmark } from '../../domain/need.ts';
import { Payout, PayoutPart } from '../../domain/payout.ts';
import { Task } from '../../domain/task.ts';
import { none, type TreasuryRoute } from './route.ts';

/**
 * Which entries of the books somebody wants to see. Without `through` up to this month, without `from` since the January
 * of `through`; at most ten years. Without `campaign` those of all campaigns the person may read.
 */
export const LedgerFilter = z.strictObject({
  from: Month.optional(),
  through: Month.optional(),
  campaign: CampaignId.optional(),
  source: Source.optional(),
  account: Account.optional(),
  movement: Movement.optional(),
  earmark: Earmark.optional(),
  /** Stripe's word: `card`, `sepa_debit`. */
  method: z.string().min(1).max(40).optional(),
  /** Found in an entry's names, numbers and reasons, in capitals or not: `pi_3x`, `kasse-2026`, `Sommerfest`. */
  text: z.string().trim().min(1).max(80).optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

/** One entry as the treasurer reads it. Nobody's name stands in it but that of who wrote it. */
export const LedgerRow = Entry.pick({
  entry: true,
  day: true,
  at: true,
  month: true,
  movement: true,
  account: true,
  source: true,
  earmark: true,
  campaign: true,
  gift: true,
  donation: true,
  pledge: true,
  cents: true,
  method: true,
  author: true,
  reason: true,
  countedBy: true,
  member: true,
  grant: true,
  tranche: true,
  corrects: true,
})
  .extend({
    /** What it is known by elsewhere: the number on the cash sheet or bank statement, Stripe's charge. */
    reference: z.string(),
    /**
     * What Stripe's balance says of it, once a night has passed. Only on the entry that stands for the amount, never on
     * that of its fee too: each column adds up to what Stripe moved.
     */
    grossCents: Cents.optional(),
    feeCents: Cents.optional(),
    netCents: Cents.optional(),
    /** The payout that brought it to the bank: Stripe's `po_…`. */
    payout: z.string().optional(),
  })
  .meta({ id: 'LedgerRow' });
export type LedgerRow = z.infer<typeof LedgerRow>;

/** What all entries of a filter add up to, however many pages they are. A sum that is not known is not there. */
export const LedgerSums = z
  .strictObject({
    /** What came in, before anything of it went back. */
    cameInCents: Cents.optional(),
    /** What went back: zero or less. */
    returnedCents: Cents.optional(),
    /** Both together: what counts. */
    receivedCents: Cents.optional(),
    pendingCents: Cents.optional(),
    /** What the payment service kept: zero or less. */
    feeCents: Cents.optional(),
    /**
     * - `totals`: kept with every booking, by campaign, month, source and earmark;
     * - `entries`: counted, because all of them are on this page;
     * - `unknown`: nothing is kept by `movement`, `method` or `text`, and of a source or earmark only `receivedCents`: the
     *   export reads them all and says the sums.
     */
    from: z.enum(['totals', 'entries', 'unknown']),
  })
  .meta({ id: 'LedgerSums' });
export type LedgerSums = z.infer<typeof LedgerSums>;

/** The next page begins here: `next` of the one before. */
const after = z.string().max(1000).optional();
const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(100)
  .default(50)
  .meta({ override: { type: 'integer' } });

/** Without whom it went to, and without what it says: only that there is one, and what became of it. */
const GiftLetter = Letter.pick({
  letter: true,
  state: true,
  writtenAt: true,
  sentAt: true,
  copy: true,
  reason: true,
}).extend({ kind: z.enum(LetterSubject.options.map((subject) => subject.shape.kind.value)) });

/**
 * One gift's whole life. Of its giver nothing is shown, neither name nor address: who gave is not the treasury's
 * business, and the gift's number is enough to find it at Stripe.
 */
export const GiftLife = z
  .strictObject({
    gift: z.string(),
    donation: z.string().optional(),
    /** The promise it is a payment of, and the invoice of this payment. */
    pledge: z.string().optional(),
    invoice: z.string().optional(),
    /** Its entries in the order in which things happened, moves included, where the person may read them. */
    entries: z.array(LedgerRow),
    /** How many more lie in campaigns that the person may not read. */
    entriesElsewhere: z.int(),
    /** What the entries shown add up to. */
    sums: LedgerSums,
    /** Where its money stands now: one line for each sum, after all its moves. */
    standing: z.array(
      Entry.pick({ line: true, campaign: true, month: true, earmark: true, account: true, cents: true }),
    ),
    balances: z.array(Balance.omit({ gift: true })),
    failures: z.array(Failure.omit({ gift: true })),
    disputes: z.array(SeenDispute.omit({ gift: true })),
    tasks: z.array(Task.omit({ gift: true })),
    letters: z.array(GiftLetter),
  })
  .meta({ id: 'GiftLife' });
export type GiftLife = z.infer<typeof GiftLife>;

export const ledgerRoutes = {
  readLedger: {
    method: 'GET',
    path: '/v1/treasury/ledger',
    who: 'treasury',
    right: 'read',
    at: 'own',
    summary:
      'Entries of the books, page by page. A page looks at no more than 500 entries: with a rare filter it may be short or empty and still have a next one.',
    parameters: none,
    query: LedgerFilter.extend({ after, limit }),
    input: none,
    output: z.strictObject({
      rows: z.array(LedgerRow),
      next: z.string().optional(),
      /** The months that were looked through, both included. */
      from: Month,
      through: Month,
      sums: LedgerSums,
    }),
  },
  readGiftLife: {
    method: 'GET',
    path: '/v1/treasury/gifts/{gift}',
    who: 'treasury',
    right: 'read',
    at: 'own',
    summary:
      'One gift: entries, moves, fees, payout, disputes, failures, tasks and letters. Not who gave it.',
    parameters: z.strictObject({ gift: z.string().min(1).max(120) }),
    query: none,
    input: none,
    output: GiftLife,
  },
  readPayouts: {
    method: 'GET',
    path: '/v1/treasury/payouts',
    who: 'treasury',
    right: 'read',
    at: 'federation',
    summary: 'What Stripe paid out to the bank, the latest first.',
    parameters: none,
    query: z.strictObject({ after, limit }),
    input: none,
    output: z.strictObject({ payouts: z.array(Payout), next: z.string().optional() }),
  },
  readPayout: {
    method: 'GET',
    path: '/v1/treasury/payouts/{payout}',
    who: 'treasury',
    right: 'read',
    at: 'federation',
    summary:
      'One payout and what it is made of: gifts, refunds, disputes and fees, and whether they explain it.',
    parameters: z.strictObject({ payout: z.string().min(1).max(120) }),
    query: none,
    input: none,
    output: z.strictObject({
      payout: Payout,
      parts: z.array(PayoutPart),
      /** What the parts leave unexplained; nothing while they are not known. */
      differenceCents: Cents.optional(),
    }),
  },
} as const satisfies Record<string, TreasuryRoute>;
