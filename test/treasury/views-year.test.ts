import { beforeAll, describe, expect, it } from 'vitest';
import { MonthView } from '../../shared/routes/treasury/month-view.ts';
import { YearView } from '../../shared/routes/treasury/year-view.ts';
import { aGarden } from './a-garden.ts';

const path = '/v1/treasury/campaigns/garten';
const english = { headers: { 'accept-language': 'en' } };

let garden: Awaited<ReturnType<typeof aGarden>>;
beforeAll(async () => {
  garden = await aGarden();
});
const treasurer = () => garden.as('treasurer:leipzig');
const month = async (of: string) => MonthView.parse((await treasurer().get(`${path}/months/${of}`)).body);
const year = async (of: string, sent = {}) =>
  YearView.parse((await treasurer().get(`${path}/years/${of}`, sent)).body);

describe('a year', () => {
  it('has twelve months with their needs, and each is the month as it is shown by itself', async () => {
    const { months, lines, total } = await year('2026');
    expect(months).toHaveLength(12);
    expect(lines.map(({ line, neededCents, coveredCents }) => [line, neededCents, coveredCents])).toEqual([
      ['need_position', 1500_00, 770_00],
      ['need_rent', 300_00, 83_33],
    ]);
    expect(total).toMatchObject({ neededCents: 1800_00, coveredCents: 853_33, missingCents: 946_67 });
    const november = await month('2026-11');
    expect(months[10]).toMatchObject({
      month: '2026-11',
      costTypes: november.costTypes,
      receivedBySource: november.receivedBySource,
      pendingCents: 25_00,
      expected: { transfers: 1, cents: 60_00 },
      feeCents: -1_65,
      carriedInCents: 120_00,
      carriedOnCents: 0,
      committed: november.committed,
      undecided: [],
      forecastCents: 0,
      cumulative: { neededCents: 1300_00, receivedCents: 853_33, forecastCents: 853_33 },
    });
    expect(months[10]?.needs[0]).toEqual({
      need: 'need_position-2026-11',
      line: 'need_position',
      neededCents: 500_00,
      coveredCents: 270_00,
      missingCents: 230_00,
      coveredBasisPoints: 5400,
      coveredBySource: { donation: 180_00, membership: 90_00, grant: 0, event: 0 },
    });
  });

  it('shows stages nobody has decided on apart, in no sum', async () => {
    const { months } = await year('2026');
    expect(months[11]).toMatchObject({
      total: { neededCents: 500_00 },
      undecided: [
        {
          template: 'need_summer',
          title: 'Sommerprogramm (Beispiel)',
          costType: 'material',
          neededCents: 75_00,
        },
      ],
    });
  });

  it('forecasts from promises that stand, says how, and what it rests on', async () => {
    const { forecast, forecastCents, months } = await year('2026');
    expect(forecast).toMatchObject({
      basis: 'assumed',
      // Three stood in August and September, three in October until one ended: 1 of 9, worse than what is assumed.
      monthlyLossBasisPoints: 1112,
      observed: { from: '2025-11', through: '2026-10', pledgeMonths: 9, ended: 1, lossBasisPoints: 1112 },
      // 20 € and a twelfth of 125 €.
      active: { pledges: 2, monthlyCents: 30_41 },
      pastDue: { pledges: 0, monthlyCents: 0 },
    });
    expect(forecast.changes.slice(-4)).toEqual([
      { month: '2026-07', standing: 0, begun: 0, begunMonthlyCents: 0, ended: 0, endedMonthlyCents: 0 },
      { month: '2026-08', standing: 0, begun: 3, begunMonthlyCents: 50_41, ended: 0, endedMonthlyCents: 0 },
      { month: '2026-09', standing: 3, begun: 0, begunMonthlyCents: 0, ended: 0, endedMonthlyCents: 0 },
      { month: '2026-10', standing: 3, begun: 0, begunMonthlyCents: 0, ended: 1, endedMonthlyCents: 20_00 },
    ]);
    // 30,41 € less 11,12 %.
    expect([forecastCents, months[11]?.forecastCents]).toEqual([27_02, 27_02]);
    expect(forecast.method.join(' ')).toContain('zu einem Drittel');
    expect(forecast.method.join(' ')).toContain(
      'mehr als die 5\u00a0%, die sonst vorsichtig angenommen werden: gerechnet wird mit 11,12\u00a0%',
    );
    const told = await year('2026', english);
    expect(told.forecast.method.join(' ')).toContain('11.12%');
  });

  it('says until when each cost type is funded, and what that takes for granted', async () => {
    const { fundedUntil } = await year('2026');
    expect(fundedUntil).toMatchObject([
      {
        costType: 'staff',
        until: null,
        expectedUntil: null,
        gap: { month: '2026-11', missingCents: 230_00 },
        plannedThrough: '2026-12',
        sentence:
          'Personal ist in diesem Monat noch nicht ganz finanziert: es fehlen 230,00\u00a0€. Auch mit zugesagten Förderungen und erwarteten Spenden reicht es nicht länger.',
      },
      { costType: 'material', until: null, gap: { missingCents: 216_67 }, plannedThrough: '2026-11' },
    ]);
    const staff = new Map(fundedUntil[0]?.assumptions.map((each) => [each.assumption, each.cents]));
    expect(Object.fromEntries(staff)).toEqual({
      planned: undefined,
      'money-there': undefined,
      order: undefined,
      'pending-not-counted': 85_00,
      committed: 450_00,
      forecast: 27_02,
    });
  });

  it('says how far the money reaches once it is there', async () => {
    const other = await aGarden();
    await other.gives(30, '2026-11-22T09:00:00.000Z', 600_00);
    const { body } = await other.as('treasurer:leipzig').get(`${path}/years/2026`, english);
    const [staff] = YearView.parse(body).fundedUntil;
    // 230 € for November's position, 216,67 € for its rent, 153,33 € go on; with 450 € of the grant it is enough.
    expect(staff).toMatchObject({
      until: '2026-11',
      expectedUntil: '2026-12',
      gap: { month: '2026-12', missingCents: 346_67 },
      sentence:
        'Staff is funded until November 2026 by the money that is there. In December 2026 €346.67 is missing. If committed grants and expected gifts come, it lasts until December 2026, for all that is planned.',
    });
  });

  it('that is no year is refused', async () => {
    for (const wrong of ['26', '1999', '2026-11', 'heute']) {
      const { status, body } = await treasurer().get(`${path}/years/${wrong}`);
      expect([status, body.error.field]).toEqual([400, 'year']);
    }
  });
});
