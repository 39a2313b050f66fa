import type { Change } from '../domain/change.ts';
import { Interval } from '../domain/interval.ts';
import { cents } from '../domain/money.ts';
import { pledgedChange, type PledgedTotal, PledgeStatus } from '../domain/pledge.ts';
import { keys } from './keys.ts';
import { addingTo } from './sums.ts';
import type { Item, Update } from './table.ts';

// `count#active#month`, `cents#active#month`
const countOf = (status: string, interval: string): string => `count#${status}#${interval}`;
const centsOf = (status: string, interval: string): string => `cents#${status}#${interval}`;

/** One write for all that a batch of changes does to the promises of one campaign. */
export const pledgedUpdates = (changes: readonly Change[]): Update[] => {
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

export const pledgedOf = (item: Item): PledgedTotal[] =>
  PledgeStatus.options.flatMap((status) =>
    Interval.options.flatMap((interval): PledgedTotal[] => {
      const pledges = Number(item[countOf(status, interval)] ?? 0);
      if (pledges === 0) return [];
      return [{ status, interval, pledges, cents: cents(Number(item[centsOf(status, interval)] ?? 0)) }];
    }),
  );
