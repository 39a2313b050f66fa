import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { Refusal } from '../domain/refusal.ts';
import type { Key } from './keys.ts';
import { fromItem, type Item, toItem } from './table.ts';

/** Which page of a list somebody wants to see. */
export interface PageWanted {
  /** `next` of the page before; without it the first. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly newestFirst?: boolean;
  /** As it is this moment; only of a partition. Otherwise it may be a moment old. */
  readonly consistent?: boolean;
}

export interface Page {
  readonly items: Item[];
  /** Where the next page begins; undefined at the end. */
  readonly next: string | undefined;
}

/** A position in a query: its key, and nothing a reader could use for anything else. */
const Position = z.record(z.string(), z.string());

/**
 * Pages for people who read on: each goes on from the key of the last, so that the hundredth costs what the first does.
 */
export const openPages = (client: DynamoDBClient, tableName: string) => {
  const query = async (
    where: Pick<QueryCommandInput, 'IndexName' | 'KeyConditionExpression' | 'ExpressionAttributeNames'> & {
      readonly values: Item;
    },
    { after, limit, newestFirst = false, consistent = false }: PageWanted,
  ): Promise<{ items: Item[]; next: string | undefined }> => {
    const { values, ...rest } = where;
    const { Items, LastEvaluatedKey } = await client
      .send(
        new QueryCommand({
          TableName: tableName,
          ...rest,
          ExpressionAttributeValues: toItem(values),
          ...(after !== undefined && { ExclusiveStartKey: toItem(positionIn(after)) }),
          ScanIndexForward: !newestFirst,
          Limit: limit,
          ...(consistent && { ConsistentRead: true }),
        }),
      )
      .catch((error: unknown) => {
        // A place in another list.
        if (after !== undefined && error instanceof Error && error.name === 'ValidationException')
          throw unknownPlace();
        throw error;
      });
    return {
      items: (Items ?? []).map(fromItem),
      next: LastEvaluatedKey && textOf(fromItem(LastEvaluatedKey)),
    };
  };

  return {
    /**
     * Those of these items that are there, in no particular order, read a hundred at a time. Each key once.
     *
     * @param consistent as they are this moment, at twice the price; otherwise they may be a moment old
     */
    thoseOf: async (keys: readonly Key[], { consistent = false } = {}): Promise<Item[]> => {
      const items: Item[] = [];
      for (let start = 0; start < keys.length; start += 100) {
        const found = await itemsAt(client, tableName, keys.slice(start, start + 100), consistent);
        items.push(...found.values());
      }
      return items;
    },

    /** A page of one partition, by its sort keys. */
    ofPartition: async (pk: string, wanted: PageWanted): Promise<Page> =>
      query({ KeyConditionExpression: 'pk = :pk', values: { ':pk': pk } }, wanted),

    /** A page of one list of the index `lists`, by `listedAt`; between two of them if wanted. */
    ofList: async (
      list: string,
      wanted: PageWanted,
      { from = '', until = '~' }: { from?: string; until?: string } = {},
    ): Promise<Page> => {
      const { items, next } = await query(
        {
          IndexName: 'lists',
          KeyConditionExpression: '#list = :list AND listedAt BETWEEN :from AND :until',
          ExpressionAttributeNames: { '#list': 'list' },
          values: { ':list': list, ':from': from || ' ', ':until': until },
        },
        wanted,
      );
      const found = await itemsAt(client, tableName, items);
      // A batch is answered in no particular order.
      const inOrder = items.flatMap(({ pk, sk }): Item[] => {
        const item = found.get(`${String(pk)}\n${String(sk)}`);
        return item ? [item] : [];
      });
      return { items: inOrder, next };
    },
  };
};

export type Pages = ReturnType<typeof openPages>;

/** As many keys as one batch read takes. */
const batchKeys = 100;

/** An item, or its key alone. */
type Keyed = Readonly<Partial<Record<keyof Key, unknown>>>;

const itemsAt = async (
  client: DynamoDBClient,
  tableName: string,
  keys: readonly Keyed[],
  consistent = false,
): Promise<Map<string, Item>> => {
  const batches = Array.from({ length: Math.ceil(keys.length / batchKeys) }, (_, index) =>
    keys.slice(index * batchKeys, (index + 1) * batchKeys),
  );
  const read = await Promise.all(batches.map(async (batch) => batchAt(client, tableName, batch, consistent)));
  return new Map(read.flat().map((item) => [`${String(item['pk'])}\n${String(item['sk'])}`, item]));
};

const batchAt = async (
  client: DynamoDBClient,
  tableName: string,
  keys: readonly Keyed[],
  consistent: boolean,
): Promise<Item[]> => {
  const found: Item[] = [];
  let open: Record<string, AttributeValue>[] | undefined = keys.map(({ pk, sk }) => toItem({ pk, sk }));
  while (open && open.length > 0) {
    const { Responses, UnprocessedKeys }: BatchGetItemCommandOutput = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [tableName]: { Keys: open, ConsistentRead: consistent } },
      }),
    );
    found.push(...(Responses?.[tableName] ?? []).map(fromItem));
    open = UnprocessedKeys?.[tableName]?.Keys;
  }
  return found;
};

/** Where a page begins that goes on behind this item of a list: what `next` would say if a page had ended with it. */
export const behind = ({ pk, sk, list, listedAt }: Item): string => textOf({ pk, sk, list, listedAt });

const textOf = (position: Item): string => Buffer.from(JSON.stringify(position)).toString('base64url');

/** @throws Refusal 400 for a place in a list that nobody was told of */
const positionIn = (after: string): Item => {
  try {
    return Position.parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
  } catch {
    throw unknownPlace();
  }
};

export const unknownPlace = (): Refusal =>
  new Refusal(
    400,
    'page.unknown',
    {
      de: 'Diese Stelle der Liste gibt es nicht. Bitte von vorn lesen.',
      en: 'There is no such place in the list. Please read from its beginning.',
    },
    'after',
  );
