import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { demoFederation } from '../../infra/local/demo.ts';
import { createTable } from '../../infra/local/dynamodb.ts';
import { emptyTotal } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { Instant, Month, monthOf, monthsBetween } from '../../shared/domain/month.ts';
import { saveFederation } from '../../shared/store/federation.ts';
import { totalUpdate } from '../../shared/store/totals.ts';
import { readUnits } from '../read-units.ts';
import type { Figure, Section } from './figure.ts';
import { median } from './statistics.ts';
import { benchTreasury, type BenchTreasury, fillBooks, now } from './treasury-ledger-books.ts';

const views = {
  month: '/v1/treasury/campaigns/netzwerk/months/2026-11',
  year: '/v1/treasury/campaigns/netzwerk/years/2026',
} as const;
type View = keyof typeof views;
const Year = z.object({ receivedCents: z.int(), months: z.array(z.object({ receivedCents: z.int() })) });

interface Campaign {
  readonly gifts: number;
  readonly treasury: BenchTreasury;
  readonly meter: ReturnType<typeof readUnits>;
  readonly milliseconds: Record<View, number[]>;
  readonly read: Record<View, { units: number; items: number }>;
}

const warmingUp = 20;
const rounds = 61;

/** Read units and processor time of a month and a year by the number of gifts: kept sums make them the same for all. */
export const treasuryViews = async (endpoint: string, counts: readonly number[]): Promise<Section> => {
  const campaigns: Campaign[] = [];
  for (const gifts of counts) campaigns.push(await aCampaign(endpoint, gifts));
  for (let round = 0; round < rounds; round += 1) {
    for (const view of ['month', 'year'] as const) {
      // In turns, so that whatever else the machine does meets all of them alike.
      for (const campaign of campaigns) await look(campaign, view, round >= warmingUp);
    }
  }
  for (const { treasury } of campaigns) treasury.client.destroy();
  return {
    title: 'The treasurer’s month and year: four needs in each of twelve months',
    figures: [...figuresOf('month', campaigns), ...figuresOf('year', campaigns)],
  };
};

const aCampaign = async (endpoint: string, gifts: number): Promise<Campaign> => {
  // A table of its own for each.
  const treasury = benchTreasury(endpoint, `bench${randomBytes(8).toString('hex')}`);
  const { client, parts } = treasury;
  await createTable(client, 'tragwerk');
  await saveFederation(parts.campaigns, demoFederation(now), monthOf(now));
  await promise(treasury);
  // As many as take no hours are booked, entry by entry; what a million would leave is written as their sums.
  const booked = Math.min(gifts / 2, 2000);
  await fillBooks(treasury, 0, booked * 2);
  await addSums(treasury, gifts - booked);
  const none = { units: 0, items: 0 };
  return {
    gifts,
    treasury,
    meter: readUnits(client),
    milliseconds: { month: [], year: [] },
    read: { month: none, year: none },
  };
};

const months = monthsBetween(Month.parse('2026-01'), Month.parse('2026-12'));

/** A promise begun in each month. */
const promise = async ({ parts }: BenchTreasury): Promise<void> => {
  for (const month of months.filter((each) => each <= monthOf(now))) {
    const at = Instant.parse(`${month}-10T10:00:00.000Z`);
    const pledge = {
      pledge: `sub_${month}`,
      status: 'active',
      cents: cents(20_00),
      interval: 'month',
      customer: 'cus_bench',
      startedAt: at,
      at,
      event: `evt_${month}`,
      campaign: 'netzwerk',
      earmark: 'free',
      locale: 'de',
      version: 1,
    } as const;
    if ((await parts.ledger.book([{ pledge, before: undefined }])) !== undefined)
      throw new Error('the books did not take a promise');
  }
};

const addSums = async ({ table }: BenchTreasury, gifts: number): Promise<void> => {
  for (const [index, month] of months.entries()) {
    const ofMonth = Math.floor(gifts / months.length) + (index < gifts % months.length ? 1 : 0);
    await table.update(
      totalUpdate({
        ...emptyTotal({ campaign: 'netzwerk', month }),
        received: (['free', 'staff', 'material'] as const).map((earmark) => ({
          source: 'donation',
          earmark,
          cents: cents(ofMonth * 10_00),
        })),
        feeCents: cents(-ofMonth * 40),
        gifts: ofMonth,
      }),
    );
  }
};

const look = async (campaign: Campaign, view: View, counts: boolean): Promise<void> => {
  const { gifts, treasury, meter, milliseconds, read } = campaign;
  meter.take();
  const before = process.cpuUsage();
  const answer = await treasury.get(views[view]);
  const { user, system } = process.cpuUsage(before);
  const { units, items } = meter.take();
  if (counts) milliseconds[view].push((user + system) / 1000);
  read[view] = { units, items };
  if (view === 'year' && !counts) seesAll(gifts, Year.parse(JSON.parse(answer.toString('utf8'))));
};

/** Every gift is at least ten euros: a view that shows less has not seen them all. */
const seesAll = (gifts: number, { receivedCents }: z.infer<typeof Year>): void => {
  if (receivedCents < gifts * 10_00)
    throw new Error(`of ${gifts} gifts only ${receivedCents} cents are shown`);
};

const figuresOf = (view: View, campaigns: readonly Campaign[]): Figure[] => {
  const units = campaigns.map(({ read }) => read[view].units);
  const items = campaigns.map(({ read }) => read[view].items);
  const times = campaigns.map(({ milliseconds }) => median(milliseconds[view]));
  return [
    ...campaigns.flatMap(({ gifts, read }, index) => [
      {
        figure: `${view}: read units with ${gifts.toLocaleString('en-GB')} gifts`,
        measured: read[view].units,
        unit: '',
        decimals: 1,
      },
      { figure: '… processor time', measured: times[index] ?? Number.NaN, unit: 'ms', decimals: 1 },
    ]),
    { figure: `${view}: items read`, measured: Math.max(...items), unit: '', decimals: 0 },
    { figure: `${view}: difference in items`, measured: spread(items), unit: '', decimals: 0, atMost: 0 },
    {
      figure: `${view}: difference in read units`,
      measured: spread(units),
      unit: '',
      decimals: 1,
      atMost: 0,
    },
    {
      figure: `${view}: processor time with the most gifts ÷ with the fewest`,
      measured: (times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN),
      unit: '×',
      decimals: 2,
      atMost: 1.3,
    },
  ];
};

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
