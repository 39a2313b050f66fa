import { describe, expect, it, onTestFinished } from 'vitest';
import { instantOf } from '../../shared/domain/month.ts';
import { aTreasury, days, minutes } from './a-treasury.ts';

const open = async () => {
  const treasury = await aTreasury();
  onTestFinished(treasury.close);
  return treasury;
};

describe('the reconciliation', () => {
  it('finds that the books equal Stripe, and tells each gift its fee', async () => {
    const house = await open();
    const gift = await house.card('told');
    const proof = await house.reconcile();
    expect(proof).toMatchObject({
      agrees: true,
      complete: true,
      differences: [],
      stripe: { payments: 10_000, returned: 0, fees: -175 },
      books: { payments: 10_000, returned: 0, fees: -175 },
      booked: { entries: 0, cents: 0 },
      learnedFees: { entries: 1, cents: -175 },
    });
    await expect(house.parts.balances.of(gift.id)).resolves.toMatchObject([
      {
        amountCents: 10_000,
        feeCents: 175,
        netCents: 9825,
        type: 'charge',
        entry: `stripe:${gift.id}:received`,
      },
    ]);
    expect((await house.progress()).totals.receivedCents).toBe(10_000);
    expect(house.lines.join('\n')).toContain('books = Stripe');
    expect(house.lines.join('\n')).not.toContain('alarm');
  });

  it('books a gift that no webhook ever told, with its campaign, and thanks for it', async () => {
    const house = await open();
    await house.card('lost');
    const proof = await house.reconcile();
    expect(proof).toMatchObject({ agrees: true, booked: { entries: 1, cents: 10_000 } });
    expect(await house.progress()).toMatchObject({ totals: { receivedCents: 10_000, gifts: 1 } });
    expect(house.lines.join('\n')).toContain('booked what no webhook had told');
  });

  it('fetches events that Stripe could not bring, once', async () => {
    const house = await open();
    await house.card('undelivered');
    const proof = await house.reconcile();
    expect(proof).toMatchObject({ agrees: true, fetchedEvents: 1, booked: { entries: 0 } });
    expect((await house.progress()).totals.gifts).toBe(1);
    const received = (await house.entries()).find(({ movement }) => movement === 'received');
    expect(received?.event).toMatch(/^evt_/);
    await expect(house.reconcile()).resolves.toMatchObject({ fetchedEvents: 0, agrees: true });
  });

  it('books refunds, their failure, disputes won and lost, returned debits and Stripe’s own bill', async () => {
    const house = await open();
    const refunded = await house.card('told', 10_000, 'pm_card_bypassPending');
    await house.refund('lost', refunded.id, 3000);
    await house.card('lost', 4000, 'pm_card_refundFail').then(async ({ id }) => house.refund('lost', id));
    await house.card('lost', 5000, 'pm_card_createDispute');
    const won = await house.card('told', 6000, 'pm_card_createDispute');
    const [dispute] = (await house.stripe.disputes.list({ payment_intent: won.id })).data;
    await house.happening('lost', () => house.lever(`/sandbox/disputes/${dispute?.id}/win`));
    await house.debit('told', 7000, 'DE35370400440532013002');
    await house.happening('lost', () => house.lever('/sandbox/fee', { amount: '1,23' }));
    await house.later(minutes(10), 'lost');
    const proof = await house.reconcile();
    expect(proof.differences).toEqual([]);
    expect(proof).toMatchObject({
      agrees: true,
      stripe: { payments: 32_000, returned: -3000 - 5000 - 7000, payouts: 0, other: 0 },
    });
    expect(proof.books).toEqual({
      payments: proof.stripe.payments,
      returned: proof.stripe.returned,
      fees: proof.stripe.fees,
    });
    await expect(house.booksSay()).resolves.toEqual(await house.stripeSays());
    await expect(house.wrongTotals()).resolves.toEqual([]);
    const lines = (await house.entries()).map(({ line }) => line);
    expect(lines.filter((line) => line.endsWith(':withdrawn'))).toHaveLength(3);
    expect(lines.filter((line) => line.endsWith(':reinstated'))).toEqual([`${dispute?.id}:reinstated`]);
    expect(lines.filter((line) => /^(re|pyr)_\w+:failed$/.test(line))).toHaveLength(1);
    const own = (await house.entries()).filter(({ gift }) => gift.startsWith('txn_'));
    expect(own).toMatchObject([{ account: 'fees', cents: -123, campaign: 'unassigned' }]);
  });

  it('counts a refund once that was told, and heard of again in the balance', async () => {
    const house = await open();
    const { id } = await house.card('told');
    await house.refund('told', id, 2500);
    await house.reconcile();
    const refunds = (await house.entries()).filter(({ movement }) => movement === 'refunded');
    expect(refunds).toMatchObject([{ cents: -2500 }]);
    expect((await house.progress()).totals.receivedCents).toBe(7500);
  });

  it('books a refund that failed in the month in which its money came back', async () => {
    const house = await open();
    const { id } = await house.card('told', 4000, 'pm_card_refundFail');
    // A minute before midnight in Berlin; the bank answers three minutes later.
    await house.later((Date.parse('2026-11-30T22:59:00Z') - house.now.at.getTime()) / 1000);
    await house.refund('lost', id);
    await house.later(minutes(10), 'lost');
    await expect(house.reconcile()).resolves.toMatchObject({
      agrees: true,
      booked: { entries: 2, cents: 0 },
    });
    const returned = (await house.entries()).filter(({ account }) => account === 'returned');
    expect(returned.map(({ movement, month }) => [movement, month])).toEqual([
      ['refunded', '2026-11'],
      ['refund-failed', '2026-12'],
    ]);
  });

  it('gives the payment of a promise its campaign, when all of its events are lost', async () => {
    const house = await open();
    await house.promise('lost');
    await house.later(days(31), 'lost');
    const proof = await house.reconcile();
    expect(proof).toMatchObject({ agrees: true, booked: { entries: 2, cents: 3000 } });
    const received = (await house.entries()).filter(({ movement }) => movement === 'received');
    expect(received).toMatchObject([
      { campaign: 'netzwerk', earmark: 'staff', cents: 1500, pledge: expect.stringMatching(/^sub_/) },
      { campaign: 'netzwerk', earmark: 'staff', cents: 1500 },
    ]);
  });

  it('changes nothing the second time', async () => {
    const house = await open();
    const { id } = await house.card('lost');
    await house.refund('lost', id, 100);
    await house.debit('lost');
    await house.reconcile();
    const before = await house.entries();
    const again = await house.reconcile();
    expect(again).toMatchObject({ agrees: true, transactions: 0, booked: { entries: 0 } });
    // From the very beginning, too.
    const cursor = await house.parts.proofs.cursor();
    if (!cursor) throw new Error('no cursor');
    const { last: _, ...rest } = cursor;
    await house.parts.proofs.finish(again, { ...rest, provedThrough: cursor.provedSince });
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true, booked: { entries: 0 } });
    await expect(house.entries()).resolves.toEqual(before);
  });

  it('goes on exactly where it stopped for want of time', async () => {
    const house = await open();
    for (let count = 0; count < 3; count += 1) await house.card('lost', 1000 + count);
    const stopped = await house.reconcile(0);
    expect(stopped).toMatchObject({ complete: false, transactions: 0, from: stopped.to });
    const settle = house.parts.balances.settle;
    let settled = 0;
    // Time runs out while the first of two handfuls is written down.
    house.parts.balances.settle = async (...balance) => {
      settled += 1;
      await settle(...balance);
      if (settled === 50) house.now.at = new Date(house.now.at.getTime() + minutes(60) * 1000);
    };
    for (let count = 0; count < 57; count += 1) await house.card('lost', 2000 + count);
    const half = await house.reconcile();
    expect(half).toMatchObject({ complete: false, transactions: 50 });
    house.parts.balances.settle = settle;
    const whole = await house.reconcile();
    expect(whole).toMatchObject({ complete: true, agrees: true, transactions: 10, from: half.to });
    await expect(house.booksSay()).resolves.toEqual(await house.stripeSays());
  }, 60_000);

  it('reads the same second again from the transaction after the last one', async () => {
    const house = await open();
    await house.card('lost', 1000);
    await house.card('lost', 2000);
    const proof = await house.reconcile();
    const [newest, oldest] = (await house.stripe.balanceTransactions.list()).data;
    expect(newest?.created).toBe(oldest?.created);
    const cursor = await house.parts.proofs.cursor();
    if (!cursor || !oldest) throw new Error('no cursor');
    const provedThrough = instantOf(new Date(oldest.created * 1000));
    await house.parts.proofs.finish(proof, { ...cursor, provedThrough, last: oldest.id });
    await expect(house.reconcile()).resolves.toMatchObject({ transactions: 1, stripe: { payments: 2000 } });
  });

  it('asks calmly, and more slowly when Stripe is busy', async () => {
    const house = await open();
    await house.card('lost');
    await house.lever('/sandbox/fail', { status: '429', count: '3' });
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true, complete: true });
    expect(house.pausesMilliseconds.filter((pause) => pause >= 500)).toHaveLength(3);
    const slower = house.pausesMilliseconds.filter((pause) => pause >= 500);
    expect(slower).toEqual(slower.toSorted((one, other) => one - other));
  });

  it('writes down how far it came when Stripe is away, and goes on from there', async () => {
    const house = await open();
    await house.card('lost');
    await house.lever('/sandbox/fail', { status: '500', count: '100' });
    await expect(house.reconcile()).rejects.toThrow('asked to fail');
    await house.lever('/sandbox/fail', { status: '500', count: '0' });
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true, booked: { entries: 1 } });
  });

  it('keeps the report of what it proved before something went wrong', async () => {
    const house = await open();
    await house.debit('lost', 9000);
    await house.later(days(1), 'lost');
    const { payout } = house.parts.account;
    house.parts.account.payout = async () => {
      throw new Error('Stripe is away');
    };
    await expect(house.reconcile()).rejects.toThrow('Stripe is away');
    const [report] = await house.reports();
    expect(report).toMatchObject({ complete: false, transactions: 2, booked: { entries: 1, cents: 9000 } });
    house.parts.account.payout = payout;
    await expect(house.reconcile()).resolves.toMatchObject({ from: report?.to, complete: true });
    await expect(house.parts.payouts.list().next()).resolves.toMatchObject({ value: [{ agrees: true }] });
  });
});
