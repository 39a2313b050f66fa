import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Campaign } from '../../shared/domain/campaign.ts';
import { closingStatement, openNeeds, stillComing } from '../../shared/domain/closing.ts';
import { ClosingStatement } from '../../shared/domain/closing-statement.ts';
import { type MonthTotal, Source } from '../../shared/domain/ledger.ts';
import { cents, sumCents } from '../../shared/domain/money.ts';
import { Instant, Month } from '../../shared/domain/month.ts';
import { CostType, type Earmark, Need } from '../../shared/domain/need.ts';
import { closedNeed } from '../../shared/domain/need-closing.ts';
import { Day } from '../../shared/domain/month.ts';

const campaign = Campaign.parse({
  campaign: 'netzwerk',
  title: 'Netzwerkarbeit',
  summary: 'Ein Beispiel.',
  carriers: [
    { carrier: 'leipzig', from: '2020-01-01' },
    { carrier: 'dach', from: '2026-12-01' },
  ],
  status: 'open',
});
const need = (stem: string, month: string, neededCents: number, costType = 'staff') =>
  Need.parse({
    need: `need_${stem}-${month}`,
    campaign: 'netzwerk',
    month,
    costType,
    title: stem,
    neededCents,
  });
const total = (month: string, change: Partial<MonthTotal>): MonthTotal => ({
  campaign: 'netzwerk',
  month: Month.parse(month),
  received: [],
  pendingCents: cents(0),
  returnedCents: cents(0),
  feeCents: cents(0),
  gifts: 0,
  ...change,
});
const money = (source: Source, earmark: Earmark, amount: number) => ({
  source,
  earmark,
  cents: cents(amount),
});

const nothingComing = stillComing({ totals: [], pledged: [] }, cents(0));
const statement = (needs: readonly Need[], totals: readonly MonthTotal[]) =>
  ClosingStatement.parse(
    closingStatement(
      { campaign, needs, totals, pledged: [] },
      {
        names: new Map([['leipzig', 'Gesundheitszentrum Leipzig e.V.']]),
        coming: nothingComing,
        asOf: Instant.parse('2026-12-31T12:00:00Z'),
      },
    ),
  );

