import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSandbox, daySeconds } from './a-sandbox.ts';

const cards = [
  'pm_card_visa',
  'pm_card_createDispute',
  'pm_card_createDisputeInquiry',
  'pm_card_pendingRefund',
  'pm_card_refundFail',
  'pm_card_bypassPending',
  'pm_card_chargeDeclined',
];
const ibans = [
  'DE89370400440532013000',
  'DE35370400440532013002',
  'AT321904300235473204',
  'AT861904300235473202',
  'DE78370400440532013004',
];

type Step =
  | { kind: 'card'; method: string; amount: number }
  | { kind: 'debit'; iban: string; amount: number }
  | { kind: 'refund'; which: number; share: number; course: string }
  | { kind: 'dispute' | 'return' | 'evidence' | 'failPayout' | 'payOut'; which: number; word: string }
  | { kind: 'wait'; hours: number };

const which = fc.nat(5);
const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('card' as const),
      method: fc.constantFrom(...cards),
      amount: fc.integer({ min: 50, max: 50_000 }),
    }),
    fc.record({
      kind: fc.constant('debit' as const),
      iban: fc.constantFrom(...ibans),
      amount: fc.integer({ min: 50, max: 50_000 }),
    }),
    fc.record({
      kind: fc.constant('refund' as const),
      which,
      share: fc.double({ min: 0.01, max: 1, noNaN: true }),
      course: fc.constantFrom('', 'fails later', 'waits for funds'),
    }),
    fc.record({
      kind: fc.constantFrom(...(['dispute', 'return', 'evidence', 'failPayout', 'payOut'] as const)),
      which,
      word: fc.constantFrom('winning_evidence', 'losing_evidence', 'escalate_inquiry_evidence'),
    }),
    fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  ),
  { minLength: 5, maxLength: 40, size: 'max' },
);

const oneOf = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

/** Much of what chance asks for Stripe refuses: that is as good an answer as any. */
const maybe = async (asked: Promise<unknown>): Promise<void> => void (await asked.catch(() => undefined));

const play = async (house: Awaited<ReturnType<typeof aSandbox>>, step: Step): Promise<void> => {
  const { stripe, post, turnClockBy } = house;
  const payment = async (index: number) =>
    oneOf((await stripe.paymentIntents.list({ limit: 100 })).data, index);
  switch (step.kind) {
    case 'card':
      return maybe(
        stripe.paymentIntents.create({
          amount: step.amount,
          currency: 'eur',
          confirm: true,
          payment_method: step.method,
        }),
      );
    case 'debit':
      return maybe(
        stripe.paymentIntents.create({
          amount: step.amount,
          currency: 'eur',
          confirm: true,
          payment_method_data: {
            type: 'sepa_debit',
            sepa_debit: { iban: step.iban },
            billing_details: { name: 'Kim Muster', email: 'kim@example.org' },
          },
        }),
      );
    case 'refund': {
      const one = await payment(step.which);
      const euros = (((one?.amount ?? 0) * step.share) / 100).toFixed(2);
      return maybe(post(`/sandbox/payments/${one?.id}/refund`, { amount: euros, course: step.course }));
    }
    case 'dispute':
    case 'return':
      return maybe(
        post(`/sandbox/payments/${(await payment(step.which))?.id}/${step.kind}`, { reason: 'MD06' }),
      );
    case 'evidence': {
      const one = oneOf((await stripe.disputes.list({ limit: 100 })).data, step.which);
      return maybe(
        stripe.disputes.update(one?.id ?? 'du_none', { evidence: { uncategorized_text: step.word } }),
      );
    }
    case 'failPayout': {
      const one = oneOf((await stripe.payouts.list({ limit: 100 })).data, step.which);
      return maybe(post(`/sandbox/payouts/${one?.id ?? 'po_none'}/fail`, {}));
    }
    case 'payOut':
      return maybe(stripe.payouts.create({ amount: 1 + step.which * 100, currency: 'eur' }));
    case 'wait':
      return turnClockBy(step.hours * 3600);
  }
};

describe('every cent', () => {
  it('is in the balance or was paid out, and every payout is the sum of its parts', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (run) => {
        const house = await aSandbox({ events: [] });
        for (const step of run) await play(house, step);
        house.turnClockBy(daySeconds);
        const { stripe } = house;
        const all = await stripe.balanceTransactions.list({ limit: 100 }).autoPagingToArray({ limit: 5000 });
        for (const one of all) expect(one.net).toBe(one.amount - one.fee);

        const balance = await stripe.balance.retrieve();
        const inBalance = [...balance.available, ...balance.pending].reduce(
          (sum, { amount }) => sum + amount,
          0,
        );
        expect(inBalance).toBe(all.reduce((sum, { net }) => sum + net, 0));

        const seen = new Set<string>();
        for (const payout of await stripe.payouts.list({ limit: 100 }).autoPagingToArray({ limit: 1000 })) {
          if (!payout.automatic) continue;
          const parts = await stripe.balanceTransactions
            .list({ payout: payout.id, limit: 100 })
            .autoPagingToArray({ limit: 5000 });
          const others = parts.filter(({ id }) => id !== payout.balance_transaction);
          expect(others).toHaveLength(parts.length - 1);
          expect(others.reduce((sum, { net }) => sum + net, 0)).toBe(payout.amount);
          for (const { id } of parts) {
            expect(seen).not.toContain(id);
            seen.add(id);
          }
        }

        for (const charge of await stripe.charges.list({ limit: 100 }).autoPagingToArray({ limit: 5000 })) {
          const refunds = (await stripe.refunds.list({ charge: charge.id, limit: 100 })).data;
          const disputes = (await stripe.disputes.list({ charge: charge.id, limit: 100 })).data;
          const refunded = refunds
            .filter(({ status, balance_transaction: moved }) => status !== 'failed' && moved !== null)
            .reduce((sum, { amount }) => sum + amount, 0);
          const withdrawn = disputes
            .filter(({ is_charge_refundable: refundable }) => !refundable)
            .reduce((sum, { amount }) => sum + amount, 0);
          expect(charge.amount_refunded).toBe(refunded);
          expect(refunded + withdrawn).toBeLessThanOrEqual(charge.amount_captured);
          const moved = all
            .filter(({ source }) => [charge, ...refunds, ...disputes].some(({ id }) => id === source))
            .reduce((sum, { amount }) => sum + amount, 0);
          const arrived = charge.balance_transaction === null ? 0 : charge.amount_captured;
          expect(moved).toBe(arrived - refunded - withdrawn);
          expect(charge.failure_balance_transaction !== null).toBe(
            charge.status === 'failed' && charge.payment_method_details?.type === 'sepa_debit',
          );
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
