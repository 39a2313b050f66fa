import type { Instant } from '../domain/month.ts';
import { Supporter, SupporterCounts } from '../domain/supporter.ts';
import { openConsents } from './consents.ts';
import { keys, lists } from './keys.ts';
import type { Page, Pages, PageWanted } from './pages.ts';
import { storedAs } from './stored.ts';
import type { Table } from './table.ts';

const supporterIn = storedAs(Supporter);
const countsIn = storedAs(SupporterCounts.partial());

const noCounts: SupporterCounts = { asked: 0, confirmed: 0, left: 0, bounced: 0 };

/** Who reads our letters, and what they agreed to. */
export const openSupporters = (table: Table, pages: Pages) => ({
  ...openConsents(table),

  /** Those of these who are there, as they are now; each id once. */
  thoseOf: async (supporters: readonly string[]): Promise<Supporter[]> =>
    (await pages.thoseOf(supporters.map(keys.supporter))).map(supporterIn),

  /** A page of all who have an address, by when they confirmed, up to an instant. */
  readers: async (
    wanted: PageWanted,
    until: Instant,
  ): Promise<{ readers: Supporter[]; next: Page['next'] }> => {
    const { items, next } = await pages.ofList(lists.readers, wanted, { until });
    return { readers: items.map(supporterIn), next };
  },

  counts: async (topic: string): Promise<SupporterCounts> => {
    const item = await table.get(keys.supporterCounts(topic));
    return item ? { ...noCounts, ...countsIn(item) } : noCounts;
  },
});

export type Supporters = ReturnType<typeof openSupporters>;
