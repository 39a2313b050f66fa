import type { Change } from '../domain/change.ts';
import { Interval } from '../domain/interval.ts';
import { cents } from '../domain/money.ts';
import { pledgedChange, type PledgedTotal, PledgeStatus } from '../domain/pledge.ts';
import { keys } from './keys.ts';
import type { Item, Update } from './table.ts';

// DynamoDB adds to top-level attributes only: `count#active#month`, `cents#active#month`.
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
  return [...campaigns].flatMap(([campaign, sums]) => {
    const changed = [...sums].filter(([, amount]) => amount !== 0);
    return changed.length === 0 ? [] : [update(campaign, changed)];
  });
};

const update = (campaign: string, changed: readonly (readonly [string, number])[]): Update => ({
  key: keys.pledged(campaign),
  expression: `SET #kind = :kind ADD ${changed.map((_, index) => `#s${index} :s${index}`).join(', ')}`,
  names: { '#kind': 'kind', ...Object.fromEntries(changed.map(([name], index) => [`#s${index}`, name])) },
  values: {
    ':kind': 'PLEDGED',
    ...Object.fromEntries(changed.map(([, amount], index) => [`:s${index}`, amount])),
  },
});

export const pledgedOf = (item: Item): PledgedTotal[] =>
  PledgeStatus.options.flatMap((status) =>
    Interval.options.flatMap((interval): PledgedTotal[] => {
      const pledges = Number(item[countOf(status, interval)] ?? 0);
      if (pledges === 0) return [];
      return [{ status, interval, pledges, cents: cents(Number(item[centsOf(status, interval)] ?? 0)) }];
    }),
  );
