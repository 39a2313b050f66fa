import { beforeAll, describe, expect, it } from 'vitest';
import { demoBooks, saveBooks, saveDemo } from '../../infra/local/demo-books.ts';
import { GrantTerms } from '../../shared/domain/grant.ts';
import { checkGrant } from '../../shared/domain/grant-checks.ts';
import { dayOf } from '../../shared/domain/month.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { aTable } from '../a-table.ts';
import { aDesk } from './a-desk.ts';

/** The demo's books on 22 November 2026. The figures below are reckoned by hand from what the books say of it. */
const openBooks = async () => {
  const desk = await aDesk('2026-11-22T10:00:00.000Z');
  await saveBooks(desk.table, demoBooks(desk.now.at));
  const month = async (campaign: string, month: string) => {
    const { status, body } = await desk
      .as('reader')
      .get(`/v1/treasury/campaigns/${campaign}/months/${month}`);
    expect(status).toBe(200);
    return body;
  };
  const grant = async (campaign: string, name: string) =>
    (await desk.as('reader').get(`/v1/treasury/campaigns/${campaign}/grants/${name}`)).body;
  return { desk, month, grant };
};

let books: Awaited<ReturnType<typeof openBooks>>;
beforeAll(async () => {
  books = await openBooks();
}, 60_000);

const coveredIn = (view: { needs: { need: string; neededCents: number; coveredCents: number }[] }) =>
  Object.fromEntries(
    view.needs.map(({ need, neededCents, coveredCents }) => [need, [coveredCents, neededCents]]),
  );

describe('the year of the networking campaign', () => {
  it('is covered up to October and lacks 610.40 € in November, to the cent', async () => {
    const { month } = books;
    // Of each month 3,265.50 € are needed: 2,150 + 640 + 280 + 195.50. Twelve months of fees (20 × 18.00 €) and transfers
    // (900 + 450 + 150.50) are 22,326.00 €, four collections 1,249.60 €, two tranches 15,000.00 €: 38,575.60 € of 39,186.00 €.
    const october = await month('netzwerk', '2026-10');
    expect(october.total).toMatchObject({ neededCents: 3265_50, coveredCents: 3265_50 });
    // Received until October less needed until October: 36,715.10 − 35,920.50.
    expect(october.carriedOn.cents).toBe(794_60);

    const november = await month('netzwerk', '2026-11');
    expect(coveredIn(november)).toEqual({
      'need_coordination-2026-11': [2150_00, 2150_00],
      'need_publicity-2026-11': [505_10, 640_00],
      'need_travel-2026-11': [0, 280_00],
      'need_print-2026-11': [0, 195_50],
    });
    expect(november.total).toMatchObject({
      coveredBySource: { donation: 2295_10, membership: 360_00, grant: 0, event: 0 },
    });
    expect(november).toMatchObject({
      receivedBySource: { donation: 1500_50, membership: 360_00, grant: 0, event: 0 },
      gifts: 3,
    });
  });

  it('keeps what the foundation gave apart from what it still promises', async () => {
    const { grant, month } = books;
    expect(await grant('netzwerk', 'grant_stiftung')).toMatchObject({
      receivedCents: 15_000_00,
      committedCents: 3_000_00,
    });
    expect((await month('netzwerk', '2025-12')).receivedBySource).toMatchObject({ grant: 9_000_00 });
    expect((await month('netzwerk', '2026-06')).receivedBySource).toMatchObject({ grant: 6_000_00 });
    const january = await month('netzwerk', '2027-01');
    expect(january.committed).toMatchObject({ cents: 3_000_00, staffCents: 2_500_00, materialCents: 500_00 });
    expect(january.receivedCents).toBe(0);
  });

  it('lists each member’s fee of a month', async () => {
    const { desk } = books;
    const path = '/v1/treasury/campaigns/netzwerk/membership-fees?period=2026-11';
    const { fees } = (await desk.as('reader').get(path)).body;
    expect(fees).toHaveLength(20);
    expect(fees[0]).toMatchObject({ member: 'M-001', cents: 18_00, day: '2026-11-01' });
  });
});

describe('the five years of a municipality', () => {
  it('give less each year, and the own share makes up for it', async () => {
    const { grant, month } = books;
    const programme = await grant('gesundheitsnetzwerk', 'grant_kommune');
    expect(programme.tranches.map(({ dueOn }: { dueOn: string }) => dueOn.slice(0, 4))).toEqual([
      '2024',
      '2025',
      '2026',
      '2027',
      '2028',
    ]);
    // 10,800 + 9,600 + 8,400 have come; 7,200 + 6,000 are promised.
    expect(programme).toMatchObject({ receivedCents: 28_800_00, committedCents: 13_200_00 });
    // 8,640 € for staff last ten months of 2024 and 640 € of November; the own share pays the rest.
    const november2024 = await month('gesundheitsnetzwerk', '2024-11');
    expect(november2024.total).toMatchObject({
      neededCents: 1000_00,
      coveredCents: 1000_00,
      coveredBySource: { grant: 800_00, donation: 200_00 },
    });
    // 6,720 + 1,680 € of 2026 are spent by September; 3,600 € of own share carry it to the end of the year.
    const september2026 = await month('gesundheitsnetzwerk', '2026-09');
    expect(september2026.total).toMatchObject({ coveredBySource: { grant: 400_00, donation: 600_00 } });
    const november2026 = await month('gesundheitsnetzwerk', '2026-11');
    expect(november2026.total).toMatchObject({ coveredBySource: { grant: 0, donation: 1000_00 } });
    expect(november2026.carriedOn.cents).toBe(1000_00);
    const january2027 = await month('gesundheitsnetzwerk', '2027-01');
    expect(january2027.total).toMatchObject({ neededCents: 1000_00, coveredCents: 0 });
    expect(january2027.committed).toMatchObject({
      cents: 7_200_00,
      staffCents: 5_760_00,
      materialCents: 1_440_00,
    });
  });
});

