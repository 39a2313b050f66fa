import { type Day, dayOf, type Instant, instantOf } from '../../domain/month.ts';
import type { Receipt } from '../../domain/receipt.ts';
import type { RegisterEntry } from '../../domain/register.ts';
import { errorFields, type Log } from '../../lambda/log.ts';
import { type Archive, printDocument, receiptDocument } from '../../store/archive.ts';
import type { openCertifying } from '../../store/certifying.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import { receiptItem } from '../../store/receipts.ts';
import type { Clock } from '../clock.ts';
import { actOf, appended, registerWrites } from './chain.ts';

type Certifying = ReturnType<typeof openCertifying>;

export interface RetainingParts {
  readonly receipts: Pick<Certifying['receipts'], 'page' | 'find' | 'commit'>;
  readonly register: Pick<Certifying['register'], 'kept' | 'keep' | 'head'>;
  readonly receiptRuns: Pick<Certifying['receiptRuns'], 'of'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly archive: Pick<Archive, 'remove'>;
  readonly campaigns: Pick<Campaigns, 'list'>;
}

/** No register is older: before, receipts were typed by hand. */
const firstYear = 2026;
/** The least a carrier may choose (`ReceiptSettings`). */
const leastYears = 6;
/** Each takes two actions of a transaction: its contents go, and the register says so. */
const mostTogether = 40;

/**
 * Removes what nobody has to keep any longer (§ 147 (3) AO): of each receipt whose last day is over its contents, its
 * document and its copies. Number, sum and the lines of the register stay, and a line more says that it was removed.
 * Where nothing is due this costs a read for each register that is old enough.
 *
 * @param until goes on next time with what is left then
 */
export const removeExpired = async (parts: RetainingParts, until: Date): Promise<void> => {
  const { clock, campaigns, register } = parts;
  const today = dayOf(clock.now());
  const years = yearsBetween(firstYear, Number(today.slice(0, 4)) - leastYears - 1);
  if (years.length === 0) return;
  // Everybody who has ever received money for a campaign.
  const received = (await campaigns.list()).flatMap(({ carriers }) => carriers);
  for (const carrier of new Set(received.map((period) => period.carrier))) {
    for (const year of years) {
      if (clock.now() > until) return;
      const kept = await register.kept(carrier, year);
      if (kept && (kept.nextOn === undefined || kept.nextOn > today)) continue;
      await goThrough(carrier, year, today, until, parts);
    }
  }
};

/** The same within the hourly sweep: whatever is wrong with old receipts holds up neither gifts nor letters. */
export const removeExpiredReceipts = async (parts: RetainingParts, until: Date): Promise<void> => {
  try {
    await removeExpired(parts, until);
  } catch (error) {
    parts.log.alarm(
      'receipts-not-removed',
      'Receipts whose time is over are still there.',
      errorFields(error),
    );
  }
};

const yearsBetween = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

const goThrough = async (
  carrier: string,
  year: number,
  today: Day,
  until: Date,
  parts: RetainingParts,
): Promise<void> => {
  const { clock, receipts, register } = parts;
  let nextOn: Day | undefined;
  let after: string | undefined;
  do {
    if (clock.now() > until) return;
    const page = await receipts.page(carrier, year, { after, limit: mostTogether });
    const full = page.receipts.filter(({ snapshot }) => snapshot);
    const due = full.filter(({ retainUntil }) => retainUntil < today);
    if (due.length > 0) await remove(carrier, year, due, parts);
    for (const { retainUntil } of full) {
      const removable = dayAfter(retainUntil);
      if (retainUntil >= today && (nextOn === undefined || removable < nextOn)) nextOn = removable;
    }
    after = page.next;
  } while (after !== undefined);
  if (nextOn === undefined) await removePrints(carrier, year, parts);
  await register.keep(carrier, year, nextOn === undefined ? {} : { nextOn });
};

/**
 * First the documents, then what the table says: whoever is killed between does both again, and no document is left
 * of which the register says that it is gone.
 *
 * @throws Error if somebody wrote to the register at the same moment: the next round tries again
 */
const remove = async (
  carrier: string,
  year: number,
  listed: readonly Receipt[],
  { archive, clock, log, receipts, register }: RetainingParts,
): Promise<void> => {
  // The list may be a moment old; what is written takes the place of what is read here.
  const found = await Promise.all(listed.map(async ({ receipt }) => receipts.find(receipt)));
  const due = found.flatMap((receipt) => (receipt?.snapshot ? [receipt] : []));
  if (due.length === 0) return;
  for (const { number, copies } of due) {
    const all = [undefined, ...Array.from({ length: copies }, (_, index) => index + 1)];
    for (const copy of all) await archive.remove(receiptDocument(number, copy));
  }
  const at = instantOf(clock.now());
  let head = await register.head(carrier, year);
  const entries: RegisterEntry[] = [];
  for (const receipt of due) {
    const next = appended(head, actOf('removed', receipt, at));
    ({ head } = next);
    entries.push(next.entry);
  }
  const lines = registerWrites(head, entries);
  const emptied = due.map((receipt) => ({ item: receiptItem(emptyOf(receipt)), version: receipt.version }));
  const undone = await receipts.commit({ ...lines, changed: [...lines.changed, ...emptied] });
  if (undone) throw new Error(`nothing was removed from ${carrier} ${year}: ${undone}`);
  for (const { number } of due) log.tell('receipt removed, its time is over', { number });
};

/** What is left of a receipt: nobody’s name and address. */
const emptyOf = (receipt: Receipt): Receipt => {
  const { snapshot: _, to: __, ...left } = receipt;
  return left;
};

/** Files of receipts to be printed, of the runs that issued in that year. */
const removePrints = async (
  carrier: string,
  year: number,
  { archive, receiptRuns }: RetainingParts,
): Promise<void> => {
  for (const { run, prints, startedAt } of await receiptRuns.of(carrier)) {
    if (startedAt === undefined || yearOf(startedAt) !== year) continue;
    for (let part = 1; part <= prints; part += 1) await archive.remove(printDocument(run, part));
  }
};

const yearOf = (instant: Instant): number => Number(dayOf(instant).slice(0, 4));

const dayMilliseconds = 24 * 60 * 60 * 1000;
const dayAfter = (day: Day): Day => dayOf(new Date(Date.parse(day) + dayMilliseconds));
