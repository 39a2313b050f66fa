import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, sumCents } from '../../shared/domain/money.ts';
import { oneMoreGift } from '../../shared/domain/one-more-gift.ts';
import { Earmark } from '../../shared/domain/need.ts';
import { aNeed, aTotal, fourMonths, month, needsAndTotals, someBooks, someEarmark } from './some-months.ts';

const gift = (amount: number, earmark = 'free', of = '2026-11') => ({
  month: month(of),
  source: 'donation' as const,
  earmark: Earmark.parse(earmark),
  cents: cents(amount),
});
const told = ({ gets, leftOverCents }: ReturnType<typeof oneMoreGift>) => ({
  gets: gets.map(({ need, cents: amount }) => [need.need, amount]),
  leftOverCents,
});

describe('one more gift', () => {
  const needs = [
    aNeed('need_position-2026-11', 'staff', 100_00),
    aNeed('need_print-2026-11', 'material', 30_00),
    aNeed('need_position-2026-12', 'staff', 100_00),
  ];

  it('fills what is open in its month, then the months after it; the rest stays over', () => {
    const books = someBooks(needs, [aTotal('2026-11', [['donation', 'free', 80_00]])]);
    expect(told(oneMoreGift(books, gift(50_00)))).toEqual({
      gets: [
        ['need_position-2026-11', 20_00],
        ['need_print-2026-11', 30_00],
      ],
      leftOverCents: 0,
    });
    expect(told(oneMoreGift(books, gift(200_00)))).toEqual({
      gets: [
        ['need_position-2026-11', 20_00],
        ['need_print-2026-11', 30_00],
        ['need_position-2026-12', 100_00],
      ],
      leftOverCents: 50_00,
    });
  });

  it('for staff sets free money free, so that material gains by it', () => {
    const books = someBooks(needs, [aTotal('2026-11', [['donation', 'free', 100_00]])]);
    expect(told(oneMoreGift(books, gift(20_00, 'staff')))).toEqual({
      gets: [['need_print-2026-11', 20_00]],
      leftOverCents: 0,
    });
  });

  it('for a need that has all it takes stays over', () => {
    const books = someBooks(needs, [aTotal('2026-11', [['grant', 'material', 30_00]])]);
    expect(told(oneMoreGift(books, gift(5_00, 'need_gone-2026-11')))).toEqual({
      gets: [],
      leftOverCents: 5_00,
    });
  });

  it('gives every cent to a need or leaves it over, and takes nothing from any need', () => {
    const some = needsAndTotals.chain(({ needs: of, totals }) =>
      fc.record({
        books: fc.constant(someBooks(of, totals)),
        earmark: someEarmark(of),
        of: fc.constantFrom(...fourMonths),
        amount: fc.integer({ min: 1, max: 700 }),
      }),
    );
    fc.assert(
      fc.property(some, ({ books, earmark, of, amount }) => {
        const { gets, leftOverCents } = oneMoreGift(books, gift(amount, earmark, of));
        expect(sumCents(gets.map((gain) => gain.cents)) + leftOverCents).toBe(amount);
        expect(leftOverCents).toBeGreaterThanOrEqual(0);
        for (const gain of gets) expect(gain.cents).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
