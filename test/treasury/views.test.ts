import { beforeAll, describe, expect, it } from 'vitest';
import { MonthView, OneMore } from '../../shared/routes/treasury/month-view.ts';
import { Overview } from '../../shared/routes/treasury/views.ts';
import { readUnits } from '../read-units.ts';
import { aGarden } from './a-garden.ts';

type AGarden = Awaited<ReturnType<typeof aGarden>>;

const path = '/v1/treasury/campaigns/garten';

let garden: AGarden;
beforeAll(async () => {
  garden = await aGarden();
});
const treasurer = () => garden.as('treasurer:leipzig');
const month = async (of: string, by: AGarden = garden) =>
  MonthView.parse((await by.as('treasurer:leipzig').get(`${path}/months/${of}`)).body);

const tried = async (of: string, query = '') => {
  const { status, body } = await treasurer().get(`${path}/months/${of}/one-more${query}`);
  expect(status).toBe(200);
  const { gets, ...rest } = OneMore.parse(body);
  return { ...rest, gets: gets.map((gain) => [gain.need, gain.cents]) };
};
const seen = async (...groups: string[]) =>
  Overview.parse((await garden.as(...groups).get('/v1/treasury/campaigns')).body);

describe('a month', () => {
  it('is right to the cent, need by need, with the why of every figure', async () => {
    const { needs, total, costTypes } = await month('2026-11');
    expect(needs).toEqual([
      {
        need: 'need_position-2026-11',
        title: 'position',
        costType: 'staff',
        priority: 10,
        neededCents: 500_00,
        coveredCents: 270_00,
        missingCents: 230_00,
        coveredBasisPoints: 5400,
        lateCents: 0,
        parts: [
          { cents: 90_00, source: 'membership', receivedIn: '2026-11', rule: 'free' },
          // 620 € came in October and 500 € were used; of November's 100 € 40 € went back.
          { cents: 120_00, source: 'donation', receivedIn: '2026-10', rule: 'free' },
          { cents: 60_00, source: 'donation', receivedIn: '2026-11', rule: 'free' },
        ],
      },
      {
        need: 'need_rent-2026-11',
        title: 'rent',
        costType: 'material',
        priority: 100,
        neededCents: 300_00,
        coveredCents: 83_33,
        missingCents: 216_67,
        coveredBasisPoints: 2777,
        lateCents: 0,
        parts: [
          { cents: 50_00, source: 'grant', receivedIn: '2026-11', rule: 'given-for-this-need' },
          { cents: 33_33, source: 'event', receivedIn: '2026-11', rule: 'given-for-its-cost-type' },
        ],
      },
    ]);
    expect(total).toEqual({
      neededCents: 800_00,
      coveredCents: 353_33,
      missingCents: 446_67,
      coveredBasisPoints: 4416,
      coveredBySource: { donation: 180_00, membership: 90_00, grant: 50_00, event: 33_33 },
    });
    expect(costTypes.map(({ costType, missingCents }) => [costType, missingCents])).toEqual([
      ['staff', 230_00],
      ['material', 216_67],
    ]);
  });

  it('keeps apart what came in, what is on its way, what went back and what it cost', async () => {
    expect(await month('2026-11')).toMatchObject({
      campaign: 'garten',
      title: 'Gesundheitsgarten (Beispiel)',
      asOf: '2026-11-22T10:00:00.000Z',
      isOver: false,
      previous: '2026-10',
      next: '2026-12',
      receivedCents: 233_33,
      receivedBySource: { donation: 60_00, membership: 90_00, grant: 50_00, event: 33_33 },
      pendingCents: 25_00,
      expected: { transfers: 1, cents: 60_00 },
      returnedCents: -40_00,
      feeCents: -1_65,
      committed: {
        cents: 150_00,
        staffCents: 150_00,
        materialCents: 0,
        freeCents: 0,
        tranches: [
          {
            grant: 'grant_stiftung',
            programme: 'Beispielstiftung',
            tranche: '1',
            dueOn: '2026-11-30',
            cents: 150_00,
            earmark: 'staff',
          },
        ],
      },
      carriedIn: { cents: 120_00, pots: [{ source: 'donation', earmark: 'free', cents: 120_00 }] },
      carriedOn: { cents: 0, pots: [] },
    });
  });

  it('that is over is shown as it was then, whatever comes in and goes back later', async () => {
    const other = await aGarden();
    const before = await month('2026-10', other);
    expect(before).toMatchObject({ isOver: true, total: { coveredCents: 500_00, missingCents: 0 } });
    const november = await month('2026-11', other);
    other.now.at = new Date('2026-12-20T10:00:00.000Z');
    await other.gives(20, '2026-12-03T10:00:00.000Z', 1000_00);
    await other.gives(21, '2026-12-04T10:00:00.000Z', 1000_00, 'staff');
    expect(await month('2026-10', other)).toEqual({ ...before, asOf: '2026-12-20T10:00:00.000Z' });
    const then = await month('2026-11', other);
    expect([then.needs, then.total, then.carriedOn]).toEqual([
      november.needs,
      november.total,
      november.carriedOn,
    ]);
    // A debit given at the end of November for its rent arrives in December: told apart, and missing no more.
    await other.gives(22, '2026-12-05T10:00:00.000Z', 16_67, 'need_rent-2026-11');
    expect((await month('2026-11', other)).needs[1]).toMatchObject({
      coveredCents: 83_33,
      lateCents: 16_67,
      missingCents: 200_00,
    });
    // 1000 € for staff and 1000 € for whatever is open; nothing of it reaches back.
    expect(await month('2026-12', other)).toMatchObject({
      total: { coveredCents: 500_00 },
      carriedOn: { cents: 1500_00 },
    });
  });

  it('that nobody has planned is empty; one that does not exist is refused by its name', async () => {
    expect(await month('2031-01')).toMatchObject({ needs: [], total: { coveredBasisPoints: 10_000 } });
    for (const wrong of ['2026-13', '2026-00', '1999-12', '2026-1', 'november']) {
      const { status, body } = await treasurer().get(`${path}/months/${wrong}`);
      expect([status, body.error.field]).toEqual([400, 'month']);
    }
  });

  it('of a campaign that is not there is not found, and one of another centre is not shown', async () => {
    const elsewhere = '/v1/treasury/campaigns/sprechstunde/months/2026-11';
    expect((await treasurer().get(elsewhere)).status).toBe(403);
    expect((await garden.as('reader').get(elsewhere)).status).toBe(200);
    expect((await treasurer().get('/v1/treasury/campaigns/nirgends/months/2026-11')).body.error.code).toBe(
      'campaign.unknown',
    );
  });
});

