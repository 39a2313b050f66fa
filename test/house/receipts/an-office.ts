import { createHash } from 'node:crypto';
import { cents } from '../../../shared/domain/money.ts';
import { Carrier } from '../../../shared/domain/carrier.ts';
import { Donor } from '../../../shared/domain/donor.ts';
import { GiftTerms } from '../../../shared/domain/gift-terms.ts';
import { instantOf } from '../../../shared/domain/month.ts';
import type { ReceiptOrder, ReceiptWork, StaleReceipt } from '../../../shared/domain/receipt-work.ts';
import type { IssuingParts } from '../../../shared/house/receipts/parts.ts';
import { ringForWork } from '../../../shared/house/receipts/sweeping.ts';
import { verifyRegister } from '../../../shared/house/receipts/verifying.ts';
import { type ReceiptsAsked, wantedReceipts } from '../../../shared/house/receipts/wanted.ts';
import { doWork } from '../../../shared/house/receipts/working.ts';
import { bookEvents } from '../../../shared/house/booking.ts';
import { wantedCopy } from '../../../shared/house/receipts/copying.ts';
import type { Paper } from '../../../shared/paper/paper.ts';
import { type Archive, signatureDocument } from '../../../shared/store/archive.ts';
import { openCertifying } from '../../../shared/store/certifying.ts';
import { staleItem } from '../../../shared/store/changes.ts';
import { donorOf } from '../../../shared/store/donors.ts';
import { endOfTime, lists } from '../../../shared/store/keys.ts';
import { openPages } from '../../../shared/store/pages.ts';
import { termsItem } from '../../../shared/store/receipt-gifts.ts';
import { receiptOrderItem, receiptWorkIn } from '../../../shared/store/receipts.ts';
import type { Item, Table } from '../../../shared/store/table.ts';
import { openTasks } from '../../../shared/store/tasks.ts';
import { aTable } from '../../a-table.ts';
import { aBookingOffice } from '../a-booking-office.ts';
import { aChargeEvent } from '../a-charge.ts';
import { aRefundEvent } from '../a-refund.ts';

const signature = Buffer.from('the facsimile of a signature');

export const aCarrier = (said: Record<string, unknown> = {}): Carrier =>
  Carrier.parse({
    carrier: 'leipzig',
    name: 'Gesundheitskollektiv Beispiel e. V.',
    street: 'Beispielweg 1',
    postalCode: '04315',
    city: 'Leipzig',
    email: 'verein@example.org',
    taxOffice: 'Leipzig II',
    taxNumber: '232/000/00000',
    taxNotice: { kind: 'exemptionNotice', issuedOn: '2025-05-02', assessmentYear: 2023 },
    purposes: ['des öffentlichen Gesundheitswesens'],
    receipts: {
      machineProcedureNotifiedOn: '2026-01-15',
      signatory: 'Der Vorstand',
      signatureHash: createHash('sha256').update(signature).digest('hex'),
    },
    ...said,
  });

/** A document that says what a receipt says, and nothing else. */
const plainPaper: Paper = {
  receipt: async (sheet) => Buffer.from(JSON.stringify(sheet)),
  print: async (sheets) => Buffer.from(JSON.stringify(sheets)),
};

export const anArchive = () => {
  const kept = new Map<string, Uint8Array>();
  const archive: Archive = {
    put: async (name, bytes) => void kept.set(name, bytes),
    get: async (name) => kept.get(name),
    remove: async (name) => void kept.delete(name),
  };
  kept.set(signatureDocument(createHash('sha256').update(signature).digest('hex')), signature);
  return { kept, archive };
};

let named = 0;

