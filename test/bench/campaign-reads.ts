import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { contextOf } from '../../infra/local/gateway.ts';
import { decide } from '../../shared/domain/donation.ts';
import type { Fact } from '../../shared/domain/fact.ts';
import { unknownGift } from '../../shared/domain/gift.ts';
import { cents } from '../../shared/domain/money.ts';
import { instantOf } from '../../shared/domain/month.ts';
import { CampaignProgress } from '../../shared/routes.ts';
import type { Figure, Section } from './figure.ts';
import { itemBytes, type StoredItem } from './item-size.ts';
import { sum } from './statistics.ts';
import { tableHouse, type TableHouse } from './table-house.ts';
import { gatewayEvent } from './webhook-call.ts';

/** Read units of a campaign's page by the number of its gifts: kept totals make it the same for all. */
export const campaignReads = async (endpoint: string, counts: readonly number[]): Promise<Section> => {
  const house = await tableHouse(endpoint);
  const meter = meterReads(house);
  const rows: { gifts: number; units: number; items: number }[] = [];
  for (const [index, gifts] of counts.entries()) {
    await bookGifts(house, counts[index - 1] ?? 0, gifts);
    meter.take();
    const { statusCode, body } = await house.api(
      gatewayEvent({
        method: 'GET',
        path: '/v1/campaigns/netzwerk',
        routePath: '/v1/campaigns/{campaign}',
        parameters: { campaign: 'netzwerk' },
      }),
      contextOf('public-api'),
    );
    if (statusCode !== 200) throw new Error(`the campaign answered ${statusCode}`);
    const shown = CampaignProgress.parse(JSON.parse(body ?? '')).totals.gifts;
    if (shown !== gifts) throw new Error(`${gifts} gifts were booked, ${shown} are shown`);
    const pages = meter.take();
    rows.push({
      gifts,
      // Half a unit for each begun 4 kB of a page: a read that need not be consistent.
      units: sum(pages.map((items) => Math.ceil(sum(items.map(itemBytes)) / 4096) / 2)),
      items: sum(pages.map((items) => items.length)),
    });
  }
  house.client.destroy();
  house.reader.destroy();
  return {
    title: 'A campaign read: four needs in each of twelve months',
    figures: [
      ...rows.map(({ gifts, units }): Figure => ({
        figure: `read units with ${gifts.toLocaleString('en-GB')} gifts`,
        measured: units,
        unit: '',
        decimals: 1,
      })),
      { figure: 'items read', measured: Math.max(...rows.map(({ items }) => items)), unit: '', decimals: 0 },
      {
        figure: 'difference in read units',
        measured: spread(rows.map(({ units }) => units)),
        unit: '',
        decimals: 1,
        atMost: 0,
      },
      {
        figure: 'difference in items',
        measured: spread(rows.map(({ items }) => items)),
        unit: '',
        decimals: 0,
        atMost: 0,
      },
    ],
  };
};

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

const Page = z.object({
  Items: z.array(
    z.record(
      z.string(),
      z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null),
    ),
  ),
});

/** Sees every page that a query brings. */
const meterReads = ({ client }: TableHouse) => {
  let pages: StoredItem[][] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answer = await next(call);
        if (commandName === 'QueryCommand') pages.push(Page.parse(answer.output).Items);
        return answer;
      },
    { step: 'initialize', name: 'readMeter' },
  );
  return {
    take: (): StoredItem[][] => {
      const taken = pages;
      pages = [];
      return taken;
    },
  };
};

const giftsInATransaction = 90;
const earmarks = ['free', 'staff', 'material'] as const;

/** Books gifts from the one number up to the other, by the domain's own rules; nobody waits for a letter. */
const bookGifts = async ({ parts }: TableHouse, from: number, to: number): Promise<void> => {
  const at = instantOf(new Date());
  const world = { bookedAt: at, campaigns: new Set(['netzwerk']) };
  for (let first = from; first < to; first += giftsInATransaction) {
    const facts = Array.from({ length: Math.min(giftsInATransaction, to - first) }, (_, index): Fact => {
      const number = first + index;
      return {
        fact: 'received',
        gift: `pi_3bench${number}`,
        cents: cents(500 + (number % 97) * 100),
        at,
        event: `evt_3bench${number}`,
        attribution: { campaign: 'netzwerk', earmark: earmarks[number % 3] ?? 'free', locale: 'de' },
        method: 'card',
      };
    });
    const cancelled = await parts.ledger.book(facts.flatMap((fact) => decide(unknownGift, fact, world)));
    if (cancelled !== undefined) throw new Error(`the books did not take the gifts: ${cancelled}`);
  }
};
