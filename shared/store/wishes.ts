import { Wish } from '../domain/wish.ts';
import type { Instant } from '../domain/month.ts';
import type { GivenWish } from '../domain/wish.ts';
import { endOfTime, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Item, Table, Update } from './table.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;

const stored = storedAs(Wish);

/** A gift can say that it came with a wish which is gone: what is left of the item then is none. */
export const wishIn = (item: Item): Wish | undefined => ('madeAt' in item ? stored(item) : undefined);

/** The list a wish is on once its gift has come: what the team must look at, else what was agreed to. */
export const listOf = ({ wallState, newsletter, askedAt }: Wish): string | undefined => {
  if (wallState === 'asked') return lists.wishes;
  return newsletter && askedAt === undefined ? lists.consents : undefined;
};

/** Its giver has been asked whether they want to read, or has no address to be asked at: nobody looks at that again. */
export const askedUpdate = (wish: Wish, askedAt: Instant): Update => ({
  key: keys.wish(wish.donation),
  expression: `SET askedAt = :at${listOf(wish) === lists.consents ? ' REMOVE #list' : ''}`,
  condition: 'attribute_not_exists(askedAt) AND attribute_exists(newsletter)',
  ...(listOf(wish) === lists.consents && { names: { '#list': 'list' } }),
  values: { ':at': askedAt },
});

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

  /** Nobody has to ask its giver any more. */
  asked: async (wish: Wish, askedAt: Instant): Promise<void> => {
    await table.update(askedUpdate(wish, askedAt));
  },

  /** It has been asked for, and came back to the list by another way. */
  takeOff: async ({ donation }: Wish): Promise<void> => {
    await table.update({
      key: keys.wish(donation),
      expression: 'REMOVE #list',
      condition: 'attribute_exists(askedAt) AND #list = :consents',
      names: { '#list': 'list' },
      values: { ':consents': lists.consents },
    });
  },

  /** Consents that came with a gift and whose givers have not been asked to confirm them, in handfuls. */
  agreed: async function* (): AsyncGenerator<Wish[]> {
    for await (const items of table.listedItems(lists.consents, endOfTime)) {
      yield items.flatMap((item) => wishIn(item) ?? []);
    }
  },

  /** Wishes for the wall that nobody has looked at yet, whose gift has come, oldest first, in handfuls. */
  waiting: async function* (): AsyncGenerator<Wish[]> {
    for await (const items of table.listedItems(lists.wishes, endOfTime)) {
      yield items.flatMap((item) => wishIn(item) ?? []);
    }
  },
});

export type Wishes = ReturnType<typeof openWishes>;
