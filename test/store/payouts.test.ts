import { describe, expect, it } from 'vitest';
import { Payout, PayoutPart } from '../../shared/domain/payout.ts';
import { openPayouts } from '../../shared/store/payouts.ts';
import { aTable } from '../a-table.ts';

const aPayout = (payout: string, arrivalDay: string, more: object = {}) =>
  Payout.parse({
    payout,
    cents: 8965,
    status: 'pending',
    arrivalDay,
    createdAt: '2026-11-21T05:00:00.000Z',
    ...more,
  });

const part = (transaction: string) =>
  PayoutPart.parse({
    payout: 'po_1',
    transaction,
    type: 'charge',
    cents: 10_000,
    feeCents: 175,
    netCents: 9825,
    gift: 'pi_1',
    entry: 'stripe:pi_1:received',
  });

describe('payouts', () => {
  it('are listed by the day they arrive, each as it stands now', async () => {
    const payouts = openPayouts((await aTable()).table);
    await payouts.save(aPayout('po_late', '2026-12-01'));
    await payouts.save(aPayout('po_soon', '2026-11-23'));
    await payouts.save(aPayout('po_soon', '2026-11-24', { status: 'paid', partsCents: 8965, agrees: true }));
    const listed = [];
    for await (const some of payouts.list()) listed.push(...some);
    expect(listed.map(({ payout, status, arrivalDay }) => [payout, status, arrivalDay])).toEqual([
      ['po_soon', 'paid', '2026-11-24'],
      ['po_late', 'pending', '2026-12-01'],
    ]);
    await expect(payouts.find('po_soon')).resolves.toEqual(listed[0]);
    await expect(payouts.find('po_none')).resolves.toBeUndefined();
  });

  it('keep each of their parts once', async () => {
    const payouts = openPayouts((await aTable()).table);
    for (const transaction of ['txn_2', 'txn_1', 'txn_2']) await payouts.savePart(part(transaction));
    await payouts.save(aPayout('po_1', '2026-11-23'));
    await expect(payouts.parts('po_1')).resolves.toEqual([part('txn_1'), part('txn_2')]);
    await expect(payouts.parts('po_2')).resolves.toEqual([]);
  });
});
