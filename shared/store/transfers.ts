import type { Day } from '../domain/month.ts';
import { Transfer } from '../domain/transfer.ts';
import { endOfTime, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Table } from './table.ts';

const transferIn = storedAs(Transfer);

/** An announcement costs nothing, so many come to nothing; what has not arrived in half a year is forgotten. */
const daysExpected = 180;

/** Bank transfers that were announced. */
export const openTransfers = (table: Table) => {
  const find = async (reference: string): Promise<Transfer | undefined> => {
    const item = await table.get(keys.transfer(reference), { consistent: true });
    return item && transferIn(item);
  };

  return {
    find,

    /** @returns what is announced under this reference now: this transfer, or the one that was there before */
    announce: async (transfer: Transfer): Promise<Transfer> => {
      const isNew = await table.putIfAbsent({
        ...keys.transfer(transfer.reference),
        kind: 'TRANSFER',
        ...transfer,
        list: lists.transfers,
        listedAt: transfer.announcedAt,
        expiresAt: Math.floor(Date.parse(transfer.announcedAt) / 1000) + daysExpected * 24 * 60 * 60,
      });
      return isNew ? transfer : ((await find(transfer.reference)) ?? transfer);
    },

    /** @returns false if there is no such transfer */
    setDonor: async (reference: string, donor: NonNullable<Transfer['donor']>): Promise<boolean> =>
      table.update({
        key: keys.transfer(reference),
        expression: 'SET donor = :donor',
        condition: 'attribute_exists(pk)',
        values: { ':donor': donor },
      }),

    /** Its first money is there: nobody looks out for it any more, and it is kept. */
    arrived: async (reference: string, day: Day): Promise<boolean> =>
      table.update({
        key: keys.transfer(reference),
        expression: 'SET arrivedOn = :day REMOVE #list, expiresAt',
        condition: 'attribute_exists(pk) AND attribute_not_exists(arrivedOn)',
        names: { '#list': 'list' },
        values: { ':day': day },
      }),

    /** Those that are still expected, the oldest first, in handfuls. */
    expected: async function* (): AsyncGenerator<Transfer[]> {
      for await (const items of table.listedItems(lists.transfers, endOfTime)) {
        yield items.map(transferIn);
      }
    },
  };
};

export type Transfers = ReturnType<typeof openTransfers>;
