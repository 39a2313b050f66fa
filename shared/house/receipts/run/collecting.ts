import { standingOf } from '../../../domain/gift-standing.ts';
import type { GiftStanding } from '../../../domain/gift-standing.ts';
import type { Entry } from '../../../domain/ledger.ts';
import { Month, monthOf, nextMonth } from '../../../domain/month.ts';
import type { ReceiptRun } from '../../../domain/receipt-run.ts';
import { concerns } from '../../../domain/receipt-run-assessment.ts';
import { addedCounts, countedOf, emptySums, nothing } from '../../../domain/receipt-run-sums.ts';
import type { Walk } from '../../../domain/receipt-run-walk.ts';
import type { GiftWithTerms } from '../../../store/receipt-gifts.ts';
import { readGifts, worldOf } from '../gifts.ts';
import { isOursOf } from './looking.ts';
import type { RunParts, Walked } from './parts.ts';

/** As many keys as one batch read takes. */
const handful = 100;

/**
 * A page of the books, from the first month of the year to this one: what came in the year may have been noted later.
 * Each gift is counted once, at the first of its entries, and stands in its donor's book and in the run from then on.
 */
export const collectPage = async (run: ReceiptRun, walk: Walk, parts: RunParts): Promise<Walked> => {
  const { month, after } = placeIn(walk.place, run);
  const { entries, next } = await parts.ledgerPages.ofMonth(month, { after, limit: handful });
  const named = [...new Set(entries.filter(isGift).map(({ gift }) => gift))];
  const here = new Set(entries.map(({ entry }) => entry));
  const given = (await readGifts(named, parts.receiptGifts)).filter((each) =>
    here.has(firstEntryOf(each, run)?.entry ?? ''),
  );
  const world = await worldOf(given, parts);
  const found = given.flatMap((each) => {
    const standing = standingOf(each.name, each.gift, each.terms?.thing, world);
    return standing && isOfYear(standing, run) && concerns(standing, run) ? [{ each, standing }] : [];
  });
  const added = await Promise.all(found.map(async (gift) => putDown(gift, run, walk, parts)));
  const sums = run.sums ?? { ...emptySums, all: nothing };
  const all = addedCounts(walk.place === undefined ? nothing : sums.all, countedOf(found.map(standingIn)));
  return {
    run: {
      ...run,
      sums: { ...sums, all },
      donors: run.donors + added.filter((isNew) => isNew).length,
    },
    next: placeBehind(walk, month, next, parts),
  };
};

interface Found {
  readonly each: GiftWithTerms;
  readonly standing: GiftStanding;
}

const standingIn = ({ standing }: Found): GiftStanding => standing;

/** @returns whether its donor is new to the run */
const putDown = async (
  { each, standing }: Found,
  run: ReceiptRun,
  walk: Walk,
  { donors, receiptRuns, givers }: RunParts,
): Promise<boolean> => {
  const donor = await givers(each);
  const isCertified =
    donor !== undefined && standing.receipt !== undefined && isOursOf(run, donor)(standing.receipt);
  // Whoever has a receipt of this run is in it, and what it certifies is in their book.
  if (walk.name === 'count' && isCertified) return false;
  if (donor !== undefined) await donors.gave(donor, run.year, each.name);
  return receiptRuns.noteNew({ run: run.run, donor: donor ?? `gift:${each.name}`, outcome: 'found' });
};

const isGift = ({ account, source, cents }: Entry): boolean =>
  account === 'received' && (source === 'donation' || source === 'membership') && cents > 0;

export const isOfYear = ({ givenOn }: Pick<GiftStanding, 'givenOn'>, { year }: ReceiptRun): boolean =>
  Number(givenOn.slice(0, 4)) === year;

/** Of the entries the walk meets: a gift that was moved or put right has several. */
const firstEntryOf = ({ gift }: GiftWithTerms, run: ReceiptRun): Entry | undefined =>
  [...gift.lines.values()]
    .flatMap(({ first, standing }) => (first ? [first, standing] : [standing]))
    .filter((entry) => isGift(entry) && entry.month >= firstMonth(run))
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))[0];

const orderOf = ({ month, at, entry }: Entry): string => `${month} ${at} ${entry}`;

const firstMonth = ({ year }: ReceiptRun): Month => Month.parse(`${year}-01`);

const placeIn = (place: string | undefined, run: ReceiptRun): { month: Month; after?: string } => {
  if (place === undefined) return { month: firstMonth(run) };
  const [month, after] = place.split(' ');
  return { month: Month.parse(month), ...(after !== undefined && { after }) };
};

const placeBehind = (
  walk: Walk,
  month: Month,
  next: string | undefined,
  { clock }: RunParts,
): Walk | undefined => {
  if (next !== undefined) return { ...walk, place: `${month} ${next}` };
  const following = nextMonth(month);
  return following > monthOf(clock.now()) ? undefined : { ...walk, place: following };
};
