import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Key } from './keys.ts';

export type Item = Record<string, unknown>;
type Names = Record<string, string>;

/** An update in DynamoDB's own words, with plain values. */
export interface Update {
  readonly key: Key;
  readonly expression: string;
  readonly condition?: string;
  readonly names?: Names;
  readonly values?: Item;
}

/** An item that takes the place of its own earlier version: 0 is one that was written before versions were counted. */
export interface Versioned {
  readonly item: Item;
  readonly version: number;
}

/** What a transaction did not do, and whether reading again and trying again can help. */
export type Cancelled = 'already-there' | 'contended';

export const toItem = (item: Item) =>
  marshall(item, { removeUndefinedValues: true, convertClassInstanceToMap: true });
export const fromItem = (item: Record<string, AttributeValue>): Item => unmarshall(item);

/** The one table, in plain values. Knows DynamoDB's calls and errors, and nothing of what the items mean. */
export const openTable = (client: DynamoDBClient, tableName: string) => {
  // It copies every answer, attribute by attribute, for a log that nobody reads: a sixth of what reading many items costs.
  client.middlewareStack.remove('loggerMiddleware');
  const absent = 'attribute_not_exists(pk)';
  const writeOf = ({ key, expression, condition, names, values }: Update) => ({
    TableName: tableName,
    Key: marshall(key),
    UpdateExpression: expression,
    ConditionExpression: condition,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values && toItem(values),
  });
  const putOf = (item: Item): PutItemCommandInput => ({ TableName: tableName, Item: toItem(item) });

  const itemsAt = async (keys: Record<string, AttributeValue | undefined>[]): Promise<Item[]> => {
    const items: Item[] = [];
    let open: Record<string, AttributeValue>[] | undefined = keys.map(({ pk, sk }) => ({
      ...(pk && { pk }),
      ...(sk && { sk }),
    }));
    while (open && open.length > 0) {
      const { Responses, UnprocessedKeys }: BatchGetItemCommandOutput = await client.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: open } } }),
      );
      items.push(...(Responses?.[tableName] ?? []).map(fromItem));
      open = UnprocessedKeys?.[tableName]?.Keys;
    }
    return items;
  };

  return {
    get: async (key: Key, { consistent = false } = {}): Promise<Item | undefined> => {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: marshall(key), ConsistentRead: consistent }),
      );
      return item && fromItem(item);
    },

    /** All items of one partition, page after page, in the order of their sort keys, or the other way round. */
    query: async function* (
      pk: string,
      {
        prefix,
        consistent = false,
        newestFirst = false,
      }: { prefix?: string; consistent?: boolean; newestFirst?: boolean } = {},
    ): AsyncGenerator<Item> {
      let from: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression:
              prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
            ExpressionAttributeValues: toItem({ ':pk': pk, ':prefix': prefix }),
            ConsistentRead: consistent,
            ExclusiveStartKey: from,
            // Who reads from the end wants a handful, and must not pay for all there is.
            ...(newestFirst && { ScanIndexForward: false, Limit: 25 }),
          }),
        );
        for (const item of page.Items ?? []) yield fromItem(item);
        from = page.LastEvaluatedKey;
      } while (from);
    },

    /** The items on one list of the index, oldest first, listed at or before `until`, a hundred at a time. */
    listedItems: async function* (list: string, until: string): AsyncGenerator<Item[]> {
      let from: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: tableName,
            IndexName: 'lists',
            KeyConditionExpression: '#list = :list AND listedAt <= :until',
            ExpressionAttributeNames: { '#list': 'list' },
            ExpressionAttributeValues: toItem({ ':list': list, ':until': until }),
            ExclusiveStartKey: from,
            // As many keys as one batch read takes.
            Limit: 100,
          }),
        );
        const keys = (page.Items ?? []).map(({ pk, sk }) => ({ pk, sk }));
        // A batch is answered in no particular order.
        if (keys.length > 0) yield (await itemsAt(keys)).toSorted(byListedAt);
        from = page.LastEvaluatedKey;
      } while (from);
    },

    put: async (item: Item): Promise<void> => {
      await client.send(new PutItemCommand(putOf(item)));
    },

    /** @returns false if an item with this key was there already; it is left as it was */
    putIfAbsent: async (item: Item): Promise<boolean> =>
      unlessConditionFails(client.send(new PutItemCommand({ ...putOf(item), ConditionExpression: absent }))),

    /** The same, also in the place of an item that has this value there. */
    putInPlace: async (item: Item, name: string, value: string): Promise<boolean> =>
      unlessConditionFails(
        client.send(
          new PutItemCommand({
            ...putOf(item),
            ConditionExpression: `${absent} OR #name = :value`,
            ExpressionAttributeNames: { '#name': name },
            ExpressionAttributeValues: toItem({ ':value': value }),
          }),
        ),
      ),

    /** The same, also in the place of any item that lacks an attribute. */
    putWithout: async (item: Item, name: string): Promise<boolean> =>
      unlessConditionFails(
        client.send(
          new PutItemCommand({
            ...putOf(item),
            ConditionExpression: 'attribute_not_exists(#name)',
            ExpressionAttributeNames: { '#name': name },
          }),
        ),
      ),

    /** @returns false if the condition did not hold; nothing is changed then */
    update: async (update: Update): Promise<boolean> =>
      unlessConditionFails(client.send(new UpdateItemCommand(writeOf(update)))),

    /** Adds to numbers of an item that need not exist yet, and answers with what they are now. */
    add: async (update: Update): Promise<Item> => {
      const { Attributes } = await client.send(
        new UpdateItemCommand({ ...writeOf(update), ReturnValues: 'UPDATED_NEW' }),
      );
      return fromItem(Attributes ?? {});
    },

    /**
     * All of it or nothing: new items that must not be there yet, and updates; items that may be there already or must
     * still be of the version that was read, and keys that must still be free.
     *
     * @returns undefined if it was done, else why not
     */
    transact: async (
      newItems: readonly Item[],
      updates: readonly Update[],
      {
        replaced = [],
        versioned = [],
        free = [],
      }: { replaced?: readonly Item[]; versioned?: readonly Versioned[]; free?: readonly Key[] } = {},
    ): Promise<Cancelled | undefined> => {
      const actions: TransactWriteItem[] = [
        ...newItems.map((item) => ({
          Put: { TableName: tableName, Item: toItem(item), ConditionExpression: absent },
        })),
        ...updates.map((update) => ({ Update: writeOf(update) })),
        ...replaced.map((item) => ({ Put: putOf(item) })),
        ...versioned.map(({ item, version }) => ({
          Put: {
            ...putOf({ ...item, version: version + 1 }),
            ...(version === 0
              ? { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(version)' }
              : {
                  ConditionExpression: 'version = :version',
                  ExpressionAttributeValues: toItem({ ':version': version }),
                }),
          },
        })),
        ...free.map((key) => ({
          ConditionCheck: { TableName: tableName, Key: marshall(key), ConditionExpression: absent },
        })),
      ];
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: actions }));
        return undefined;
      } catch (error) {
        return cancelled(error);
      }
    },
  };
};

const byListedAt = (one: Item, other: Item): number =>
  String(one['listedAt']) < String(other['listedAt']) ? -1 : 1;

export type Table = ReturnType<typeof openTable>;

const unlessConditionFails = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

const contention = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

const cancelled = (error: unknown): Cancelled => {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
  if (codes.includes('ConditionalCheckFailed')) return 'already-there';
  if (codes.some((code) => contention.has(code ?? ''))) return 'contended';
  throw error;
};
