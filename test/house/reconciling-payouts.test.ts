import { describe, expect, it, onTestFinished } from 'vitest';
import { aTreasury, days, minutes } from './a-treasury.ts';

const open = async () => {
  const treasury = await aTreasury();
  onTestFinished(treasury.close);
  const payouts = async () => {
    const all = [];
    for await (const some of treasury.parts.payouts.list()) all.push(...some);
    return all;
  };
  return { ...treasury, payouts };
};

describe('a payout', () => {
  it('is listed with the gifts, refunds, disputes and fees that it is made of, to the cent', async () => {
    const house = await open();
    const { id } = await house.debit('told', 9000);
    await house.refund('told', id, 1500);
    await house.card('told', 5000, 'pm_card_bypassPending');
    await house.card('lost', 2000, 'pm_card_createDispute');
    await house.happening('lost', () => house.lever('/sandbox/fee', { amount: '2' }));
    await house.later(days(5));
    const proof = await house.reconcile();
    expect(proof).toMatchObject({ agrees: true, differences: [] });
    const all = await house.payouts();
    const stripes = (await house.stripe.payouts.list()).data;
    expect(new Map(all.map(({ payout, cents, status }) => [payout, `${cents} ${status}`]))).toEqual(
      new Map(stripes.map(({ id: payout, amount, status }) => [payout, `${amount} ${status}`])),
    );
    const arrivals = all.map(({ arrivalDay }) => arrivalDay);
    expect(arrivals).toEqual(arrivals.toSorted());
    expect(all.length).toBeGreaterThan(1);
    for (const payout of all) {
      const parts = await house.parts.payouts.parts(payout.payout);
      expect(payout).toMatchObject({ agrees: true, partsCents: payout.cents });
      expect(parts.reduce((sum, { netCents }) => sum + netCents, 0)).toBe(payout.cents);
      const entries = await house.entries();
      for (const { entry, cents } of parts) {
        expect(entries.find((known) => known.entry === entry)?.cents).toBe(cents);
      }
    }
    const paid = -all.reduce((sum, { cents }) => sum + cents, 0);
    expect(proof.stripe.payouts).toBe(paid);
  });

  it('stays open until it is there, and is shown as it stands', async () => {
    const house = await open();
    await house.debit('told', 9000);
    await house.later(minutes(19 * 60));
    await house.reconcile();
    expect(await house.payouts()).toMatchObject([{ status: 'pending', cents: 8965 }]);
    expect((await house.payouts())[0]).not.toHaveProperty('agrees');
    await house.later(minutes(60));
    await house.reconcile();
    expect(await house.payouts()).toMatchObject([{ status: 'in_transit', agrees: true }]);
    await house.later(days(3));
    await house.reconcile();
    expect(await house.payouts()).toMatchObject([{ status: 'paid', agrees: true, arrivalDay: '2026-11-23' }]);
    expect((await house.parts.proofs.cursor())?.openPayouts).toEqual([]);
  });

  it('that fails is a task for the treasurer, once, also after it was called paid', async () => {
    const house = await open();
    await house.debit('told', 9000);
    await house.later(days(4));
    await house.reconcile();
    const [payout] = await house.payouts();
    expect(payout?.status).toBe('paid');
    await house.happening('told', () => house.lever(`/sandbox/payouts/${payout?.payout}/fail`));
    await house.reconcile();
    await house.later(days(4));
    const proof = await house.reconcile();
    expect(proof.agrees).toBe(true);
    const tasks = [];
    for await (const some of house.parts.tasks.open()) tasks.push(...some);
    expect(tasks).toMatchObject([
      {
        task: `payout-failed:${payout?.payout}`,
        matter: 'payout-failed',
        cents: 8965,
        reason: 'account_closed',
      },
    ]);
    // The money that came back is in the next payout.
    const [, next] = (await house.payouts()).toSorted((one, other) =>
      one.createdAt < other.createdAt ? -1 : 1,
    );
    expect(next).toMatchObject({ cents: 8965, agrees: true });
  });

  it('made by hand is listed without parts, as Stripe does not know them', async () => {
    const house = await open();
    await house.debit('told', 9000);
    await house.happening('told', () => house.stripe.payouts.create({ amount: 4000, currency: 'eur' }));
    await house.later(days(3));
    await house.reconcile();
    const byHand = (await house.payouts()).find(({ cents }) => cents === 4000);
    expect(byHand).toMatchObject({ status: 'paid' });
    expect(byHand).not.toHaveProperty('partsCents');
  });

  it('whose parts do not add up is a difference', async () => {
    const house = await open();
    await house.debit('told', 9000);
    await house.later(days(1));
    const { payoutParts } = house.parts.account;
    house.parts.account.payoutParts = async (id) => (await payoutParts(id)).slice(1);
    const proof = await house.reconcile();
    expect(proof.differences).toMatchObject([{ matter: 'payout', stripeCents: 8965, ourCents: 0 }]);
    expect(await house.payouts()).toMatchObject([{ agrees: false }]);
  });
});
