import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignFigures, mergedFigures } from '../../shared/domain/edition-figures.ts';
import { cents, sumCents } from '../../shared/domain/money.ts';
import { Day, Instant, previousMonth } from '../../shared/domain/month.ts';
import { closedNeed } from '../../shared/domain/need-closing.ts';
import { progressOf } from '../../shared/domain/progress.ts';
import { aNeed, aTotal, fourMonths, month, needsAndTotals, someBooks } from './some-months.ts';

const december = month('2026-12');

describe('the figures of a letter', () => {
  const books = someBooks(
    [
      aNeed('need_position-2026-11', 'staff', 1000_00, 10),
      aNeed('need_print-2026-11', 'material', 200_00),
      aNeed('need_position-2026-12', 'staff', 1000_00, 10),
      aNeed('need_advice-2026-12', 'staff', 300_00, 20),
    ],
    [
      aTotal('2026-11', [
        ['donation', 'free', 700_00],
        ['grant', 'staff', 400_00],
        ['event', 'need_print-2026-11', 60_00],
      ]),
      // The print was still not paid for: what comes for it alone in December covers it late.
      aTotal(
        '2026-12',
        [
          ['donation', 'need_print-2026-11', 15_00],
          ['membership', 'free', 50_00],
        ],
        { pendingCents: 80_00, returnedCents: -25_00 },
      ),
    ],
  );

  it('tell what the month needs, what covers it by source, and what is missing', () => {
    const { thisMonth } = campaignFigures(books, december);
    expect(thisMonth).toMatchObject({
      month: '2026-12',
      neededCents: 1300_00,
      coveredCents: 50_00,
      missingCents: 1250_00,
      pendingCents: 80_00,
      returnedCents: -25_00,
      receivedCents: { donation: 15_00, membership: 50_00, grant: 0, event: 0 },
    });
    expect(thisMonth?.costTypes).toMatchObject([
      {
        costType: 'staff',
        missingCents: 1250_00,
        coveredBySource: { donation: 0, membership: 50_00, grant: 0, event: 0 },
        needs: [
          { title: 'position', neededCents: 1000_00, coveredCents: 50_00 },
          { title: 'advice', neededCents: 300_00, coveredCents: 0 },
        ],
      },
    ]);
  });

  it('tell what became of the month before, with what came late', () => {
    const { lastMonth } = campaignFigures(books, december);
    expect(lastMonth?.costTypes).toMatchObject([
      { costType: 'staff', missingCents: 0, coveredBySource: { grant: 400_00, donation: 600_00 } },
      { costType: 'material', coveredCents: 175_00, missingCents: 25_00 },
    ]);
  });

  it('say of a closed need what it got, and never that something is missing', () => {
    const closing = { on: Day.parse('2026-11-22'), because: 'geschenkt' };
    const [given, spared] = [
      closedNeed(aNeed('need_bike-2026-12', 'material', 500_00), cents(120_00), closing),
      closedNeed(aNeed('need_van-2026-12', 'material', 900_00), cents(0), closing),
    ];
    const { thisMonth } = campaignFigures(
      someBooks([given, spared], [aTotal('2026-12', [['donation', 'material', 120_00]])]),
      december,
    );
    expect(thisMonth?.costTypes).toMatchObject([
      { missingCents: 0, needs: [{ title: 'bike', neededCents: 120_00, coveredCents: 120_00 }] },
    ]);
  });

  it('are none where nothing is needed and nothing came in', () => {
    const nothing = campaignFigures(someBooks([], [aTotal('2026-12', [])]), december, 'Zentrum Probe');
    expect(nothing).toEqual({ campaign: 'probe', title: 'Probe', centre: 'Zentrum Probe', open: true });
  });

  it('are those that everyone can read, whatever is needed and comes in', () => {
    const law = fc.property(needsAndTotals, fc.constantFrom(...fourMonths), ({ needs, totals }, name) => {
      const of = month(name);
      const { months } = progressOf({ campaign: 'probe', title: 'Probe' }, needs, totals, []);
      const { thisMonth, lastMonth } = campaignFigures(someBooks(needs, totals), of);
      for (const [figures, wanted] of [
        [thisMonth, of],
        [lastMonth, previousMonth(of)],
      ] as const) {
        const api = months.find((candidate) => candidate.month === wanted);
        if (!figures) {
          expect(api?.neededCents ?? 0).toBe(0);
          continue;
        }
        const { costTypes, missingCents, ...shared } = figures;
        expect(api).toMatchObject(shared);
        expect(missingCents).toBe(figures.neededCents - figures.coveredCents);
        expect(costTypes.flatMap((each) => each.needs)).toEqual(
          api?.needs.map(({ title, neededCents, coveredCents }) => ({ title, neededCents, coveredCents })),
        );
        for (const each of costTypes) {
          expect(sumCents(Object.values(each.coveredBySource))).toBe(each.coveredCents);
        }
      }
    });
    fc.assert(law);
  });

  it('of several letters that go out as one name each campaign once', () => {
    const asOf = Instant.parse('2026-12-01T08:00:00.000Z');
    const one = campaignFigures(books, december);
    const other = { ...one, campaign: 'andere' };
    expect(
      mergedFigures([
        { asOf, campaigns: [one] },
        { asOf, campaigns: [other, one] },
      ]),
    ).toEqual({
      asOf,
      campaigns: [one, other],
    });
  });
});