describe('the fund of six health insurers', () => {
  it('is one grant with six shares, and its project lacks 300 € until the bills are paid', async () => {
    const { grant, month } = books;
    const fund = await grant('stadtteilprojekt', 'grant_verfuegungsfonds');
    expect(fund.funders).toHaveLength(6);
    expect(fund.funderCents).toEqual([333_40, 333_40, 333_40, 333_40, 333_20, 333_20]);
    expect(fund).toMatchObject({ grantedCents: 2000_00, receivedCents: 1200_00, committedCents: 800_00 });
    expect((await month('stadtteilprojekt', '2026-10')).total).toMatchObject({ coveredCents: 500_00 });
    // 840 € for staff less two months of 350 €, 360 € for material less two months of 150 €.
    const november = await month('stadtteilprojekt', '2026-11');
    expect(coveredIn(november)).toEqual({
      'need_course-2026-11': [140_00, 350_00],
      'need_room-2026-11': [60_00, 150_00],
    });
    expect((await month('stadtteilprojekt', '2027-01')).committed).toMatchObject({
      cents: 800_00,
      staffCents: 560_00,
      materialCents: 240_00,
    });
  });
});

describe('the rural project', () => {
  it('costs exactly 5,088.92 €, of which 3,392.62 € are there', async () => {
    const { desk, grant, month } = books;
    const { needs } = (await desk.parts.campaigns.books('laendlicher-raum')) ?? { needs: [] };
    expect(needs.reduce((sum, { neededCents }) => sum + neededCents, 0)).toBe(5088_92);
    const cooperation = await grant('laendlicher-raum', 'grant_leader');
    expect(cooperation).toMatchObject({
      ownShare: { cents: 1017_79 },
      grantedCents: 4071_13,
      receivedCents: 2374_83,
      committedCents: 1696_30,
    });
    // The own share pays for the first visit at once; the rest of both visits is paid back in November.
    const september = await month('laendlicher-raum', '2026-09');
    expect(september.needs).toMatchObject([
      { neededCents: 1696_31, coveredCents: 1017_79, lateCents: 678_52 },
    ]);
    const october = await month('laendlicher-raum', '2026-10');
    expect(october.needs).toMatchObject([{ neededCents: 1696_31, coveredCents: 0, lateCents: 1696_31 }]);
    const november = await month('laendlicher-raum', '2026-11');
    expect(november).toMatchObject({ needs: [], receivedCents: 2374_83, gifts: 0 });
    expect((await month('laendlicher-raum', '2027-06')).committed).toMatchObject({ materialCents: 1696_30 });
  });
});

describe('the demo’s books', () => {
  it.each(['2026-11-22', '2027-01-01', '2028-02-29', '2028-12-31', '2026-08-15'])(
    'hold together whenever one looks: on %s',
    (day) => {
      const now = new Date(`${day}T10:00:00.000Z`);
      const books = demoBooks(now);
      expect(books).toHaveLength(4);
      for (const { grants, entries } of books) {
        expect(entries.filter((entry) => entry.day > dayOf(now))).toEqual([]);
        for (const { campaign: _, grant: __, ...terms } of grants) {
          const tranches = terms.tranches.map(({ received: ___, ...plan }) => plan);
          expect(() => checkGrant(GrantTerms.parse({ ...terms, tranches }), dayOf(now))).not.toThrow();
        }
      }
    },
  );

  it('are the same after a second start, and nobody gets them who did not ask', async () => {
    const { table } = await aTable();
    const now = new Date('2026-11-22T10:00:00.000Z');
    await saveDemo(table, now, { books: false });
    const campaigns = openCampaigns(table);
    expect((await campaigns.list()).map(({ campaign }) => campaign)).toEqual(['netzwerk', 'wahljahr']);
    expect((await campaigns.books('netzwerk'))?.totals).toEqual([]);
    await saveDemo(table, now, { books: true });
    const before = await campaigns.books('netzwerk');
    await saveDemo(table, now, { books: true });
    expect(await campaigns.books('netzwerk')).toEqual(before);
    expect(before?.totals).toHaveLength(12);
  });
});
