import type Stripe from 'stripe';

const day = 86_400;

/**
 * The start of the period with this index, counted from the anchor. Months and years keep the anchor's day; a month
 * without that day ends the period on its last one, and the next month has the day back: 31 January, 28 February,
 * 31 March.
 */
const boundary = (anchorSeconds: number, recurring: Stripe.Price.Recurring, index: number): number => {
  const steps = index * recurring.interval_count;
  if (recurring.interval === 'day') return anchorSeconds + steps * day;
  if (recurring.interval === 'week') return anchorSeconds + steps * 7 * day;
  const anchor = new Date(anchorSeconds * 1000);
  const year = anchor.getUTCFullYear();
  const month = anchor.getUTCMonth() + steps * (recurring.interval === 'year' ? 12 : 1);
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(anchor.getUTCDate(), lastDay)) / 1000;
  return midnight + (anchorSeconds % day);
};

export const boundaryAfter = (
  anchorSeconds: number,
  recurring: Stripe.Price.Recurring,
  afterSeconds: number,
): number => {
  let index = 0;
  while (boundary(anchorSeconds, recurring, index) <= afterSeconds) index += 1;
  return boundary(anchorSeconds, recurring, index);
};
