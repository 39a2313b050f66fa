import { carrierOn, type Campaign } from '../../../domain/campaign.ts';
import { cover, fundsOf } from '../../../domain/coverage.ts';
import {
  type FoundTask,
  gapTasks,
  letterTasks,
  noticeTasks,
  receiptTasks,
  reportTasks,
} from '../../../domain/found-task.ts';
import { sumCents } from '../../../domain/money.ts';
import { type Day, dayOf, type Instant } from '../../../domain/month.ts';
import type { RefundOrder } from '../../../domain/refund-order.ts';
import { unassigned } from '../../../domain/campaign.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import type { Grants } from '../../../store/grants.ts';
import type { Ledger } from '../../../store/ledger.ts';
import type { Receipts } from '../../../store/receipts.ts';
import type { RefundOrders } from '../../../store/refund-orders.ts';
import type { Some, Waiting } from '../../../store/waiting.ts';

export interface FindingParts {
  readonly campaigns: Pick<Campaigns, 'books' | 'carrier'>;
  readonly grants: Pick<Grants, 'of'>;
  readonly ledger: Pick<Ledger, 'gift'>;
  readonly waiting: Waiting;
  readonly refundOrders: Pick<RefundOrders, 'open'>;
  readonly receipts: Pick<Receipts, 'blocked'>;
}

/** So many of each kind as one person looks at. */
const most = 50;

/** What only those see who may see the whole federation: money and events that belong to no campaign. */
export const foundInFederation = async ({ ledger, waiting }: FindingParts): Promise<Some<FoundTask>> => {
  const [gifts, events] = await Promise.all([waiting.unassigned(most), waiting.quarantined(most)]);
  const money = await Promise.all(
    gifts.some.map(async ({ gift, since }): Promise<FoundTask[]> => {
      const { lines } = await ledger.gift(gift);
      const standing = [...lines.values()].map((line) => line.standing);
      const there = standing.filter(({ campaign, account }) => campaign === unassigned && account !== 'fees');
      const cents = sumCents(there.map((entry) => entry.cents));
      return cents === 0
        ? []
        : [{ task: `unassigned:${gift}`, matter: 'unassigned-money', gift, cents, since }];
    }),
  );
  const quarantined = events.some.map(({ event, reason, arrivedAt }): FoundTask => ({
    task: `event:${event}`,
    matter: 'event-quarantined',
    event,
    ...(reason !== undefined && { reason: reason.slice(0, 120) }),
    since: arrivedAt,
  }));
  return { some: [...money.flat(), ...quarantined], more: gifts.more || events.more };
};

/** What the months, carriers and grants of these campaigns ask for: some queries for each campaign, whatever is given. */
export const foundInCampaigns = async (
  campaigns: readonly Campaign[],
  now: Instant,
  parts: FindingParts,
): Promise<FoundTask[]> => {
  const today = dayOf(now);
  const found = await Promise.all(
    campaigns.map(async (campaign): Promise<FoundTask[]> => {
      const [gaps, reports] = await Promise.all([
        campaign.status === 'open' ? gapsIn(campaign, today, parts) : [],
        parts.grants.of(campaign.campaign),
      ]);
      return [...gaps, ...reports.flatMap(({ grant }) => reportTasks(grant, today))];
    }),
  );
  return [
    ...found.flat(),
    ...(await noticesOf(campaigns, today, parts)),
    ...(await receiptsOf(campaigns, parts)),
  ];
};

const gapsIn = async (campaign: Campaign, today: Day, { campaigns }: FindingParts): Promise<FoundTask[]> => {
  const books = await campaigns.books(campaign.campaign);
  return books ? gapTasks(campaign, cover(books.needs, books.totals.flatMap(fundsOf)).needs, today) : [];
};

/** The notice of each carrier that receives money for one of these campaigns today. */
const noticesOf = async (
  campaigns: readonly Campaign[],
  today: Day,
  parts: FindingParts,
): Promise<FoundTask[]> => {
  const receiving = campaigns.filter(
    ({ status, carriers }) => status === 'open' && carriers.some(({ from }) => from <= today),
  );
  const names = [...new Set(receiving.map((campaign) => carrierOn(campaign, today)))];
  const carriers = await Promise.all(names.map(async (name) => parts.campaigns.carrier(name)));
  return carriers.flatMap((carrier) => (carrier ? noticeTasks(carrier, today) : []));
};

/** Receipts that wait for a person, of each carrier that has ever received money for one of these campaigns. */
const receiptsOf = async (
  campaigns: readonly Campaign[],
  { campaigns: known, receipts }: FindingParts,
): Promise<FoundTask[]> => {
  const names = [...new Set(campaigns.flatMap(({ carriers }) => carriers.map(({ carrier }) => carrier)))];
  const found = await Promise.all(
    names.map(async (name): Promise<FoundTask[]> => {
      // The first handful says since when; who looks there sees how many they are.
      for await (const orders of receipts.blocked(name)) {
        const carrier = await known.carrier(name);
        return carrier ? receiptTasks(carrier, orders) : [];
      }
      return [];
    }),
  );
  return found.flat();
};

/** Letters that did not go out, of whichever campaign. */
export const foundLetters = async (now: Instant, { waiting }: FindingParts): Promise<Some<FoundTask>> => {
  const { some, more } = await waiting.unsent(most);
  return { some: some.flatMap((letter) => letterTasks(letter, now)), more };
};

/** Stripe is asked at once: what it has not answered for so long has not been asked well. */
const askedWithinMilliseconds = 2 * 60 * 1000;

/** Orders to send money back that wait for a second person, or that Stripe has not taken. */
export const foundRefunds = async (
  now: Instant,
  { refundOrders }: FindingParts,
): Promise<Some<FoundTask>> => {
  const orders: RefundOrder[] = [];
  for await (const handful of refundOrders.open()) {
    orders.push(...handful);
    if (orders.length >= most) break;
  }
  return { some: orders.flatMap((order) => refundTasks(order, now)), more: orders.length >= most };
};

const refundTasks = (order: RefundOrder, now: Instant): FoundTask[] => {
  const { state, campaign, gift, cents, orderedAt, decidedAt = orderedAt, refusedBecause } = order;
  const about = { order: order.order, campaign, gift, cents };
  if (state === 'asked') {
    return [{ ...about, task: `refund:${order.order}`, matter: 'refund-asked', since: orderedAt }];
  }
  if (state === 'ordered' && Date.parse(now) - Date.parse(decidedAt) < askedWithinMilliseconds) return [];
  const reason = state === 'refused' && refusedBecause !== undefined ? { reason: refusedBecause } : {};
  return [
    { ...about, task: `refund:${order.order}`, matter: 'refund-not-taken', ...reason, since: decidedAt },
  ];
};
