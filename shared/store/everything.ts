import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** What is looked after by people, item by item as it is stored: what other files show of it, and what they leave out. */
export const openEverything = (table: Table) => ({
  /** Centres and carriers. */
  federation: () => table.query(keys.centre('').pk),

  /** A campaign with its needs, templates and sums, and what only the treasury knows of it: grants, expectations. */
  campaign: async function* (campaign: string): AsyncGenerator<Item> {
    yield* table.query(keys.campaign(campaign).pk);
    yield* table.query(keys.treasury(campaign));
  },
});

export type Everything = ReturnType<typeof openEverything>;
