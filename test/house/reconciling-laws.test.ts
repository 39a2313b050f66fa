import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTreasury, days, minutes, type Treasury } from './a-treasury.ts';

const fate = fc.constantFrom('told', 'told', 'lost', 'undelivered');
const card = fc.constantFrom(
  'pm_card_visa',
  'pm_card_bypassPending',
  'pm_card_refundFail',
  'pm_card_pendingRefund',
  'pm_card_createDispute',
  'pm_card_createDisputeInquiry',
);
const iban = fc.constantFrom('DE89370400440532013000', 'DE08370400440532013003', 'DE35370400440532013002');
const step = fc.oneof(
  fc.record({ do: fc.constant('card'), fate, card, cents: fc.integer({ min: 100, max: 99_999 }) }),
  fc.record({ do: fc.constant('debit'), fate, iban, cents: fc.integer({ min: 100, max: 99_999 }) }),
  fc.record({
    do: fc.constant('slow debit'),
    fate,
    method: fc.constantFrom('sepa_debit', 'sepa_debit_bounces'),
    cents: fc.integer({ min: 100, max: 99_999 }),
  }),
  fc.record({ do: fc.constant('promise'), fate, method: fc.constantFrom('card', 'sepa_debit') }),
  fc.record({ do: fc.constant('refund'), fate, which: fc.nat(9), share: fc.integer({ min: 1, max: 100 }) }),
  fc.record({
    do: fc.constant('dispute'),
    fate,
    which: fc.nat(9),
    verb: fc.constantFrom('win', 'lose', 'escalate'),
  }),
  fc.record({ do: fc.constant('return'), fate, which: fc.nat(9) }),
  fc.record({ do: fc.constant('fee'), fate }),
  fc.record({ do: fc.constant('fail payout'), fate, which: fc.nat(9) }),
  fc.record({
    do: fc.constant('wait'),
    fate,
    seconds: fc.constantFrom(minutes(5), days(1), days(4), days(31)),
  }),
  fc.record({ do: fc.constant('reconcile'), fate }),
);
type Step = {
  do: string;
  fate: 'told' | 'lost' | 'undelivered';
  card?: string;
  iban?: string;
  method?: 'card' | 'sepa_debit' | 'sepa_debit_bounces';
  cents?: number;
  which?: number;
  share?: number;
  verb?: string;
  seconds?: number;
};

const happens = async (house: Treasury, one: Step): Promise<void> => {
  const { stripe, lever, happening } = house;
  const pick = <Thing>(things: readonly Thing[]): Thing | undefined =>
    things[(one.which ?? 0) % things.length];
  switch (one.do) {
    case 'card':
      await house.card(one.fate, one.cents, one.card);
      return;
    case 'debit':
      await house.debit(one.fate, one.cents, one.iban);
      return;
    case 'slow debit':
      await house.slowDebit(one.fate, one.cents, one.method);
      return;
    case 'promise':
      await house.promise(one.fate, one.method);
      return;
    case 'refund': {
      const gift = pick((await stripe.paymentIntents.list()).data);
      const amount = Math.max(1, Math.floor(((gift?.amount ?? 0) * (one.share ?? 0)) / 100));
      // What Stripe refuses, as there is nothing left to give back, does not happen.
      if (gift) await house.refund(one.fate, gift.id, amount).catch(() => undefined);
      return;
    }
    case 'dispute': {
      const dispute = pick((await stripe.disputes.list()).data);
      if (dispute) await happening(one.fate, () => lever(`/sandbox/disputes/${dispute.id}/${one.verb}`));
      return;
    }
    case 'return': {
      const gift = pick((await stripe.paymentIntents.list()).data);
      if (gift)
        await happening(one.fate, () => lever(`/sandbox/payments/${gift.id}/return`, { reason: 'MD06' }));
      return;
    }
    case 'fee':
      await happening(one.fate, () => lever('/sandbox/fee', { amount: '1,17' }));
      return;
    case 'fail payout': {
      const payout = pick((await stripe.payouts.list()).data);
      if (payout) await happening(one.fate, () => lever(`/sandbox/payouts/${payout.id}/fail`));
      return;
    }
    case 'wait':
      await house.later(one.seconds ?? 0, one.fate);
      return;
    default:
      await house.reconcile();
  }
};

describe('the reconciliation', () => {
  it('makes the books equal Stripe to the cent, whatever happened and whichever webhooks were lost', async () => {
    const proved = { lines: 0, booked: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const house = await aTreasury();
        try {
          for (const one of steps) await happens(house, one);
          await house.later(minutes(5), 'lost');
          const proof = await house.reconcile();
          expect(proof.differences).toEqual([]);
          expect(proof).toMatchObject({ agrees: true, complete: true });
          expect(await house.booksSay()).toEqual(await house.stripeSays());
          expect(await house.wrongTotals()).toEqual([]);
          proved.booked += proof.booked.entries;

          const before = await house.entries();
          proved.lines += before.length;
          const again = await house.reconcile();
          expect(again).toMatchObject({ agrees: true, booked: { entries: 0 }, fetchedEvents: 0 });
          expect(await house.entries()).toEqual(before);
          for await (const payouts of house.parts.payouts.list()) {
            for (const { agrees } of payouts) expect(agrees).not.toBe(false);
          }
        } finally {
          await house.close();
        }
      }),
      { numRuns: 15 },
    );
    expect(proved.lines).toBeGreaterThan(0);
    expect(proved.booked).toBeGreaterThan(0);
  }, 240_000);
});
