import type { Locale } from '../../domain/locale.ts';
import { dayOf, instantOf } from '../../domain/month.ts';
import { Refusal } from '../../domain/refusal.ts';
import { ReceiptYear } from '../../domain/receipt.ts';
import type { Writes } from '../../store/desk.ts';
import { linkUseItem, type ReceiptsDoor } from '../../store/receipts-doors.ts';
import { receiptOrderItem } from '../../store/receipts.ts';
import { receiptWords } from '../../words/receipts.ts';
import { wantedCopy } from '../receipts/copying.ts';
import { giftsOf } from '../receipts/gifts.ts';
import { type ReceiptsAsked, wantedReceipts } from '../receipts/wanted.ts';
import { untilDone } from '../until-done.ts';
import type { Doing, SiteReceiptsParts } from './receipts-parts.ts';
import { purposes } from './receipts-shown.ts';

type Fields = Readonly<Record<string, string>>;

/**
 * A receipt for one gift. Of a debit its giver's bank may still take back, only once they have been told.
 *
 * @throws Refusal 404 `gift.unknown`, 409 `gift.receipted`, `gift.excluded`
 */
export const wantSingle = async (
  door: ReceiptsDoor,
  fields: Fields,
  locale: Locale,
  parts: SiteReceiptsParts,
): Promise<Doing> => {
  const { gift = '', warned } = fields;
  const year = yearIn(fields);
  const missing = await addressMissing(door, locale, parts);
  if (missing) return missing;
  const found = (await giftsOf(door.donor, year, parts)).find((one) => one.gift === gift);
  const today = dayOf(parts.clock.now());
  const mayReturn = found?.returnableUntil !== undefined && found.returnableUntil >= today;
  // Its page was made before the money was known to be a debit: it is shown again, with what there is to know.
  if (mayReturn && warned !== 'yes') return { again: {} };
  const ask = { form: 'single', year, gifts: [gift], ...(mayReturn && { debitWarned: true }) } as const;
  return { done: await order(door, purposes.single(gift), ask, parts) };
};

/**
 * One receipt for all gifts of a year that is over, from each carrier that received some.
 *
 * @throws Refusal 409 `receipts.year-not-over`, `receipts.nothing`
 */
export const wantCollective = async (
  door: ReceiptsDoor,
  fields: Fields,
  locale: Locale,
  parts: SiteReceiptsParts,
): Promise<Doing> => {
  const year = yearIn(fields);
  const missing = await addressMissing(door, locale, parts);
  if (missing) return missing;
  if (year >= Number(dayOf(parts.clock.now()).slice(0, 4))) throw yearNotOver;
  return { done: await order(door, purposes.collective(year), { form: 'collective', year }, parts) };
};

/**
 * A copy of a receipt of theirs.
 *
 * @throws Refusal 404 `receipt.unknown`, 409 `receipt.not-valid`, `receipt.removed`, `receipt.too-many-copies`
 */
export const wantCopy = async (
  door: ReceiptsDoor,
  { receipt: name = '' }: Fields,
  _: Locale,
  parts: SiteReceiptsParts,
): Promise<Doing> => {
  const done = await once(door, purposes.copy(name), parts, async () => {
    const receipt = await ownReceipt(door, name, parts);
    return wantedCopy(receipt, parts.clock.now());
  });
  return { done: done === 'done' ? 'copy' : done };
};

/** @throws Refusal 404 `receipt.unknown`, also of somebody else's */
export const ownReceipt = async (
  { donor }: ReceiptsDoor,
  name: string,
  { donors, receipts }: Pick<SiteReceiptsParts, 'donors' | 'receipts'>,
) => {
  const isTheirs = (await donors.receiptsOf(donor)).includes(name);
  const receipt = isTheirs ? await receipts.find(name) : undefined;
  if (receipt) return receipt;
  throw new Refusal(404, 'receipt.unknown', {
    de: 'Diese Zuwendungsbestätigung gibt es hier nicht.',
    en: 'There is no such receipt here.',
  });
};

const order = async (
  door: ReceiptsDoor,
  purpose: string,
  ask: Pick<ReceiptsAsked, 'form' | 'year' | 'gifts' | 'debitWarned'>,
  parts: SiteReceiptsParts,
): Promise<'asked' | 'before'> => {
  const done = await once(door, purpose, parts, async () => {
    const orders = await wantedReceipts({ ...ask, donor: door.donor, askedBy: 'donor' }, parts);
    if (orders.length === 0) throw nothingOpen;
    return { added: orders.map((one) => ({ ...receiptOrderItem(one), version: 1 })) };
  });
  return done === 'done' ? 'asked' : done;
};

/** A link is good once for each purpose: that it was used is written together with what it was used for. */
const once = async (
  { link }: ReceiptsDoor,
  purpose: string,
  { clock, receipts, receiptsDoors }: SiteReceiptsParts,
  writes: () => Promise<Writes>,
): Promise<'done' | 'before'> =>
  untilDone(clock, async () => {
    if ((await receiptsDoors.uses(link)).has(purpose)) return 'before';
    const { added = [], ...rest } = await writes();
    const use = linkUseItem(link, purpose, instantOf(clock.now()));
    const why = await receipts.commit({ ...rest, added: [...added, use] });
    // Somebody was quicker, perhaps with the very same: read again, and decide again.
    return why === undefined ? 'done' : 'contended';
  });

/** Whoever asks without the page's help is told what comes first. */
const addressMissing = async (
  { donor }: ReceiptsDoor,
  locale: Locale,
  { donors }: SiteReceiptsParts,
): Promise<Doing | undefined> =>
  (await donors.find(donor)) ? undefined : { again: { refused: receiptWords[locale].mine.addressFirst } };

/** @throws Refusal 404 `gift.unknown` */
const yearIn = ({ year }: Fields): number => {
  const read = ReceiptYear.safeParse(Number(year));
  if (read.success) return read.data;
  throw new Refusal(404, 'gift.unknown', {
    de: 'Diese Spende finden wir nicht.',
    en: 'We do not find this gift.',
  });
};

const yearNotOver = new Refusal(409, 'receipts.year-not-over', {
  de: 'Eine Sammelbestätigung gibt es, wenn das Jahr vorbei ist. Einzelne Spenden gehen schon jetzt.',
  en: 'One receipt for all can be had when the year is over. Single donations can be certified now.',
});

const nothingOpen = new Refusal(409, 'receipts.nothing', {
  de: 'Aus diesem Jahr ist nichts mehr offen: Alles steht schon in einer Bestätigung, oder es gibt keine dafür.',
  en: 'Nothing of this year is open: all of it stands in a receipt already, or there is none for it.',
});
