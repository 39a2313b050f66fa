import type * as z from 'zod';
import type { GiftStanding } from './gift-standing.ts';
import { type Cents, cents } from './money.ts';
import type { ReceiptExclusion, ReceiptRunDonor, ReceiptRunSums } from './receipt-run.ts';
import type { ReceiptBlock } from './receipt-work.ts';

/** Where the money of one donor is. */
export type DonorSums = NonNullable<ReceiptRunDonor['sums']>;
type Counted = ReceiptRunSums['all'];

export const nothing: Counted = { gifts: 0, cents: cents(0) };

export const emptySums: DonorSums = {
  issued: { ...nothing, receipts: 0 },
  before: nothing,
  excluded: {},
  blocked: {},
};

const plus = (one: Counted, other: Counted): Counted => ({
  gifts: one.gifts + other.gifts,
  cents: cents(one.cents + other.cents),
});

export const countedOf = (gifts: readonly { readonly cents: Cents }[]): Counted => ({
  gifts: gifts.length,
  cents: cents(gifts.reduce((sum, gift) => sum + gift.cents, 0)),
});

export const addedSums = (one: DonorSums, other: DonorSums): DonorSums => ({
  issued: {
    ...plus(one.issued, other.issued),
    receipts: one.issued.receipts + other.issued.receipts,
  },
  before: plus(one.before, other.before),
  excluded: addedReasons(one.excluded, other.excluded),
  blocked: addedReasons(one.blocked, other.blocked),
});

export const addedCounts = plus;

const addedReasons = <Reason extends string>(
  one: Partial<Record<Reason, Counted>>,
  other: Partial<Record<Reason, Counted>>,
): Partial<Record<Reason, Counted>> => {
  const sums = { ...one };
  for (const [reason, counted] of reasonsIn(other)) sums[reason] = plus(sums[reason] ?? nothing, counted);
  return sums;
};

/** Reasons with what each keeps out of receipts, in no particular order. */
export const reasonsIn = <Reason extends string>(
  sums: Partial<Record<Reason, Counted>>,
): [Reason, Counted][] => {
  const found: [Reason, Counted][] = [];
  let reason: Reason;
  for (reason in sums) {
    const counted = sums[reason];
    if (counted) found.push([reason, counted]);
  }
  return found;
};

/** All of it, whichever place it is in: what must be as much as the books say. */
export const wholeOf = ({ issued, before, excluded, blocked }: DonorSums): Counted =>
  [issued, before, ...Object.values(excluded), ...Object.values(blocked)].reduce<Counted>(plus, nothing);

/** Whether every cent that was given is where the sums say. */
export const addsUp = (sums: ReceiptRunSums): boolean => {
  const whole = wholeOf(sums);
  return whole.gifts === sums.all.gifts && whole.cents === sums.all.cents;
};

/** Why one gift is not in a receipt of the run and will not be, or that it is or was in one. */
export type Placed =
  | 'issued'
  | 'before'
  | 'ready'
  | { readonly excluded: z.infer<typeof ReceiptExclusion> }
  | { readonly blocked: ReceiptBlock };

/** The sums of gifts, each in its one place; of what is ready, in the place it comes to. */
export const sumsOf = (
  gifts: readonly { readonly gift: GiftStanding; readonly place: Placed }[],
  ready: Exclude<Placed, 'ready'>,
): DonorSums =>
  gifts.reduce<DonorSums>(
    (sums, { gift, place }) =>
      addedSums(sums, sumOfOne(countedOf([gift]), place === 'ready' ? ready : place)),
    emptySums,
  );

const sumOfOne = (counted: Counted, place: Exclude<Placed, 'ready'>): DonorSums => {
  if (place === 'issued') return { ...emptySums, issued: { ...counted, receipts: 0 } };
  if (place === 'before') return { ...emptySums, before: counted };
  return 'excluded' in place
    ? { ...emptySums, excluded: { [place.excluded]: counted } }
    : { ...emptySums, blocked: { [place.blocked]: counted } };
};
