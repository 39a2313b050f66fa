import * as z from 'zod';
import { disputeLines, feeLine, receivedLine, returnedLine } from '../domain/gift-lines.ts';
import { type Cents, cents, negated } from '../domain/money.ts';
import { Day, type Instant } from '../domain/month.ts';
import type { BookSums, StripeSums } from '../domain/proof.ts';
import type { Envelope } from './envelope.ts';
import { byCharge } from './tellers/payment.ts';
import { byDispute, byRefund } from './tellers/return.ts';
import { at, type GiftTelling, Reference } from './tellers/telling.ts';

/** A movement of our balance at Stripe, with the object that caused it. */
export const BalanceTransaction = z.object({
  id: z.string(),
  amount: z.int(),
  fee: z.int(),
  net: z.int(),
  currency: z.string(),
  type: z.string(),
  reporting_category: z.string(),
  created: z.int().min(0),
  available_on: z.int().min(0),
  source: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
});
export type BalanceTransaction = z.infer<typeof BalanceTransaction>;

/** What a balance transaction says, in our words. */
export interface Moved {
  readonly transaction: string;
  readonly type: string;
  readonly kind: keyof StripeSums;
  readonly at: Instant;
  readonly availableOn: Day;
  readonly amountCents: Cents;
  readonly feeCents: Cents;
  readonly netCents: Cents;
  /** What the books say about it; nothing, if it only moved between our own accounts. */
  readonly booking?: Booking;
  readonly payout?: string;
}

export interface Booking {
  /** The payment intent or charge; the transaction itself, where no gift is concerned. */
  readonly gift: string;
  /** The attempt it is about, where it is one. */
  readonly charge?: string;
  readonly kind: keyof BookSums;
  /** The line of the books that stands for it, and its amount. */
  readonly line: string;
  readonly cents: Cents;
  /** What is to be told to the books if they do not have the line. */
  readonly telling: GiftTelling;
  /**
   * - `here`: it counts; - `waiting`: the debit is on its way, though Stripe shows its transaction already;
   * - `failed`: the charge failed. If we never had the money, both of its transactions come to nothing.
   */
  readonly state: 'here' | 'waiting' | 'failed';
  /** The charge says nothing about where it belongs, but somebody who promised to give again has paid it. */
  readonly askInvoice: boolean;
}

const Source = z.object({ id: z.string(), object: z.string() });

const Charge = z.object({
  id: z.string(),
  status: z.enum(['succeeded', 'pending', 'failed']),
  payment_intent: Reference.nullish(),
  customer: Reference.nullish(),
});

/** By Stripe's reporting categories: money that stays ours, or was never ours. Everything else that names no gift is a cost. */
const ownMoney =
  /^(?:topup|topup_reversal|transfer|transfer_reversal|advance|advance_funding|anticipation_repayment|risk_reserved_funds|connect_reserved_funds|connect_collection_transfer|payout_minimum_balance_(?:hold|release)|payment_network_reserve_(?:hold|release)|reserve_(?:hold|release))$/;

/**
 * Reads a balance transaction whose source is expanded.
 *
 * @param seenAt when it was found out that a debit which had been on its way arrived; by then the transaction is days old
 * @throws ZodError if the source is not what Stripe's types say
 */
export const movedBy = (transaction: BalanceTransaction, seenAt?: Date): Moved => {
  const seconds = seenAt
    ? Math.min(transaction.available_on, Math.floor(seenAt.getTime() / 1000))
    : transaction.created;
  const moved: Moved = {
    transaction: transaction.id,
    type: transaction.type,
    kind: 'other',
    at: at(seconds),
    availableOn: Day.parse(at(transaction.available_on).slice(0, 10)),
    amountCents: cents(transaction.amount),
    feeCents: cents(transaction.fee),
    netCents: cents(transaction.net),
  };
  const source = Source.safeParse(transaction.source).data;
  if (source?.object === 'payout') {
    return { ...withFee(moved), kind: 'payouts', payout: source.id };
  }
  if (ownMoney.test(transaction.reporting_category)) return withFee(moved);
  const event = envelopeOf(transaction, seconds);
  if (source?.object === 'charge') return byChargeSource(moved, event);
  const booking =
    source?.object === 'refund'
      ? ofRefund(moved, event)
      : source?.object === 'dispute'
        ? ofDispute(moved, event)
        : undefined;
  return booking ? { ...moved, kind: 'returned', booking } : ownFee(moved);
};

