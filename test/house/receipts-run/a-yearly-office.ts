import { createHash } from 'node:crypto';
import { Campaign } from '../../../shared/domain/campaign.ts';
import { Carrier } from '../../../shared/domain/carrier.ts';
import type { Change } from '../../../shared/domain/change.ts';
import { Donor } from '../../../shared/domain/donor.ts';
import { GiftTerms } from '../../../shared/domain/gift-terms.ts';
import { Entry } from '../../../shared/domain/ledger.ts';
import { Day, Instant } from '../../../shared/domain/month.ts';
import type { ReceiptRun, ReceiptRunDonor } from '../../../shared/domain/receipt-run.ts';
import type { Receipt } from '../../../shared/domain/receipt.ts';
import type { IssuingParts } from '../../../shared/house/receipts/parts.ts';
import { begunRun } from '../../../shared/house/receipts/run/beginning.ts';
import { cancelledRun, startedRun } from '../../../shared/house/receipts/run/starting.ts';
import { doRunStep } from '../../../shared/house/receipts/run/step.ts';
import { jsonLog } from '../../../shared/lambda/log.ts';
import type { Sheet } from '../../../shared/paper/paper.ts';
import { openCampaigns } from '../../../shared/store/campaigns.ts';
import { openCertifying } from '../../../shared/store/certifying.ts';
import { donorOf } from '../../../shared/store/donors.ts';
import { openLedger } from '../../../shared/store/ledger.ts';
import { openPages } from '../../../shared/store/pages.ts';
import { termsItem } from '../../../shared/store/receipt-gifts.ts';
import { aTable } from '../../a-table.ts';

export const signatureHash = createHash('sha256').update('a signature').digest('hex');

export const aCarrier = (more: Partial<Carrier> = {}): Carrier =>
  Carrier.parse({
    carrier: 'leipzig',
    name: 'Gesundheitszentrum e.V.',
    street: 'Musterstraße 1',
    postalCode: '04315',
    city: 'Leipzig',
    email: 'spenden@example.org',
    taxOffice: 'Leipzig II',
    taxNumber: '000/000/00000',
    taxNotice: { kind: 'exemptionNotice', issuedOn: '2024-05-12', assessmentYear: 2023 },
    purposes: ['des öffentlichen Gesundheitswesens'],
    receipts: { machineProcedureNotifiedOn: '2026-01-15', signatory: 'Kassenwart', signatureHash },
    ...more,
  });

const textOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** A table with two campaigns of two carriers, an archive in memory, and paper that is made of JSON. */
export const aYearlyOffice = async ({ at = '2027-03-02T10:00:00Z' } = {}) => {
  const { client, table } = await aTable();
  const pages = openPages(client, 'tragwerk');
  const campaigns = openCampaigns(table);
  const ledger = openLedger(table);
  await campaigns.saveCarrier(aCarrier());
  await campaigns.saveCarrier(aCarrier({ carrier: 'berlin', name: 'Zentrum Berlin e.V.' }));
  for (const [campaign, carrier] of [
    ['netzwerk', 'leipzig'],
    ['praxis', 'berlin'],
  ] as const) {
    await campaigns.saveCampaign(
      Campaign.parse({
        campaign,
        title: campaign,
        summary: 'Beispiel',
        carriers: [{ carrier, from: '2020-01-01' }],
        status: 'open',
      }),
    );
  }
  const now = { at: new Date(at) };
  const lines: string[] = [];
  const archive = new Map<string, Uint8Array>([[`signatures/${signatureHash}.png`, textOf('a signature')]]);
  let keyed = 0;
  const parts: IssuingParts = {
    ...openCertifying(table, pages),
    campaigns,
    clock: { now: () => now.at, pause: async () => undefined, random: () => 0.5 },
    log: jsonLog((line) => lines.push(line)),
    newKey: () => {
      keyed += 1;
      return `key-of-this-test-${String(keyed).padStart(20, '0')}`;
    },
    archive: {
      put: async (name, bytes) => void archive.set(name, bytes),
      get: async (name) => archive.get(name),
      remove: async (name) => void archive.delete(name),
    },
    paper: {
      receipt: async (sheet: Sheet) => textOf(sheet),
      print: async (sheets) => textOf(sheets.map(({ snapshot }) => snapshot.number)),
    },
  };

  const book = async (changes: readonly Change[]): Promise<void> => {
    const cancelled = await ledger.book(changes);
    if (cancelled) throw new Error(`not booked: ${cancelled}`);
  };
  let gifts = 0;
  const gives = async ({
    from,
    cents = 10_000,
    on = '2026-05-10',
    campaign = 'netzwerk',
    ...more
  }: {
    /** An address; without it nobody knows who gave. */
    from?: string;
    cents?: number;
    on?: string;
    campaign?: string;
  } & Partial<Record<'source' | 'method' | 'member' | 'cameOn', string>> = {}): Promise<string> => {
    gifts += 1;
    const gift = `pi_${String(gifts).padStart(10, '0')}`;
    const at = Instant.parse(`${on}T12:00:00.000Z`);
    const entry = Entry.parse({
      entry: `stripe:${gift}:received`,
      movement: 'received',
      account: 'received',
      line: `${gift}:received`,
      gift,
      campaign,
      month: on.slice(0, 7),
      day: on,
      at,
      source: 'donation',
      earmark: 'free',
      cents,
      method: 'card',
      event: 'evt_of_this_test',
      bookedAt: at,
      ...more,
    });
    await book([
      { entry },
      ...(from === undefined ? [] : [{ donor: { gift, donor: { email: from }, locale: 'de' as const } }]),
    ]);
    return gift;
  };

  const writesDown = async (
    name: string,
    { email, ...more }: { email?: string | undefined } & Partial<Pick<Donor, 'members'>> = {},
  ): Promise<string> => {
    const donor = donorOf(email ?? `${name}@nowhere.example.org`);
    const details = Donor.parse({
      donor,
      type: 'person',
      name,
      address: { street: 'Beispielweg 2', postalCode: '04315', city: 'Leipzig' },
      ...(email !== undefined && { email }),
      locale: 'de',
      changedAt: '2026-12-01T10:00:00.000Z',
      ...more,
    });
    if (!(await parts.donors.save(details, undefined))) throw new Error('known already');
    return donor;
  };

  const find = async (run: string): Promise<ReceiptRun> => {
    const found = await parts.receiptRuns.find(run);
    if (!found) throw new Error('no such run');
    return found;
  };
  /** As the stream and the sweep ring: until it stops by itself. */
  const walk = async (run: string, more: Partial<IssuingParts> = {}): Promise<ReceiptRun> => {
    await doRunStep(run, { ...parts, ...more }, () => true);
    return find(run);
  };
  const begin = async (year = 2026, carrier = 'leipzig'): Promise<ReceiptRun> => {
    const { run, writes } = await begunRun({ carrier, year }, parts);
    const undone = await parts.receipts.commit(writes);
    if (undone) throw new Error(`not begun: ${undone}`);
    return run;
  };
  const start = async (run: string, { early = false } = {}): Promise<ReceiptRun> => {
    const known = await find(run);
    const carrier = await campaigns.carrier(known.carrier);
    if (!carrier) throw new Error('no carrier');
    const decided = startedRun(known, { by: 'treasurer', early, carrier, now: now.at });
    const undone = await parts.receipts.commit(decided.writes);
    if (undone) throw new Error(`not started: ${undone}`);
    return decided.run;
  };

  return {
    client,
    table,
    parts,
    campaigns,
    ledger,
    now,
    lines,
    archive,
    gives,
    writesDown,
    book,
    find,
    walk,
    begin,
    start,
    /** One page, as if there were no time for more. */
    stepOnce: async (run: string, more: Partial<IssuingParts> = {}): Promise<ReceiptRun> => {
      await doRunStep(run, { ...parts, ...more }, () => false);
      return find(run);
    },
    cancel: async (run: string): Promise<void> => {
      const undone = await parts.receipts.commit(cancelledRun(await find(run), now.at).writes);
      if (undone) throw new Error(`not cancelled: ${undone}`);
    },
    setCarrier: async (carrier: Carrier): Promise<void> => {
      await campaigns.saveCarrier(carrier, true);
    },
    /** Somebody known by name who gave. */
    donorWho: async (name: string, ...given: Parameters<typeof gives>[0][]): Promise<string> => {
      const email = `${name}@example.org`;
      for (const gift of given) await gives({ from: email, ...gift });
      return writesDown(name, { email });
    },
    /** Money of a gift goes back; a receipt that has the gift is said to be not true any more. */
    refund: async (gift: string, cents: number): Promise<void> => {
      const known = await ledger.gift(gift);
      const [line] = known.lines.values();
      if (!line) throw new Error('no such gift');
      const { receipt } = known.claimed;
      const at = Instant.parse(now.at.toISOString());
      const day = Day.parse(at.slice(0, 10));
      const refund = `re_${gift}`;
      const entry = Entry.parse({
        ...line.standing,
        entry: `stripe:${refund}`,
        movement: 'refunded',
        account: 'returned',
        line: refund,
        month: day.slice(0, 7),
        day,
        at,
        cents: -cents,
        bookedAt: at,
      });
      await book([
        { entry },
        ...(receipt === undefined
          ? []
          : [{ stale: { receipt, gift, because: 'refunded' as const, replace: true, at } }]),
      ]);
    },
    says: async (terms: Omit<GiftTerms, 'changedAt'>): Promise<void> =>
      table.put({
        ...termsItem(GiftTerms.parse({ ...terms, changedAt: now.at.toISOString() })),
        version: 1,
      }),
    donorsOf: async (run: string): Promise<ReceiptRunDonor[]> => {
      const all: ReceiptRunDonor[] = [];
      let after: string | undefined;
      do {
        const page = await parts.receiptRuns.donors(run, { after, limit: 100 });
        all.push(...page.donors);
        after = page.next;
      } while (after !== undefined);
      return all;
    },
    /** Every receipt of a register, by number. */
    receipts: async (year = 2027, carrier = 'leipzig'): Promise<Receipt[]> => {
      const { receipts } = await parts.receipts.page(carrier, year, { limit: 1000 });
      return receipts;
    },
    /** How often each gift stands in a valid receipt. */
    certified: async (year = 2027, carrier = 'leipzig'): Promise<Map<string, number>> => {
      const { receipts } = await parts.receipts.page(carrier, year, { limit: 1000 });
      const valid = receipts.filter(({ state }) => state === 'issued');
      const counts = new Map<string, number>();
      for (const { gift } of valid.flatMap(({ snapshot }) => snapshot?.gifts ?? []))
        counts.set(gift, (counts.get(gift) ?? 0) + 1);
      return counts;
    },
    /** What is waiting to be done about receipts, by what it is. */
    work: async (): Promise<string[]> => {
      const works: string[] = [];
      for await (const some of parts.receipts.waiting('~')) works.push(...some.map(({ work }) => work));
      return works;
    },
  };
};

export type YearlyOffice = Awaited<ReturnType<typeof aYearlyOffice>>;
