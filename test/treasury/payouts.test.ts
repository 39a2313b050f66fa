import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { Day, instantOf } from '../../shared/domain/month.ts';
import { explained, type PayoutPart } from '../../shared/domain/payout.ts';
import { aDesk } from './a-desk.ts';
import { anEntry, settle } from './some-books.ts';

const aPayout = (number: number, amountCents: number) => ({
  payout: `po_${number}`,
  cents: cents(amountCents),
  status: 'paid',
  arrivalDay: Day.parse(`2026-11-${String(number).padStart(2, '0')}`),
  createdAt: instantOf(new Date('2026-11-01T00:00:00Z')),
});

const aPart = (payout: string, gift: ReturnType<typeof anEntry>): PayoutPart => ({
  payout,
  transaction: `txn_${gift.gift}`,
  type: 'charge',
  cents: gift.cents,
  feeCents: cents(30),
  netCents: cents(gift.cents - 30),
  gift: gift.gift,
  entry: gift.entry,
});

describe('payouts', () => {
  it('are listed page by page, the latest first', async () => {
    const desk = await aDesk();
    for (let number = 1; number <= 5; number += 1) {
      await desk.parts.payouts.save(aPayout(number, 1000 * number));
    }
    const first = await desk.as('reader').get('/v1/treasury/payouts?limit=3');
    expect(first.body.payouts.map(({ payout }: { payout: string }) => payout)).toEqual([
      'po_5',
      'po_4',
      'po_3',
    ]);
    const second = await desk.as('reader').get(`/v1/treasury/payouts?limit=3&after=${first.body.next}`);
    expect(second.body.payouts.map(({ payout }: { payout: string }) => payout)).toEqual(['po_2', 'po_1']);
    expect(second.body.next).toBeUndefined();
  });

  it('say whether their parts explain them, and by how much they do not', async () => {
    const desk = await aDesk();
    const gifts = [anEntry(1, { cents: 2000 }), anEntry(2, { cents: 3000 })];
    for (const gift of gifts) await settle(desk, gift, 30);
    const parts = gifts.map((gift) => aPart('po_1', gift));
    for (const part of parts) await desk.parts.payouts.savePart(part);
    await desk.parts.payouts.save(explained(aPayout(1, 4940), parts));
    const { body } = await desk.as('auditor').get('/v1/treasury/payouts/po_1');
    expect(body).toMatchObject({ payout: { agrees: true, partsCents: 4940 }, differenceCents: 0 });
    expect(body.parts).toHaveLength(2);

    await desk.parts.payouts.save(explained(aPayout(2, 5000), parts));
    const differs = await desk.as('auditor').get('/v1/treasury/payouts/po_2');
    expect(differs.body).toMatchObject({ payout: { agrees: false }, differenceCents: 60 });
  });

  it('stay with the gift when its balance is written down again', async () => {
    const desk = await aDesk();
    const gift = anEntry(1, { cents: 2000 });
    await settle(desk, gift, 30);
    await desk.parts.payouts.savePart(aPart('po_1', gift));
    await settle(desk, gift, 30);
    expect(await desk.parts.balances.of(gift.gift)).toMatchObject([{ payout: 'po_1', feeCents: 30 }]);
  });

  it('are the federation’s: a payout holds the gifts of all centres', async () => {
    const desk = await aDesk();
    await desk.parts.payouts.save(aPayout(1, 1000));
    expect((await desk.as('treasurer:leipzig').get('/v1/treasury/payouts')).status).toBe(403);
    expect((await desk.as('treasurer:leipzig').get('/v1/treasury/payouts/po_1')).status).toBe(403);
    expect((await desk.as('treasurer').get('/v1/treasury/payouts/po_9')).body.error.code).toBe(
      'payout.unknown',
    );
  });
});
