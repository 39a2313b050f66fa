import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Balance, entriesFor } from '../../shared/domain/balance.ts';
import type { MonthTotal } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { Month } from '../../shared/domain/month.ts';
import { explained, Payout, PayoutPart } from '../../shared/domain/payout.ts';
import { addedTo, Difference, differing, missingFrom } from '../../shared/domain/proof.ts';
import { movesASum } from '../../shared/store/totals.ts';

const month = Month.parse('2026-11');
const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map(cents);
const total: fc.Arbitrary<MonthTotal> = fc.record({
  campaign: fc.constantFrom('netzwerk', 'unassigned'),
  month: fc.constant(month),
  received: fc.uniqueArray(
    fc.record({
      source: fc.constantFrom('donation', 'membership'),
      earmark: fc.constantFrom('free', 'staff'),
      cents: amount,
    }),
    { selector: ({ source, earmark }) => `${source} ${earmark}` },
  ),
  pendingCents: amount,
  returnedCents: amount,
  feeCents: amount,
  gifts: fc.integer({ min: -5, max: 5 }),
});

describe('the totals of a month', () => {
  it('are missing nothing once what is missing from them was added', () => {
    fc.assert(
      fc.property(total, fc.option(total, { nil: undefined }), (sum, other) => {
        const kept = other && { ...other, campaign: sum.campaign };
        const missing = missingFrom(kept, sum);
        const right = addedTo(new Map(kept ? [[kept.campaign, kept]] : []), [missing]).get(sum.campaign);
        expect(movesASum(missingFrom(right, sum))).toBe(false);
      }),
    );
  });

  it('are the same in whatever handfuls their entries are added', () => {
    fc.assert(
      fc.property(fc.array(total), fc.nat(), (totals, cut) => {
        const middle = totals.length === 0 ? 0 : cut % totals.length;
        const whole = addedTo(new Map(), totals);
        const parts = addedTo(addedTo(new Map(), totals.slice(0, middle)), totals.slice(middle));
        expect(parts).toEqual(whole);
      }),
    );
  });
});

describe('what Stripe’s balance says of a gift', () => {
  const balance = Balance.parse({
    gift: 'pi_1',
    transaction: 'txn_1',
    type: 'charge',
    amountCents: 10_000,
    feeCents: 175,
    netCents: 9825,
    at: '2026-11-20T10:00:00.000Z',
    availableOn: '2026-11-23',
    entry: 'stripe:pi_1:received',
  });

  it('is confirmed by the entry of its amount and that of its fee', () => {
    expect(entriesFor(balance)).toEqual(['stripe:pi_1:received', 'stripe:txn_1:fee']);
    expect(entriesFor({ ...balance, feeCents: cents(0) })).toEqual(['stripe:pi_1:received']);
  });

  it('is one entry where Stripe bills for itself, and none for a debit on its way', () => {
    expect(entriesFor({ ...balance, gift: 'txn_1', entry: 'stripe:txn_1:fee' })).toEqual([
      'stripe:txn_1:fee',
    ]);
    const { entry: _, ...waiting } = { ...balance, feeCents: cents(0) };
    expect(entriesFor(waiting)).toEqual([]);
  });
});

const part = (transaction: string, netCents: number) =>
  PayoutPart.parse({ payout: 'po_1', transaction, type: 'charge', cents: netCents, feeCents: 0, netCents });

describe('a payout', () => {
  const payout = Payout.parse({
    payout: 'po_1',
    cents: 7000,
    status: 'paid',
    arrivalDay: '2026-11-23',
    createdAt: '2026-11-21T05:00:00.000Z',
  });
  it('is explained by parts that add up to it, and by no others', () => {
    const parts = [part('txn_1', 9000), part('txn_2', -2000)];
    expect(explained(payout, parts)).toMatchObject({ partsCents: 7000, agrees: true });
    expect(explained(payout, parts.slice(1))).toMatchObject({ partsCents: -2000, agrees: false });
    expect(explained(payout, [...parts, part('txn_3', 1)])).toMatchObject({ agrees: false });
  });
});

describe('a line that differs', () => {
  it('says in both languages what to do, whatever differs', () => {
    for (const matter of Difference.shape.matter.values) {
      const { remedy } = Difference.parse(differing({ matter }));
      expect(remedy.de).toMatch(/[a-zäöü]\.$/);
      expect(remedy.en).toMatch(/[a-z]\.$/);
    }
  });
});
