import type { Change } from '../domain/change.ts';
import { Interval } from '../domain/interval.ts';
import { cents } from '../domain/money.ts';
import {
  pledgeChanges,
  PledgeChanges,
  pledgedChange,
  type PledgedTotal,
  PledgeStatus,
} from '../domain/pledge.ts';
import { keys } from './keys.ts';
import { storedAs } from './stored.ts';
import { addingTo } from './sums.ts';
import type { Item, Update } from './table.ts';

// `count#active#month`, `cents#active#month`
const countOf = (status: string, interval: string): string => `count#${status}#${interval}`;
const centsOf = (status: string, interval: string): string => `cents#${status}#${interval}`;

/**
 * One write for all that a batch of changes does to the promises of one campaign, and one for each month in which some
 * of them began or ended.
 */
export const pledgedUpdates = (changes: readonly Change[]): Update[] => [
  ...standingUpdates(changes),
  ...changesUpdates(changes),
];

const standingUpdates = (changes: readonly Change[]): Update[] => {
  const campaigns = new Map<string, Map<string, number>>();
  for (const change of changes) {
    if (!('pledge' in change)) continue;
    for (const { campaign, total } of pledgedChange(change.before, change.pledge)) {
      const sums = campaigns.get(campaign) ?? new Map<string, number>();
      campaigns.set(campaign, sums);
      const add = (name: string, amount: number) => sums.set(name, (sums.get(name) ?? 0) + amount);
      add(countOf(total.status, total.interval), total.pledges);
      add(centsOf(total.status, total.interval), total.cents);
    }
  }
  return [...campaigns]
    .filter(([, sums]) => [...sums.values()].some((amount) => amount !== 0))
    .map(([campaign, sums]) => addingTo(keys.pledged(campaign), { kind: 'PLEDGED' }, sums));
};

const counted = ['begun', 'begunMonthlyCents', 'ended', 'endedMonthlyCents'] as const;

const changesUpdates = (changes: readonly Change[]): Update[] => {
  const months = new Map<string, { of: PledgeChanges; sums: Map<string, number> }>();
  for (const change of changes) {
    if (!('pledge' in change)) continue;
    for (const turn of pledgeChanges(change.before, change.pledge)) {
      const key = `${turn.campaign} ${turn.month}`;
      const { of, sums } = months.get(key) ?? { of: turn, sums: new Map<string, number>() };
      months.set(key, { of, sums });
      for (const name of counted) sums.set(name, (sums.get(name) ?? 0) + turn[name]);
    }
  }
  return [...months.values()]
    .filter(({ sums }) => [...sums.values()].some((amount) => amount !== 0))
    .map(({ of: { campaign, month }, sums }) =>
      addingTo(keys.pledgeChanges(campaign, month), { kind: 'PLEDGE-CHANGES', campaign, month }, sums),
    );
};

const changesIn = storedAs(PledgeChanges);

/** A sum nobody has added to yet is not there at all. */
export const pledgeChangesOf = (item: Item): PledgeChanges =>
  changesIn({ ...Object.fromEntries(counted.map((name) => [name, 0])), ...item });

export const pledgedOf = (item: Item): PledgedTotal[] =>
  PledgeStatus.options.flatMap((status) =>
    Interval.options.flatMap((interval): PledgedTotal[] => {
      const pledges = Number(item[countOf(status, interval)] ?? 0);
      if (pledges === 0) return [];
      return [{ status, interval, pledges, cents: cents(Number(item[centsOf(status, interval)] ?? 0)) }];
    }),
  );
