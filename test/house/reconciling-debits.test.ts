import { describe, expect, it, onTestFinished } from 'vitest';
import { aTreasury, days } from './a-treasury.ts';

const open = async () => {
  const house = await aTreasury();
  onTestFinished(house.close);
  return {
    ...house,
    totals: async () => (await house.progress()).totals,
  };
};

describe.each(['told', 'lost'] as const)('a debit whose events are %s', (fate) => {
  it('is not received while it is on its way, and is proved once it is there', async () => {
    const house = await open();
    await house.slowDebit(fate, 7000, 'sepa_debit');
    for (const waited of [0, 1, 3]) {
      await house.later(days(waited), fate);
      const proof = await house.reconcile();
      expect(proof).toMatchObject({ agrees: true, waiting: 1, stripe: { payments: 0, payouts: 0 } });
      expect(await house.totals()).toMatchObject({ receivedCents: 0, pendingCents: 7000 });
    }
    await house.later(days(1), fate);
    await expect(house.reconcile()).resolves.toMatchObject({
      agrees: true,
      waiting: 0,
      stripe: { payments: 7000, fees: -35 },
      booked: { entries: fate === 'told' ? 0 : 1 },
    });
    expect(await house.totals()).toMatchObject({ receivedCents: 7000, pendingCents: 0, gifts: 1 });
    const received = (await house.entries()).find(({ movement }) => movement === 'received');
    expect(received?.at).toBe('2026-11-25T10:00:00.000Z');
    await expect(house.booksSay()).resolves.toEqual(await house.stripeSays());
    await house.later(days(3), fate);
    await expect(house.reconcile()).resolves.toMatchObject({
      agrees: true,
      waiting: 0,
      booked: { entries: 0 },
      stripe: { payouts: -6965 },
    });
  });

  it('that bounces leaves nothing in the books, as in Stripe’s balance', async () => {
    const house = await open();
    await house.slowDebit(fate, 7000, 'sepa_debit_bounces');
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true, waiting: 1 });
    await house.later(days(5), fate);
    await expect(house.reconcile()).resolves.toMatchObject({
      agrees: true,
      differences: [],
      waiting: 0,
      stripe: { payments: 0, returned: 0, fees: 0 },
      books: { payments: 0, returned: 0, fees: 0 },
    });
    await expect(house.stripeSays()).resolves.toEqual({ giftCents: 0, feeCents: 0 });
    await expect(house.booksSay()).resolves.toEqual({ giftCents: 0, feeCents: 0 });
    expect(await house.totals()).toMatchObject({ receivedCents: 0, gifts: 0 });
    await house.later(days(40), fate);
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true, transactions: 0 });
    await expect(house.wrongTotals()).resolves.toEqual([]);
  });
});

/** A second month whose debit bounces and whose next try is paid, before any proof has looked. */
const paidByTheNextTry = async (fate: 'told' | 'lost') => {
  const house = await open();
  await house.promise(fate, 'sepa_debit');
  await house.later(days(20), fate);
  const [pledge] = (await house.stripe.subscriptions.list()).data;
  await house.lever(`/sandbox/subscriptions/${pledge?.id}/fail-next`, { reason: 'AM04' });
  await house.later(days(28), fate);
  const charges = (await house.stripe.charges.list()).data;
  expect(charges.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'succeeded']);
  await house.reconcile();
  return { books: await house.booksSay(), stripes: await house.stripeSays() };
};

describe('a debit that bounced and was paid by the next try', () => {
  it('counts once, if no event told of it', async () => {
    const { books, stripes } = await paidByTheNextTry('lost');
    expect(books).toEqual(stripes);
  });

  it('counts once, if its events were told before the first proof', async () => {
    const { books, stripes } = await paidByTheNextTry('told');
    expect(books).toEqual(stripes);
  });
});
