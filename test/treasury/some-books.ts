import type { Entry } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { dayOf, Instant, instantOf, monthOf } from '../../shared/domain/month.ts';
import type { ADesk } from './a-desk.ts';

/** An entry of a card gift as Stripe's event would have booked it; each `number` is another gift. */
export const anEntry = (
  number: number,
  {
    at = '2026-11-10T10:00:00.000Z',
    ...more
  }: Partial<Omit<Entry, 'at' | 'cents'>> & {
    readonly at?: string;
    readonly cents?: number;
  } = {},
): Entry => {
  const gift = more.gift ?? `pi_3books${String(number).padStart(6, '0')}`;
  const instant = Instant.parse(at);
  return {
    entry: `stripe:${gift}:received`,
    movement: 'received',
    account: 'received',
    line: `${gift}:received`,
    donation: `don_${String(number).padStart(8, '0')}`,
    charge: `ch_3books${String(number).padStart(6, '0')}`,
    campaign: 'netzwerk',
    month: monthOf(instant),
    day: dayOf(instant),
    source: 'donation',
    earmark: 'free',
    method: 'card',
    event: `evt_${number}`,
    bookedAt: instant,
    ...more,
    gift,
    at: instant,
    cents: cents(more.cents ?? 1000),
  };
};

/** What the payment service kept of that gift, a second later. */
export const itsFee = (gift: Entry, feeCents: number): Entry => ({
  ...gift,
  at: instantOf(new Date(Date.parse(gift.at) + 1000)),
  entry: `stripe:txn_${gift.gift}:fee`,
  line: `txn_${gift.gift}:fee`,
  movement: 'fee',
  account: 'fees',
  cents: cents(-feeCents),
});

/** What of it went back a day later. */
export const itsRefund = (gift: Entry, refundedCents: number, at: string): Entry => ({
  ...anEntry(0, { at }),
  gift: gift.gift,
  campaign: gift.campaign,
  earmark: gift.earmark,
  entry: `stripe:re_${gift.gift}`,
  line: `re_${gift.gift}`,
  movement: 'refunded',
  account: 'returned',
  cents: cents(-refundedCents),
});

/** Books them for real, with their month totals. */
export const bookAll = async ({ parts }: Pick<ADesk, 'parts'>, entries: readonly Entry[]): Promise<void> => {
  for (let first = 0; first < entries.length; first += 60) {
    const cancelled = await parts.ledger.book(entries.slice(first, first + 60).map((entry) => ({ entry })));
    if (cancelled) throw new Error(`the books did not take the entries: ${cancelled}`);
  }
};

/** What Stripe's balance says of a gift: its fee, and from when on it can be paid out. */
export const settle = async ({ parts }: Pick<ADesk, 'parts'>, gift: Entry, feeCents: number): Promise<void> =>
  parts.balances.settle(
    {
      gift: gift.gift,
      transaction: `txn_${gift.gift}`,
      type: 'charge',
      amountCents: gift.cents,
      feeCents: cents(feeCents),
      netCents: cents(gift.cents - feeCents),
      at: gift.at,
      availableOn: gift.day,
      entry: gift.entry,
    },
    gift.at,
  );
