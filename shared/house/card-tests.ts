import * as z from 'zod';
import { instantOf } from '../domain/month.ts';
import type { Log } from '../lambda/log.ts';
import { bodyOf, type KeptEvent } from '../store/inbox.ts';
import type { Limits } from '../store/limits.ts';
import type { HourOfPayments, Round } from '../store/rounds.ts';
import { allCheckouts } from './checkout-limits.ts';

export interface WatchingParts {
  readonly limits: Pick<Limits, 'between'>;
  readonly log: Pick<Log, 'alarm'>;
}

/** So many checkouts in a day must be started before their share says anything, and so small must it be. */
const leastStarted = 50;
const leastBeganShare = 0.2;
/** So many charges must have failed, and so large must be their share: this is what card tests look like. */
const leastFailed = 20;
const mostFailedShare = 0.5;

const dayMilliseconds = 24 * 60 * 60 * 1000;

type Payments = Omit<HourOfPayments, 'hour'>;

/** A charge as far as it matters here: how it was paid, and whether one of our payment pages made it. */
const Charge = z.object({
  data: z.object({
    object: z.object({
      metadata: z.object({ donation: z.string().optional() }).nullish(),
      payment_method_details: z.object({ type: z.string() }).nullish(),
    }),
  }),
});

const nothing: Payments = { began: 0, paid: 0, failed: 0 };

/**
 * What events say of payments. A debit is counted when it sets out: what comes of it weeks later says nothing of card
 * tests. The charges of a promise do not say whose they are, so that its beginning speaks for its first one.
 */
export const paymentsIn = (events: readonly KeptEvent[]): Payments =>
  events.map(paymentsOf).reduce(added, nothing);

export const added = (one: Payments, other: Payments): Payments => ({
  began: one.began + other.began,
  paid: one.paid + other.paid,
  failed: one.failed + other.failed,
});

const paymentsOf = (event: KeptEvent): Payments => {
  if (event.type === 'customer.subscription.created') return { ...nothing, began: 1 };
  if (!/^charge\.(?:pending|succeeded|failed)$/.test(event.type)) return nothing;
  const read = Charge.safeParse(JSON.parse(bodyOf(event))).data;
  if (!read) return nothing;
  const { metadata, payment_method_details: details } = read.data.object;
  const began = metadata?.donation === undefined ? 0 : 1;
  if (event.type === 'charge.pending') return { ...nothing, began };
  if (details?.type === 'sepa_debit') return nothing;
  return event.type === 'charge.failed' ? { ...nothing, failed: 1 } : { ...nothing, began, paid: 1 };
};

/**
 * Adds an hour that is over to the last day's, and warns once a day if its figures look like card tests.
 *
 * @param endOfHour when the hour was over
 */
export const watchCheckouts = async (
  before: Round | undefined,
  payments: HourOfPayments,
  endOfHour: Date,
  { limits, log }: WatchingParts,
): Promise<Round> => {
  const from = new Date(endOfHour.getTime() - dayMilliseconds);
  const hours = [...(before?.hours ?? []), payments].filter(({ hour }) => new Date(`${hour}:00:00Z`) >= from);
  const quiet = before?.quietUntil;
  const round = { sweptThrough: payments.hour, hours, ...(quiet === undefined ? {} : { quietUntil: quiet }) };
  if (quiet !== undefined && endOfHour < new Date(quiet)) return round;
  const sum = (name: keyof Payments): number => hours.reduce((all, hour) => all + hour[name], 0);
  const [began, paid, failed] = [sum('began'), sum('paid'), sum('failed')];
  const started = await limits.between(allCheckouts, from, endOfHour);
  const isUnpaid = started >= leastStarted && began < started * leastBeganShare;
  const isFailing = failed >= leastFailed && failed > (paid + failed) * mostFailedShare;
  if (!isUnpaid && !isFailing) return round;
  log.alarm('unpaid-checkouts', warning, { started, began, paid, failed });
  return { ...round, quietUntil: instantOf(new Date(endOfHour.getTime() + dayMilliseconds)) };
};

const warning =
  'In the last 24 hours most checkouts came to nothing, or most charges failed: somebody may be testing stolen cards. Look at the failed payments in Stripe’s dashboard, and see “Against card testing” in docs/operations.md.';
