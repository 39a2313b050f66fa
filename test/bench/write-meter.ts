import { type AttributeValue, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { itemBytes, type StoredItem } from './item-size.ts';

const Value = z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null);
const Item = z.record(z.string(), Value);
const Write = z.union([
  z
    .object({ TableName: z.string(), Item })
    .transform(({ TableName, Item }) => ({ TableName, put: Item, Key: keyOf(Item) })),
  z
    .object({ TableName: z.string(), Key: Item, UpdateExpression: z.string() })
    .transform(({ TableName, Key }) => ({ TableName, put: undefined, Key })),
]);
type Write = z.infer<typeof Write>;
const Transaction = z.object({
  TransactItems: z.array(z.object({ Put: Write.optional(), Update: Write.optional() })),
});
const Reported = z.object({ CapacityUnits: z.number() });
const Answer = z.object({
  ConsumedCapacity: z.union([Reported.transform((one) => [one]), z.array(Reported)]),
});

const keyOf = ({ pk, sk }: StoredItem): StoredItem => ({ ...(pk && { pk }), ...(sk && { sk }) });

/** What a write cost, and what it left. */
export interface Metered {
  readonly kind: string;
  readonly units: number;
  readonly after: StoredItem | undefined;
  readonly isNew: boolean;
}

/**
 * Counts the write units of all that goes through a client, from the requests themselves: each begun kilobyte of the
 * larger of old and new item, twice in a transaction, and one for each entry of the index `lists` that is written
 * or deleted. Old and new items are read back with a client that is not counted.
 */
export const meterWrites = (client: DynamoDBClient, reader: DynamoDBClient) => {
  let metered: Metered[] = [];
  let reportedUnits = 0;
  const read = async ({ TableName, Key }: Write): Promise<StoredItem | undefined> =>
    (await reader.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;

  client.middlewareStack.add(
    (next) => async (call) => {
      const { writes, inTransaction } = writesIn(call.input);
      if (writes.length === 0) return next(call);
      const before = await Promise.all(writes.map(read));
      const count = async (failed: boolean): Promise<void> => {
        const after = failed ? before : await Promise.all(writes.map(read));
        metered.push(
          ...writes.map((write, index) =>
            meteredOf(write, before[index], after[index], { inTransaction, failed }),
          ),
        );
      };
      Object.assign(call.input, { ReturnConsumedCapacity: 'INDEXES' });
      try {
        const answer = await next(call);
        await count(false);
        const reported = Answer.safeParse(answer.output).data?.ConsumedCapacity ?? [];
        for (const { CapacityUnits } of reported) reportedUnits += CapacityUnits;
        return answer;
      } catch (error) {
        // A condition that does not hold is paid for like the write that it stopped.
        await count(true);
        throw error;
      }
    },
    { step: 'initialize', name: 'writeMeter' },
  );

  return {
    /** What was written since the last time somebody asked, and what DynamoDB Local says it cost. */
    take: (): { writes: Metered[]; reportedUnits: number } => {
      const taken = { writes: metered, reportedUnits };
      metered = [];
      reportedUnits = 0;
      return taken;
    },
  };
};

const writesIn = (input: unknown): { writes: Write[]; inTransaction: boolean } => {
  const transaction = Transaction.safeParse(input);
  if (transaction.success) {
    return {
      writes: transaction.data.TransactItems.flatMap(({ Put, Update }) => Put ?? Update ?? []),
      inTransaction: true,
    };
  }
  const single = Write.safeParse(input);
  return { writes: single.success ? [single.data] : [], inTransaction: false };
};

const meteredOf = (
  write: Write,
  before: StoredItem | undefined,
  after: StoredItem | undefined,
  { inTransaction, failed }: { inTransaction: boolean; failed: boolean },
): Metered => {
  const items = [before, after, write.put].map((item) => (item ? itemBytes(item) : 0));
  const baseUnits = Math.max(1, Math.ceil(Math.max(...items) / 1024)) * (inTransaction ? 2 : 1);
  return {
    kind: (after ?? write.put)?.['kind']?.S ?? '',
    units: baseUnits + (failed ? 0 : indexUnits(before, after)),
    after,
    isNew: before === undefined && !failed,
  };
};

/** An entry that moves within the index is deleted here and written there: two writes. */
const indexUnits = (before: StoredItem | undefined, after: StoredItem | undefined): number => {
  const [left, entered] = [entryOf(before), entryOf(after)];
  if (left === entered) return 0;
  return (left === undefined ? 0 : 1) + (entered === undefined ? 0 : 1);
};

const entryOf = (item: StoredItem | undefined): string | undefined => {
  const [list, listedAt] = [item?.['list']?.S, item?.['listedAt']?.S];
  return list === undefined || listedAt === undefined ? undefined : `${list} ${listedAt}`;
};