describe('one more gift', () => {
  it('of 50 € goes where it is needed most', async () => {
    expect(await tried('2026-11')).toEqual({
      month: '2026-11',
      cents: 50_00,
      earmark: 'free',
      gets: [['need_position-2026-11', 50_00]],
      leftOverCents: 0,
    });
  });

  it('goes on to the next need and the next month, and says what stays over', async () => {
    expect(await tried('2026-11', '?cents=100000')).toMatchObject({
      gets: [
        ['need_position-2026-11', 230_00],
        ['need_rent-2026-11', 216_67],
        ['need_position-2026-12', 500_00],
      ],
      leftOverCents: 53_33,
    });
    expect(await tried('2026-11', '?cents=30000&earmark=material')).toMatchObject({
      gets: [['need_rent-2026-11', 216_67]],
      leftOverCents: 83_33,
    });
  });

  it('in a month that is over counts in this one, and writes nothing', async () => {
    const before = await month('2026-11');
    expect(await tried('2026-10')).toMatchObject({ month: '2026-11' });
    expect(await month('2026-11')).toEqual(before);
  });

  it('of no cent, of a fraction or for nothing we know is refused by its field', async () => {
    for (const [query, field] of [
      ['?cents=0', 'cents'],
      ['?cents=12.5', 'cents'],
      ['?cents=viel', 'cents'],
      ['?earmark=fun', 'earmark'],
      ['?amount=5', 'amount'],
    ]) {
      const { status, body } = await treasurer().get(`${path}/months/2026-11/one-more${query}`);
      expect([status, body.error.field]).toEqual([400, field]);
    }
  });
});

describe('the overview', () => {
  it('shows this month in each campaign one may read, and no other', async () => {
    const leipzig = await seen('reader:leipzig');
    expect(leipzig.campaigns.map(({ campaign }) => campaign)).toContain('garten');
    expect(leipzig.campaigns.map(({ campaign }) => campaign)).not.toContain('sprechstunde');
    expect((await seen('auditor')).campaigns.map(({ campaign }) => campaign)).toContain('sprechstunde');
    expect((await seen('editor:garten')).campaigns.map(({ campaign }) => campaign)).toEqual(['garten']);
    expect(leipzig).toMatchObject({ month: '2026-11', asOf: '2026-11-22T10:00:00.000Z' });
    expect(leipzig.campaigns.find(({ campaign }) => campaign === 'garten')).toMatchObject({
      title: 'Gesundheitsgarten (Beispiel)',
      centre: 'leipzig',
      total: { neededCents: 800_00, coveredCents: 353_33, missingCents: 446_67, coveredBasisPoints: 4416 },
      receivedCents: 233_33,
      pendingCents: 25_00,
    });
  });
});

describe('what is read', () => {
  it('is one item for the campaign and two queries, as many at three hundred gifts as at six', async () => {
    const other = await aGarden();
    const meter = readUnits(other.client);
    const readAs = async (target: string) => {
      meter.take();
      expect((await other.as('reader').get(`${path}${target}`)).status).toBe(200);
      return meter.take();
    };
    const views = ['/months/2026-11', '/years/2026', '/months/2026-11/one-more'];
    const few = [];
    for (const view of views) few.push(await readAs(view));
    // The campaign, four needs, a template, two sums of months and that of promises; then a grant, what is expected
    // and two months of promises.
    expect(few.slice(0, 2)).toEqual([
      { calls: 3, items: 1 + 9 + 4, units: 1.5 },
      { calls: 3, items: 1 + 9 + 4, units: 1.5 },
    ]);
    await other.givesMany(100, 394);
    const many = [];
    for (const view of views) many.push(await readAs(view));
    expect(many).toEqual(few);
  });
});