describe('the closing statement of a campaign', () => {
  const needs = [need('coordination', '2026-11', 1000_00), need('print', '2026-12', 200_00, 'material')];
  const totals = [
    total('2026-11', {
      received: [money('donation', 'free', 700_00), money('membership', 'free', 150_00)],
      returnedCents: cents(-50_00),
      feeCents: cents(-9_10),
      gifts: 12,
    }),
    total('2026-12', {
      received: [money('donation', 'material', 260_00), money('grant', 'staff', 400_00)],
      feeCents: cents(-3_00),
      gifts: 4,
    }),
  ];

  it('says of each source what came, what went back and what it cost', () => {
    expect(statement(needs, totals).sources).toEqual([
      { source: 'donation', receivedCents: 1010_00, returnedCents: -50_00, feeCents: -12_10 },
      { source: 'membership', receivedCents: 150_00, returnedCents: 0, feeCents: 0 },
      { source: 'grant', receivedCents: 400_00, returnedCents: 0, feeCents: 0 },
      { source: 'event', receivedCents: 0, returnedCents: 0, feeCents: 0 },
    ]);
  });

  it('says of each need what it lacks, and of each month what it came to', () => {
    const { needs: said, months, totals: sums } = statement(needs, totals);
    expect(said.map(({ need: id, coveredCents, missingCents }) => [id, coveredCents, missingCents])).toEqual([
      ['need_coordination-2026-11', 850_00, 150_00],
      ['need_print-2026-12', 200_00, 0],
    ]);
    expect(months).toMatchObject([
      {
        month: '2026-11',
        receivedCents: 900_00,
        returnedCents: -50_00,
        feeCents: -9_10,
        coveredCents: 850_00,
      },
      { month: '2026-12', receivedCents: 660_00, returnedCents: 0, neededCents: 200_00 },
    ]);
    expect(sums).toMatchObject({ missingCents: 150_00, surplusCents: 460_00, gifts: 16 });
  });

  it('says what is left, where it may go, and whose it is', () => {
    const { surplus } = statement(needs, totals);
    expect(surplus).toEqual([
      {
        source: 'donation',
        earmark: 'material',
        cents: 60_00,
        months: ['2026-12'],
        carriers: ['dach'],
        rule: 'only-with-the-givers-consent',
        spendBy: '2028-12-31',
      },
      {
        source: 'grant',
        earmark: 'staff',
        cents: 400_00,
        months: ['2026-12'],
        carriers: ['dach'],
        rule: 'as-the-funder-says',
      },
    ]);
  });

  it.each([
    ['donation', 'free', 5_00, 'any-need-of-the-carrier'],
    ['membership', 'staff', 5_00, 'any-need-of-the-carrier'],
    ['event', 'need_coordination-2027-01', 5_00, 'only-with-the-givers-consent'],
    ['grant', 'free', 5_00, 'as-the-funder-says'],
    ['donation', 'free', -5_00, 'must-be-made-up'],
    ['grant', 'staff', -5_00, 'must-be-made-up'],
  ] as const)('lets what is left of %s for %s (%d cents) go: %s', (source, earmark, amount, rule) => {
    const { surplus } = statement([], [total('2026-11', { received: [money(source, earmark, amount)] })]);
    expect(surplus).toMatchObject([{ source, earmark, cents: amount, rule, carriers: ['leipzig'] }]);
  });

  it('keeps in sight what a closed need lacked before', () => {
    const closed = closedNeed(need('coordination', '2026-11', 1000_00), cents(700_00), {
      on: Day.parse('2026-11-22'),
      because: 'Kampagne geschlossen',
    });
    const { needs: said } = statement(
      [closed],
      [total('2026-11', { received: [money('donation', 'free', 700_00)] })],
    );
    expect(said).toMatchObject([{ neededCents: 700_00, missingCents: 0, plannedCents: 1000_00 }]);
  });

  const someMonth = fc.constantFrom('2026-10', '2026-11', '2026-12');
  const someNeeds = fc.uniqueArray(
    fc
      .record({
        stem: fc.constantFrom('a', 'b'),
        month: someMonth,
        amount: fc.nat(2000),
        costType: fc.constantFrom(...CostType.options),
      })
      .map(({ stem, month, amount, costType }) => need(stem, month, amount, costType)),
    { selector: (each) => each.need, maxLength: 5 },
  );
  const someTotals = fc.uniqueArray(
    fc
      .record({
        month: someMonth,
        received: fc.uniqueArray(
          fc
            .record({
              source: fc.constantFrom(...Source.options),
              earmark: fc.constantFrom<Earmark>('free', 'staff', 'material', 'need_a-2026-11'),
              amount: fc.integer({ min: -300, max: 3000 }),
            })
            .map(({ source, earmark, amount }) => money(source, earmark, amount)),
          { selector: ({ source, earmark }) => `${source} ${earmark}`, maxLength: 6 },
        ),
        returned: fc.nat(300),
        fee: fc.nat(50),
      })
      .map(({ month, received, returned, fee }) =>
        total(month, { received, returnedCents: cents(0 - returned), feeCents: cents(0 - fee) }),
      ),
    { selector: ({ month }) => month },
  );

  it('accounts for every cent: what came less what went back is covered or left, by source and by month', () => {
    fc.assert(
      fc.property(someNeeds, someTotals, (needs, totals) => {
        const { sources, months, surplus, totals: sums } = statement(needs, totals);
        expect(sums.coveredCents + sums.surplusCents).toBe(sums.receivedCents + sums.returnedCents);
        expect(sumCents(surplus.map((left) => left.cents))).toBe(sums.surplusCents);
        for (const name of ['receivedCents', 'returnedCents', 'feeCents'] as const) {
          expect(sumCents(sources.map((each) => each[name]))).toBe(sums[name]);
          expect(sumCents(months.map((each) => each[name]))).toBe(sums[name]);
        }
        expect(sums.neededCents).toBe(sums.coveredCents + sums.missingCents);
      }),
    );
  });

  it('does not change by closing what is open: no need takes a cent from another', () => {
    fc.assert(
      fc.property(someNeeds, someTotals, (needs, totals) => {
        const month = Month.parse('2026-11');
        const before = statement(needs, totals);
        const open = new Map(
          openNeeds({ needs, totals }, month).map((each) => [each.need, each.coveredCents]),
        );
        const closed = needs.map((each) => {
          const covered = open.get(each.need);
          return covered === undefined
            ? each
            : closedNeed(each, covered, { on: Day.parse('2026-11-22'), because: 'zu' });
        });
        const after = statement(closed, totals);
        expect(after.needs.map((each) => each.coveredCents)).toEqual(
          before.needs.map((each) => each.coveredCents),
        );
        expect(after.surplus).toEqual(before.surplus);
        expect(openNeeds({ needs: closed, totals }, month)).toEqual([]);
      }),
    );
  });
});

describe('a campaign that is about to close', () => {
  it('asks about needs of this month and later that are not covered, and not about months that are over', () => {
    const needs = [need('a', '2026-10', 500), need('a', '2026-11', 500), need('a', '2026-12', 500)];
    const totals = [total('2026-11', { received: [money('donation', 'need_a-2026-12', 500)] })];
    expect(openNeeds({ needs, totals }, Month.parse('2026-11')).map((each) => each.need)).toEqual([
      'need_a-2026-11',
    ]);
  });

  it('tells what may still come, apart from all money', () => {
    const pledged = [
      { status: 'active' as const, interval: 'month' as const, pledges: 3, cents: cents(60_00) },
      { status: 'past-due' as const, interval: 'month' as const, pledges: 1, cents: cents(10_00) },
    ];
    const totals = [total('2026-11', { pendingCents: cents(40_00) })];
    expect(stillComing({ totals, pledged }, cents(25_00))).toEqual({
      pendingCents: 40_00,
      pledges: 4,
      pledgedMonthlyCents: 60_00,
      expectedCents: 25_00,
    });
  });
});
