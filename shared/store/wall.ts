import * as z from 'zod';
import { Instant, instantOf } from '../domain/month.ts';
import { type WallState, WallText, type Wish } from '../domain/wish.ts';
import { keys } from './keys.ts';
import type { Cancelled, Table, Update } from './table.ts';
import { listOf } from './wishes.ts';

/** What of a gift is shown: no amount, and nothing that leads to the gift. */
const WallEntry = z.object({ ...WallText.shape, givenAt: Instant });
export type WallEntry = z.infer<typeof WallEntry>;

/** Where an approved wish is shown; none is approved before its gift has come. */
const shownAt = ({ campaign, donation, givenAt }: Wish) => keys.wallEntry(campaign, givenAt ?? '', donation);

/** What is shown of the gifts to a campaign, each once its giver asked for it and the team has approved it. */
export const openWall = (table: Table) => ({
  /** The newest entries, the newest first. What was taken off lies between them for a few days at most. */
  newest: async (campaign: string, most: number): Promise<WallEntry[]> => {
    const entries: WallEntry[] = [];
    for await (const item of table.query(keys.wall(campaign), { newestFirst: true })) {
      const entry = WallEntry.safeParse(item).data;
      if (entry) entries.push(entry);
      if (entries.length >= most) break;
    }
    return entries;
  },

  /** @returns why it was not done, if the wish is not what it was when it was read; then read again */
  approve: async (wish: Wish, now: Date): Promise<Cancelled | undefined> => {
    const { donation, campaign, wall, givenAt } = wish;
    return table.transact(
      [{ ...shownAt(wish), kind: 'WALL', campaign, donation, ...wall, givenAt, approvedAt: instantOf(now) }],
      [stateUpdate(wish, 'approved')],
    );
  },

  /**
   * Takes the words of a wish out of the table, and off the wall if they are there. What is left of the items is
   * deleted within days, except where a consent must stay provable.
   *
   * @returns why it was not done, if the wish is not what it was when it was read; then read again
   */
  takeDown: async (wish: Wish, state: 'refused' | 'withdrawn', now: Date): Promise<Cancelled | undefined> => {
    const expiresAt = Math.floor(now.getTime() / 1000);
    return table.transact(
      [],
      [
        stateUpdate(wish, state, wish.newsletter ? undefined : expiresAt),
        ...(wish.wallState === 'approved'
          ? [
              {
                key: shownAt(wish),
                expression: 'SET expiresAt = :expires REMOVE #name, #comment',
                names: { '#name': 'name', '#comment': 'comment' },
                values: { ':expires': expiresAt },
              },
            ]
          : []),
      ],
    );
  },
});

export type Wall = ReturnType<typeof openWall>;

/** From one state to the next, off the list of those that wait; the words stay only where they are approved. */
const stateUpdate = (wish: Wish, state: WallState, expiresAt?: number): Update => {
  const list = listOf({ ...wish, wallState: state });
  const set = ['wallState = :state', list && '#list = :list', expiresAt && 'expiresAt = :expires'];
  const removed = [!list && '#list', state !== 'approved' && 'wall'].filter(Boolean);
  return {
    key: keys.wish(wish.donation),
    expression: [
      `SET ${set.filter(Boolean).join(', ')}`,
      removed.length > 0 ? `REMOVE ${removed.join(', ')}` : '',
    ].join(' '),
    condition: 'wallState = :before',
    names: { '#list': 'list' },
    values: {
      ':before': wish.wallState,
      ':state': state,
      ':list': list,
      ':expires': expiresAt,
    },
  };
};