/** Whoever issues receipts, on a table of their own with one campaign, in April 2027; without servers. */
export const anOffice = async (wrapped: (table: Table) => Table = (table) => table) => {
  const { client, table: bare } = await aTable();
  const table = wrapped(bare);
  const books = await aBookingOffice({ client, table: bare });
  const pages = openPages(client, 'tragwerk');
  await books.parts.campaigns.saveCarrier(aCarrier());
  const { kept, archive } = anArchive();
  books.now.at = new Date('2027-04-01T10:00:00Z');
  let keysMade = 0;
  const parts: IssuingParts = {
    clock: books.parts.clock,
    log: books.parts.log,
    newKey: () => `key-${String((keysMade += 1)).padStart(8, '0')}`,
    campaigns: books.parts.campaigns,
    archive,
    paper: plainPaper,
    ...openCertifying(table, pages),
  };
  const calm: IssuingParts = { ...parts, ...openCertifying(bare, pages) };
  const bells: ReceiptWork[] = [];
  const ring = async (): Promise<number> => {
    const { receipts } = calm;
    const commit: typeof receipts.commit = async (writes) => {
      const done = await receipts.commit(writes);
      if (done === undefined) bells.push(...(writes.added ?? []).map(receiptWorkIn));
      return done;
    };
    return ringForWork({ ...calm, campaigns: books.parts.campaigns, receipts: { ...receipts, commit } });
  };
  const listed = async (list: string): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const some of bare.listedItems(list, endOfTime)) items.push(...some);
    return items;
  };
  const book = async (event: ReturnType<typeof aChargeEvent> | ReturnType<typeof aRefundEvent>) => {
    const { inbox } = books.parts;
    await inbox.keep(
      { event: event.id, type: event.type, body: Buffer.from(JSON.stringify(event)) },
      books.now.at,
    );
    const kept = await inbox.find(event.id);
    if (!kept) throw new Error('the event was not kept');
    return bookEvents([kept], books.parts);
  };
  return {
    ...books,
    table: bare,
    parts,
    calm,
    archive: kept,
    ring,
    listed,
    book,
    savesCarrier: async (carrier: Carrier) => books.parts.campaigns.saveCarrier(carrier, true),
    /** What the last bells were rung for is done. */
    answersBells: async (by: IssuingParts = calm): Promise<void> => {
      for (const bell of bells.splice(0)) await doWork(bell, by);
    },
    /** A gift comes, and stands in its giver's book. */
    gives: async ({
      cents: amountCents = 25_00,
      at = '2026-11-22T10:00:00Z',
      email = 'ada@example.org',
      method = 'card',
    } = {}): Promise<string> => {
      named += 1;
      const gift = `pi_${named}`;
      await book(aChargeEvent({ gift, amountCents, at, email, method }));
      await calm.donors.gave(donorOf(email), Number(at.slice(0, 4)), gift);
      return gift;
    },
    /** Money of a gift goes back. */
    refunds: async (gift: string, amountCents: number) =>
      book(aRefundEvent({ gift, amountCents, at: instantOf(books.now.at) })),
    /** A donor types name and address. */
    isKnown: async (said: Record<string, unknown> = {}, email = 'ada@example.org'): Promise<string> => {
      const donor = Donor.parse({
        donor: donorOf(email),
        type: 'person',
        name: 'Ada Beispiel',
        address: { street: 'Musterstraße 3', postalCode: '04107', city: 'Leipzig' },
        email,
        locale: 'de',
        changedAt: instantOf(books.now.at),
        ...said,
      });
      const before = await calm.donors.find(donor.donor);
      await calm.donors.save(donor, before?.version);
      return donor.donor;
    },
    says: async (terms: Record<string, unknown>) =>
      bare.put({
        ...termsItem(GiftTerms.parse({ changedAt: instantOf(books.now.at), ...terms })),
        version: 1,
      }),
    /** Somebody wants receipts: the orders lie in the table. */
    wants: async (ask: Partial<ReceiptsAsked> = {}): Promise<ReceiptOrder[]> => {
      const orders = await wantedReceipts(
        { donor: donorOf('ada@example.org'), form: 'collective', year: 2026, askedBy: 'donor', ...ask },
        calm,
      );
      for (const order of orders) {
        await calm.receipts.commit({ added: [{ ...receiptOrderItem(order), version: 1 }] });
      }
      return orders;
    },
    wantsCopy: async (receipt: string): Promise<number> => {
      const found = await calm.receipts.find(receipt);
      if (!found) throw new Error('no such receipt');
      const { copy, ...writes } = wantedCopy(found, books.now.at);
      await calm.receipts.commit(writes);
      return copy;
    },
    /** A person has found a mistake. */
    findsWrong: async (receipt: string, said: Partial<StaleReceipt> = {}) =>
      bare.put(
        staleItem({ receipt, because: 'mistake', replace: false, at: instantOf(books.now.at), ...said }),
      ),
    withdraws: async (receipt: string) => doWork({ work: 'stale', receipt }, calm),
    /** All work on the list is done, as often as more follows from it. */
    works: async (by: IssuingParts = calm): Promise<void> => {
      for (let round = 0; round < 20; round += 1) {
        const works = (await listed(lists.receiptWork)).map(({ work, receipt, copy }) => ({
          work,
          receipt,
          copy,
        }));
        if (works.length === 0) return;
        for (const { work, receipt, copy } of works) {
          if (work === 'copy') await doWork({ work, receipt: String(receipt), copy: Number(copy) }, by);
          if (work === 'order' || work === 'stale') await doWork({ work, receipt: String(receipt) }, by);
        }
      }
      throw new Error('work without end');
    },
    receipts: async (year = 2027) => (await calm.receipts.page('leipzig', year, { limit: 1000 })).receipts,
    acts: async (year = 2027) => {
      const acts: string[] = [];
      for await (const { act, number } of calm.register.entries('leipzig', year))
        acts.push(`${act} ${number}`);
      return acts;
    },
    verified: async (year = 2027) => verifyRegister('leipzig', year, { ...calm, archive }),
    /** Letters about receipts, receipt by receipt, by their names. */
    receiptLetters: async () => {
      const hour = books.now.at.toISOString().slice(0, 13);
      return (await listed(lists.written(hour)))
        .filter(({ pk }) => String(pk).startsWith('RECEIPT#'))
        .toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
    },
    tasks: async () => {
      const tasks = [];
      for await (const some of openTasks(bare).open()) tasks.push(...some);
      return tasks.filter(({ matter }) => matter === 'receipt-withdrawn');
    },
  };
};

const nameOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`;

export type Office = Awaited<ReturnType<typeof anOffice>>;

export const sumOf = (receipts: readonly { readonly totalCents: number }[]) =>
  cents(receipts.reduce((sum, { totalCents }) => sum + totalCents, 0));
