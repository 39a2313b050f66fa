import * as z from 'zod';
import type { Letter } from '../domain/letter.ts';
import { Instant } from '../domain/month.ts';
import { KeptEvent } from './inbox.ts';
import { lists } from './keys.ts';
import { letterOf } from './outbox.ts';
import type { Pages } from './pages.ts';
import type { Item } from './table.ts';

const Unassigned = z.object({ gift: z.string(), listedAt: Instant });

/** Some of what waits for a person, and whether there is more of it. */
export interface Some<Thing> {
  readonly some: readonly Thing[];
  readonly more: boolean;
}

/** What waits for a person, apart from the tasks that were written down: so many of each as one person looks at. */
export const openWaiting = (pages: Pages) => {
  const someOf = async <Thing>(
    list: string,
    read: (item: Item) => Thing,
    wanted: { readonly limit: number; readonly newestFirst?: boolean },
  ): Promise<Some<Thing>> => {
    const { items, next } = await pages.ofList(list, wanted);
    return { some: items.map(read), more: next !== undefined };
  };
  return {
    /** Gifts that name no campaign of ours, the oldest first. */
    unassigned: async (limit: number) =>
      someOf(
        lists.unassigned,
        (item) => {
          const { gift, listedAt } = Unassigned.parse(item);
          return { gift, since: listedAt };
        },
        { limit },
      ),
    /** Events that could not be booked, the latest first. */
    quarantined: async (limit: number): Promise<Some<KeptEvent>> =>
      someOf(lists.quarantine, (item) => KeptEvent.parse(item), { limit, newestFirst: true }),
    /** Letters that did not go out at once, the latest first. */
    unsent: async (limit: number): Promise<Some<Letter>> =>
      someOf(lists.unsent, letterOf, { limit, newestFirst: true }),
  };
};

export type Waiting = ReturnType<typeof openWaiting>;
