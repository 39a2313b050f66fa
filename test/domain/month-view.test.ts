import { describe, expect, it } from 'vitest';
import { coveredMonths } from '../../shared/domain/covered-months.ts';
import type { Committed } from '../../shared/domain/grant.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day } from '../../shared/domain/month.ts';
import { Earmark } from '../../shared/domain/need.ts';
import { type Expectations, monthView } from '../../shared/domain/month-view.ts';
import { aNeed, aTotal, month, someBooks } from './some-months.ts';

const books = someBooks(
  [
    aNeed('need_position-2026-10', 'staff', 1000_00, 10),
    aNeed('need_position-2026-11', 'staff', 1000_00, 10),
    aNeed('need_fees-2026-11', 'staff', 300_00, 20),
    aNeed('need_print-2026-11', 'material', 200_00),
  ],
  [
    aTotal('2026-10', [
      ['donation', 'free', 900_00],
      ['grant', 'staff', 400_00],
    ]),
    aTotal(
      '2026-11',
      [
        ['donation', 'free', 250_00],
        ['donation', 'need_print-2026-11', 60_00],
        ['membership', 'free', 120_00],
        ['event', 'material', 35_50],
      ],
      { pendingCents: 80_00, returnedCents: -25_00, feeCents: -7_31, gifts: 9 },
    ),
  ],
);
const committed = (tranche: string, dueOn: string, earmark: string, amount: number): Committed => ({
  grant: 'grant_stiftung-2026',
  programme: 'Beispielstiftung',
  tranche,
  month: month(dueOn.slice(0, 7)),
  dueOn: Day.parse(dueOn),
  earmark: Earmark.parse(earmark),
  cents: cents(amount),
});
const nothing: Expectations = { committed: [], transfers: [] };
const seen = (of: string, expectations = nothing, thisMonth = '2026-11') =>
  monthView(books, coveredMonths(books.needs, books.totals), expectations, month(of), month(thisMonth));

describe('one month', () => {
  it('says of each need what it has, what it lacks and why', () => {
    const { needs } = seen('2026-11');
    expect(needs.map(({ need, parts: _parts, ...cover }) => ({ need: need.need, ...cover }))).toEqual([
      // 400 € of October's grant for staff were used first then: 300 € of its free donations went on.
      {
        need: 'need_position-2026-11',
        neededCents: 1000_00,
        coveredCents: 670_00,
        missingCents: 330_00,
        coveredBasisPoints: 6700,
        lateCents: 0,
      },
      {
        need: 'need_fees-2026-11',
        neededCents: 300_00,
        coveredCents: 0,
        missingCents: 300_00,
        coveredBasisPoints: 0,
        lateCents: 0,
      },
      {
        need: 'need_print-2026-11',
        neededCents: 200_00,
        coveredCents: 95_50,
        missingCents: 104_50,
        coveredBasisPoints: 4775,
        lateCents: 0,
      },
    ]);
    expect(needs[0]?.parts).toEqual([
      { cents: 120_00, source: 'membership', receivedIn: '2026-11', rule: 'free' },
      { cents: 300_00, source: 'donation', receivedIn: '2026-10', rule: 'free' },
      { cents: 250_00, source: 'donation', receivedIn: '2026-11', rule: 'free' },
    ]);
    expect(needs[2]?.parts).toEqual([
      { cents: 60_00, source: 'donation', receivedIn: '2026-11', rule: 'given-for-this-need' },
      { cents: 35_50, source: 'event', receivedIn: '2026-11', rule: 'given-for-its-cost-type' },
    ]);
  });

  it('adds up by cost type and by source, of what covers and of what came in', () => {
    const { total, costTypes, receivedCents, receivedBySource } = seen('2026-11');
    expect(total).toEqual({
      neededCents: 1500_00,
      coveredCents: 765_50,
      missingCents: 734_50,
      coveredBasisPoints: 5103,
      coveredBySource: { donation: 610_00, membership: 120_00, grant: 0, event: 35_50 },
    });
    expect(costTypes).toMatchObject([
      { costType: 'staff', neededCents: 1300_00, coveredCents: 670_00 },
      { costType: 'material', neededCents: 200_00, coveredCents: 95_50 },
    ]);
    expect(receivedCents).toBe(465_50);
    expect(receivedBySource).toEqual({ donation: 310_00, membership: 120_00, grant: 0, event: 35_50 });
  });

  it('keeps apart what is on its way, what went back, what it cost and what is committed', () => {
    const view = seen('2026-11', {
      committed: [
        committed('1', '2026-11-15', 'staff', 500_00),
        committed('1', '2026-11-15', 'need_print-2026-11', 40_00),
        committed('1', '2026-11-15', 'free', 7_00),
        committed('2', '2026-12-15', 'staff', 900_00),
      ],
      transfers: [
        { month: month('2026-11'), transfers: 2, cents: cents(75_00) },
        { month: month('2026-10'), transfers: 1, cents: cents(20_00) },
      ],
    });
    expect(view).toMatchObject({
      pendingCents: 80_00,
      expected: { transfers: 2, cents: 75_00 },
      returnedCents: -25_00,
      feeCents: -7_31,
      gifts: 9,
      committed: { cents: 547_00, staffCents: 500_00, materialCents: 40_00, freeCents: 7_00 },
    });
    expect(view.committed.tranches).toHaveLength(3);
    // None of it is in any other figure.
    const { committed: _, expected: __, ...with_ } = view;
    const { committed: ___, expected: ____, ...without } = seen('2026-11');
    expect(with_).toEqual(without);
  });

  it('carries over by purpose and source what no need has taken', () => {
    expect(seen('2026-11').carriedIn).toEqual({
      cents: 300_00,
      pots: [{ source: 'donation', earmark: 'free', cents: 300_00 }],
    });
    expect(seen('2026-11').carriedOn).toEqual({ cents: 0, pots: [] });
    expect(seen('2026-10').carriedOn).toEqual(seen('2026-11').carriedIn);
  });

  it('knows its neighbours, and whether it is over', () => {
    expect(seen('2026-10')).toMatchObject({ previous: '2026-09', next: '2026-11', isOver: true });
    expect(seen('2026-11').isOver).toBe(false);
    expect(seen('2026-01')).toMatchObject({ previous: '2025-12', needs: [], receivedCents: 0 });
  });
});