/** The tellers of events read it: only the number is the transaction's. */
const envelopeOf = ({ id, source }: BalanceTransaction, created: number): Envelope => ({
  id,
  object: 'event',
  type: 'balance_transaction',
  api_version: null,
  created,
  livemode: false,
  data: { object: typeof source === 'object' && source ? source : {} },
});

const byChargeSource = (moved: Moved, event: Envelope): Moved => {
  const charge = Charge.parse(event.data.object);
  const gift = charge.payment_intent ?? charge.id;
  if (moved.type !== 'charge' && moved.type !== 'payment') {
    const state = charge.status === 'failed' ? 'failed' : 'here';
    return { ...moved, kind: 'returned', booking: { ...returned(moved, gift), charge: charge.id, state } };
  }
  const waits = charge.status === 'pending';
  const [told] = byCharge(waits ? 'pending' : 'received')(event);
  const telling: GiftTelling =
    told && 'charge' in told
      ? { ...told, currency: 'eur', cents: moved.amountCents }
      : {
          fact: 'received',
          gift,
          at: moved.at,
          event: moved.transaction,
          cents: moved.amountCents,
          currency: 'eur',
        };
  return {
    ...moved,
    kind: 'payments',
    booking: {
      gift,
      charge: charge.id,
      kind: 'payments',
      line: receivedLine(gift),
      cents: moved.amountCents,
      telling,
      state: waits ? 'waiting' : charge.status === 'failed' ? 'failed' : 'here',
      askInvoice: telling.attribution === undefined && Boolean(charge.customer) && gift.startsWith('pi_'),
    },
  };
};

const returned = ({ transaction, amountCents, at: movedAt }: Moved, gift: string): Booking => ({
  gift,
  kind: 'returned',
  line: returnedLine(transaction),
  cents: amountCents,
  telling: {
    fact: 'returned',
    gift,
    at: movedAt,
    event: transaction,
    transaction,
    cents: amountCents,
    currency: 'eur',
  },
  state: 'here',
  askInvoice: false,
});

/** What left us is the refund, what came back its failure, whatever has become of it since. */
const ofRefund = (moved: Moved, event: Envelope): Booking | undefined => {
  const [told] = byRefund(event);
  if (!told || !('refund' in told)) return undefined;
  const away = moved.amountCents < 0;
  const amount = away ? negated(moved.amountCents) : moved.amountCents;
  return {
    gift: told.gift,
    kind: 'returned',
    line: away ? told.refund : `${told.refund}:failed`,
    cents: moved.amountCents,
    telling: { ...told, cents: amount, currency: 'eur', outcome: away ? 'sent' : 'failed', moved: true },
    state: 'here',
    askInvoice: false,
  };
};

const ofDispute = (moved: Moved, event: Envelope): Booking | undefined => {
  const [told] = byDispute()(event);
  if (!told || !('dispute' in told)) return undefined;
  const known = disputeLines(told.dispute, told.movements).find(
    ({ movement }) => movement.transaction === moved.transaction,
  );
  // A movement that the dispute does not list is booked by its own number.
  if (!known) return returned(moved, told.gift);
  return {
    gift: told.gift,
    kind: 'returned',
    line: known.line,
    cents: moved.amountCents,
    telling: told,
    state: 'here',
    askInvoice: false,
  };
};

/** What Stripe takes for itself, and whatever else names no gift: one entry of its own. */
const ownFee = (moved: Moved): Moved => ({ ...moved, kind: 'fees', booking: feeOf(moved, moved.netCents) });

/** A payout that is there at once costs something. */
const withFee = (moved: Moved): Moved =>
  moved.feeCents === 0 ? moved : { ...moved, booking: feeOf(moved, negated(moved.feeCents)) };

const feeOf = ({ transaction, at: movedAt }: Moved, amount: Cents): Booking => ({
  gift: transaction,
  kind: 'fees',
  line: feeLine(transaction),
  cents: amount,
  telling: feeTelling(transaction, transaction, negated(amount), movedAt),
  state: 'here',
  askInvoice: false,
});

export const feeTelling = (
  gift: string,
  transaction: string,
  feeCents: Cents,
  movedAt: Instant,
): GiftTelling => ({
  fact: 'fee',
  gift,
  at: movedAt,
  event: transaction,
  transaction,
  cents: feeCents,
  currency: 'eur',
});
