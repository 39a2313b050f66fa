import { Wish } from '../domain/wish.ts';
import type { GivenWish } from '../domain/wish.ts';
import { endOfTime, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Item, Table, Update } from './table.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;

const stored = storedAs(Wish);

/** A gift can say that it came with a wish which is gone: what is left of the item then is none. */
export const wishIn = (item: Item): Wish | undefined => ('madeAt' in item ? stored(item) : undefined);

/** The list a wish is on once its gift has come: what the team must look at, else what was agreed to. */
export const listOf = ({ wallState, newsletter }: Wish): string | undefined =>
  wallState === 'asked' ? lists.wishes : newsletter && lists.consents;

/**
 * Written in the transaction that books the gift. The item names its list from the beginning, and is on it from now
 * on: the index holds only what has a time.
 */
export const givenUpdate = ({ donation, gift, givenAt }: GivenWish): Update => ({
  key: keys.wish(donation),
  expression:
    'SET gift = if_not_exists(gift, :gift), givenAt = if_not_exists(givenAt, :givenAt), listedAt = if_not_exists(listedAt, :givenAt) REMOVE expiresAt',
  values: { ':gift': gift, ':givenAt': givenAt },
});

/** What givers wished for besides giving, each under its donation. */
export const openWishes = (table: Table) => ({
  /**
   * Written before the payment page, and in the place of what the same form said before. It goes by
   * itself if no gift comes.
   *
   * @param keptDays how long it waits for its gift
   * @returns false if the gift has come meanwhile; its wish stays as it was
   */
  keep: async (wish: Wish, keptDays: number): Promise<boolean> =>
    table.putWithout(
      {
        ...keys.wish(wish.donation),
        kind: 'WISH',
        ...wish,
        list: listOf(wish),
        expiresAt: Math.ceil((new Date(wish.madeAt).getTime() + keptDays * dayMilliseconds) / 1000),
      },
      'gift',
    ),

  find: async (donation: string): Promise<Wish | undefined> => {
    const item = await table.get(keys.wish(donation), { consistent: true });
    return item && wishIn(item);
  },

  /** The gift has come by another way than Stripe's, with or without a wish. */
  given: async (given: GivenWish): Promise<void> => {
    await table.update({ ...givenUpdate(given), condition: 'attribute_exists(madeAt)' });
  },

  /** Wishes for the wall that nobody has looked at yet, whose gift has come, oldest first, in handfuls. */
  waiting: async function* (): AsyncGenerator<Wish[]> {
    for await (const items of table.listedItems(lists.wishes, endOfTime)) {
      yield items.flatMap((item) => wishIn(item) ?? []);
    }
  },
});

export type Wishes = ReturnType<typeof openWishes>;
