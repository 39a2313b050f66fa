import { Batch } from '../domain/run.ts';
import { type Instant, instantOf } from '../domain/month.ts';
import { type Key, keys, lists } from './keys.ts';
import type { Page, Pages, PageWanted } from './pages.ts';
import { storedAs } from './stored.ts';
import type { Item, Table } from './table.ts';

const batchIn = storedAs(Batch);

const isOpen = ({ state }: Batch): boolean => state === 'NEW' || state === 'SENDING' || state === 'UNKNOWN';

/** A batch as it lies in the table; on its run's list until the post has taken or refused it. */
export const batchItem = (batch: Batch): Item & Key => ({
  ...keys.batch(batch.run, batch.batch),
  kind: 'BATCH',
  ...Batch.parse(batch),
  ...(isOpen(batch) ? { list: lists.batches(batch.run), listedAt: batch.batch } : {}),
});

/** `netzwerk.2026-12.0001` is one of `netzwerk.2026-12`. */
const keyOf = (batch: string): Key => keys.batch(batch.slice(0, batch.lastIndexOf('.')), batch);

const names = { '#state': 'state', '#list': 'list' };

/** Readers who get the same letter by one call, from when they are put together until the post has taken it. */
export const openBatches = (table: Table, pages: Pages) => ({
  /** A page of those that are not settled, in their order; a moment old. */
  openBatches: async (run: string, wanted: PageWanted): Promise<{ batches: Batch[]; next: Page['next'] }> => {
    const { items, next } = await pages.ofList(lists.batches(run), wanted);
    return { batches: items.map(batchIn), next };
  },

  /** All of a run, as they are this moment: a read unit for every 150 readers. */
  batchesOf: async function* (run: string): AsyncGenerator<Batch> {
    const { pk } = keys.run(run);
    for await (const item of table.query(pk, { prefix: 'BATCH#', consistent: true })) yield batchIn(item);
  },

  /**
   * Takes a batch to the post, so that nobody else does.
   *
   * @param sent how many of its readers still read
   * @returns the batch as it is now, or undefined if it is not in that state any more
   */
  claim: async (batch: Batch, sent: number, now: Date): Promise<Batch | undefined> => {
    const claimed: Batch = {
      ...batch,
      state: 'SENDING',
      sendingSince: instantOf(now),
      sent,
      copy: batch.state === 'UNKNOWN' || batch.copy === true,
    };
    const ours = await table.update({
      key: keyOf(batch.batch),
      expression: 'SET #state = :sending, sendingSince = :now, #copy = :copy, #sent = :sent',
      condition: '#state = :before AND (attribute_not_exists(sendingSince) OR sendingSince = :since)',
      names: { '#state': 'state', '#copy': 'copy', '#sent': 'sent' },
      values: {
        ':sending': 'SENDING',
        ':now': claimed.sendingSince,
        ':copy': claimed.copy,
        ':sent': sent,
        ':before': batch.state,
        ':since': batch.sendingSince ?? '',
      },
    });
    return ours ? claimed : undefined;
  },

  /** The post has it. */
  sent: async (claimed: Batch, now: Date): Promise<void> => {
    await table.update({
      key: keyOf(claimed.batch),
      expression: 'SET #state = :sent, sentAt = :now REMOVE #list, listedAt',
      condition: '#state IN (:sending, :unknown) AND sendingSince = :since',
      names,
      values: {
        ':sent': 'SENT',
        ':now': instantOf(now),
        ':sending': 'SENDING',
        ':unknown': 'UNKNOWN',
        ':since': claimed.sendingSince,
      },
    });
  },

  /** It did not go out, or nobody knows. What the post will never take is on no list any more. */
  notSent: async (claimed: Batch, state: 'NEW' | 'UNKNOWN' | 'REFUSED', reason: string): Promise<void> => {
    await table.update({
      key: keyOf(claimed.batch),
      expression: `SET #state = :state, reason = :reason${state === 'REFUSED' ? ' REMOVE #list, listedAt' : ''}`,
      condition: '#state = :sending AND sendingSince = :since',
      names: state === 'REFUSED' ? names : { '#state': 'state' },
      values: {
        ':state': state,
        ':reason': reason.slice(0, 300),
        ':sending': 'SENDING',
        ':since': claimed.sendingSince,
      },
    });
  },

  /**
   * The post stumbled over one reader's address: that one is flagged in a batch of their own, and all others are to be
   * sent without them.
   */
  setApart: async (claimed: Batch, reader: string, reason: string): Promise<void> => {
    const place = claimed.readers.indexOf(reader);
    const apart: Batch = {
      ...claimed,
      batch: `${claimed.batch}-${place + 1}`,
      readers: [reader],
      sent: 1,
      state: 'REFUSED',
      reason: reason.slice(0, 300),
    };
    await table.transact(
      [batchItem(apart)],
      [
        {
          key: keyOf(claimed.batch),
          expression: 'SET #state = :new, readers = :others',
          condition: '#state = :sending AND sendingSince = :since',
          names: { '#state': 'state' },
          values: {
            ':new': 'NEW',
            ':others': claimed.readers.filter((one) => one !== reader),
            ':sending': 'SENDING',
            ':since': claimed.sendingSince,
          },
        },
      ],
    );
  },

  /** None of its readers reads any more. */
  mootBatch: async (batch: Batch, reason: string): Promise<void> => {
    await table.update({
      key: keyOf(batch.batch),
      expression: 'SET #state = :moot, reason = :reason REMOVE #list, listedAt',
      condition: '#state = :before AND (attribute_not_exists(sendingSince) OR sendingSince = :since)',
      names,
      values: {
        ':moot': 'MOOT',
        ':reason': reason.slice(0, 300),
        ':before': batch.state,
        ':since': batch.sendingSince ?? '',
      },
    });
  },

  /**
   * The post told of one of its letters that it came: then it took all of them.
   *
   * @param batch `netzwerk.2026-12.0001`
   * @returns false if that is known already, or there is no such batch
   */
  settle: async (batch: string, at: Instant): Promise<boolean> => {
    // It is told of each of its letters. To look costs a twentieth of an update that is refused: both cost by the
    // weight of a thousand readers.
    const state = (await table.get(keyOf(batch), { consistent: true }))?.['state'];
    if (state !== 'SENDING' && state !== 'UNKNOWN') return false;
    return table.update({
      key: keyOf(batch),
      expression: 'SET #state = :sent, sentAt = :at REMOVE #list, listedAt',
      condition: '#state IN (:sending, :unknown)',
      names,
      values: { ':sent': 'SENT', ':at': at, ':sending': 'SENDING', ':unknown': 'UNKNOWN' },
    });
  },
});
