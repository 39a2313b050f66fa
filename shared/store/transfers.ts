import * as z from 'zod';
import { Cents } from '../domain/money.ts';
import { type Day, Month, monthOf } from '../domain/month.ts';
import { Transfer } from '../domain/transfer.ts';
import { endOfTime, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import { addingTo } from './sums.ts';
import type { Item, Table, Update } from './table.ts';

export const transferIn = storedAs(Transfer);

/** An announcement costs nothing, so many come to nothing; what has not arrived in half a year is forgotten. */
const daysExpected = 180;

/** As many as may be announcing something for one campaign while one of them arrives. */
const mostRounds = 10;

/** What transfers announced in one month come to, as far as they have not arrived; of regular ones the first counts. */
const ExpectedSum = z.object({ month: Month, cents: Cents, transfers: z.int() });
export type ExpectedSum = z.infer<typeof ExpectedSum>;

/** The sum of a month, kept so that nobody has to count what so many have announced. */
const expectedUpdate = ({ campaign, announcedAt, cents: amount }: Transfer, sign: 1 | -1): Update => {
  const month = monthOf(announcedAt);
  const sums = [
    ['cents', sign * amount],
    ['transfers', sign],
  ] as const;
  return addingTo(keys.expected(campaign, month), { kind: 'EXPECTED', campaign, month }, sums);
};

/** What is still expected of it; what was announced half a year ago and before is forgotten. */
export const expectedIn = (item: Item, thisMonth: Month): ExpectedSum[] => {
  const sum = ExpectedSum.parse(item);
  return isStillExpected(sum.month, thisMonth) && sum.transfers > 0 ? [sum] : [];
};

/**
 * What is written when the first money of a transfer is there: nobody looks out for it any more, it is kept, and it is
 * expected no longer. Nothing for one whose money came before.
 */
export const arrivalUpdates = (transfer: Transfer, day: Day): Update[] =>
  transfer.arrivedOn === undefined
    ? [
        {
          key: keys.transfer(transfer.reference),
          expression: 'SET arrivedOn = :day REMOVE #list, expiresAt',
          condition: 'attribute_exists(pk) AND attribute_not_exists(arrivedOn)',
          names: { '#list': 'list' },
          values: { ':day': day },
        },
        expectedUpdate(transfer, -1),
      ]
    : [];

/** Whether anything may still come of what was announced in a month. */
const isStillExpected = (month: Month, thisMonth: Month): boolean =>
  monthsOf(month) > monthsOf(thisMonth) - 6;

const monthsOf = (month: Month): number => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return year * 12 + number;
};

const transferItem = (transfer: Transfer): Item => ({
  ...keys.transfer(transfer.reference),
  kind: 'TRANSFER',
  ...transfer,
  list: lists.transfers,
  listedAt: transfer.announcedAt,
  expiresAt: Math.floor(Date.parse(transfer.announcedAt) / 1000) + daysExpected * 24 * 60 * 60,
});

/** Bank transfers that were announced. */
export const openTransfers = (table: Table) => {
  const find = async (reference: string): Promise<Transfer | undefined> => {
    const item = await table.get(keys.transfer(reference), { consistent: true });
    return item && transferIn(item);
  };

  return {
    find,

    /**
     * Writes it down together with the sum it belongs to; under one reference once.
     *
     * @returns what is announced under this reference now: this transfer, or the one that was there before; `contended`
     *   if somebody is announcing another one right now (wait, then try again)
     */
    announce: async (transfer: Transfer): Promise<Transfer | 'contended'> => {
      const done = await table.transact([transferItem(transfer)], [expectedUpdate(transfer, 1)]);
      if (done === 'contended') return done;
      return done === undefined ? transfer : ((await find(transfer.reference)) ?? transfer);
    },

    /** @returns false if there is no such transfer */
    setDonor: async (reference: string, donor: NonNullable<Transfer['donor']>): Promise<boolean> =>
      table.update({
        key: keys.transfer(reference),
        expression: 'SET donor = :donor',
        condition: 'attribute_exists(pk)',
        values: { ':donor': donor },
      }),

    /** @returns false if there is no such transfer, or its first money was there before */
    arrived: async (reference: string, day: Day): Promise<boolean> => {
      for (let round = 1; round <= mostRounds; round += 1) {
        const transfer = await find(reference);
        if (!transfer || transfer.arrivedOn !== undefined) return false;
        if ((await table.transact([], arrivalUpdates(transfer, day))) === undefined) return true;
      }
      throw new Error(`still contended after ${mostRounds} rounds`);
    },

    /**
     * What a campaign can expect of announced transfers, by the month they were announced in, the earliest first. Those
     * of half a year ago and before are forgotten.
     */
    expectedOf: async (campaign: string, thisMonth: Month): Promise<ExpectedSum[]> => {
      const sums: ExpectedSum[] = [];
      for await (const item of table.query(keys.treasury(campaign), { prefix: 'EXPECTED#' })) {
        sums.push(...expectedIn(item, thisMonth));
      }
      return sums;
    },

    /** Those that are still expected, the oldest first, in handfuls. */
    expected: async function* (): AsyncGenerator<Transfer[]> {
      for await (const items of table.listedItems(lists.transfers, endOfTime)) {
        yield items.map(transferIn);
      }
    },
  };
};

export type Transfers = ReturnType<typeof openTransfers>;
