import { describe, expect, it } from 'vitest';
import { Grant } from '../../shared/domain/grant.ts';
import { cents } from '../../shared/domain/money.ts';
import { NeedTemplate } from '../../shared/domain/need-template.ts';
import { outlook } from '../../shared/domain/outlook.ts';
import { aNeed, aTotal, month } from './some-months.ts';

describe('what may come', () => {
  const grant = Grant.parse({
    grant: 'grant_stiftung-2026',
    campaign: 'probe',
    programme: 'Beispielstiftung',
    funders: [{ name: 'Beispielstiftung' }],
    decidedOn: '2026-05-02',
    purpose: 'Personal (Beispiel)',
    financing: 'full',
    grantedCents: 300_00,
    approval: { from: '2026-06-01', through: '2027-06-30' },
    costPlan: [{ costType: 'staff', title: 'Personal', cents: 300_00 }],
    reportDueOn: '2027-12-31',
    retainUntil: '2038-12-31',
    tranches: [
      // Overdue: nobody knows whether it comes.
      { tranche: '1', dueOn: '2026-10-01', split: [{ earmark: 'staff', cents: 100_00 }] },
      {
        tranche: '2',
        dueOn: '2026-11-02',
        split: [{ earmark: 'staff', cents: 120_00 }],
        received: { on: '2026-11-03', entries: ['manual:probe'] },
      },
      { tranche: '3', dueOn: '2027-01-10', split: [{ earmark: 'staff', cents: 80_00 }] },
    ],
  });
  const needs = [
    aNeed('need_position-2026-11', 'staff', 100_00),
    aNeed('need_position-2026-12', 'staff', 100_00),
    aNeed('need_position-2027-01', 'staff', 100_00),
    aNeed('need_position-2027-02', 'staff', 100_00),
  ];
  const stage = NeedTemplate.parse({
    template: 'need_extension',
    campaign: 'probe',
    costType: 'staff',
    title: 'Verlängerung',
    neededCents: 70_00,
    from: '2026-10',
    through: '2026-12',
    onlyIf: 'die Stiftung verlängert',
  });
  const known = {
    needs,
    templates: [stage],
    totals: [aTotal('2026-11', [['grant', 'staff', 120_00]])],
    pledged: [
      { status: 'active', interval: 'quarter', pledges: 2, cents: cents(252_65) },
      { status: 'past-due', interval: 'month', pledges: 1, cents: cents(500_00) },
    ] as const,
    grants: [grant],
    pledgeChanges: [],
  };

  it('counts tranches that are due from this month on, and promises that are active', () => {
    const { committed, forecast, active, pastDue, funded } = outlook(
      known,
      month('2026-11'),
      month('2026-12'),
    );
    expect(committed.map(({ tranche, cents: amount }) => [tranche, amount])).toEqual([['3', 80_00]]);
    // A third of what comes each quarter, and five percent less each month.
    expect(active).toEqual({ pledges: 2, monthlyCents: 84_21 });
    expect(pastDue).toEqual({ pledges: 1, monthlyCents: 500_00 });
    expect(forecast).toEqual([
      { month: '2026-12', cents: 79_99 },
      { month: '2027-01', cents: 75_99 },
      { month: '2027-02', cents: 72_19 },
    ]);
    // There: 120 €. December: 20 + 79,99 of 100 €.
    expect(funded[0]).toEqual({
      costType: 'staff',
      byMoneyThere: {
        until: '2026-11',
        gap: { month: '2026-12', missingCents: 80_00 },
        plannedThrough: '2027-02',
      },
      asExpected: {
        until: '2026-11',
        gap: { month: '2026-12', missingCents: 1 },
        plannedThrough: '2027-02',
      },
    });
  });

  it('reaches further with one more cent', () => {
    const totals = [aTotal('2026-11', [['grant', 'staff', 120_01]])];
    const { funded } = outlook({ ...known, totals }, month('2026-11'), month('2026-12'));
    // January: 80 € of the grant and 75,99 €, of which 55,99 € go on; February: 128,18 € for 100 €.
    expect(funded[0]?.asExpected).toEqual({
      until: '2027-02',
      gap: undefined,
      plannedThrough: '2027-02',
    });
  });

  it('tells what nobody has decided on apart from what is needed', () => {
    const { undecided } = outlook(known, month('2026-11'), month('2026-12'));
    expect(undecided.map(({ month: of, neededCents }) => [of, neededCents])).toEqual([
      ['2026-11', 70_00],
      ['2026-12', 70_00],
    ]);
    const decided = { ...stage, decided: { on: grant.decidedOn, goesOn: false } };
    expect(outlook({ ...known, templates: [decided] }, month('2026-11'), month('2026-12')).undecided).toEqual(
      [],
    );
  });
});
