import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { type Item, ValidationError } from '../memory/expression-text.ts';
import type { Key, MemoryStore, Write } from '../memory/memory-store.ts';

/** DynamoDB's JSON protocol over a store in memory: the operations our table uses, answered as DynamoDB does. */

const Attributes = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object'),
);
const Expressions = {
  ConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: Attributes.optional(),
};
const Put = z.object({ ...Expressions, Item: Attributes });
const Update = z.object({ ...Expressions, Key: Attributes, UpdateExpression: z.string() });
const Check = z.object({ ...Expressions, Key: Attributes, ConditionExpression: z.string() });
const Query = z.object({
  ...Expressions,
  IndexName: z.string().optional(),
  Limit: z.int().optional(),
  ExclusiveStartKey: Attributes.optional(),
});

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** An error as it comes over the wire. */
export const failed = (type: string, more: Item = {}, status = 400): Answer => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...more },
});

const plain = (attributes: Record<string, AttributeValue>): Item => unmarshall(bytesIn(attributes));

/** Bytes travel as base64 text. */
const bytesIn = (attributes: Record<string, AttributeValue>): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const text: unknown = value.B;
      return [name, typeof text === 'string' ? { B: Buffer.from(text, 'base64') } : value];
    }),
  );

const wire = (item: Item): unknown =>
  JSON.parse(
    JSON.stringify(marshall({ ...item }), (_, value: unknown) => {
      if (value && typeof value === 'object' && 'B' in value) {
        return { B: Buffer.from(Object.values(Object(value.B))).toString('base64') };
      }
      return value;
    }),
  );

const keyOf = (attributes: Record<string, AttributeValue>): Key => {
  const { pk, sk } = z.object({ pk: z.string(), sk: z.string() }).parse(plain(attributes));
  return { pk, sk };
};

const expressionsOf = (
  request: z.infer<z.ZodObject<typeof Expressions>>,
): Pick<Write, 'condition' | 'names' | 'values'> => ({
  condition: request.ConditionExpression,
  names: request.ExpressionAttributeNames,
  values: request.ExpressionAttributeValues && plain(request.ExpressionAttributeValues),
});

const putOf = (request: unknown): Write => {
  const put = Put.parse(request);
  return { kind: 'put', item: plain(put.Item), ...expressionsOf(put) };
};

const updateOf = (request: unknown): Write => {
  const update = Update.parse(request);
  return {
    kind: 'update',
    key: keyOf(update.Key),
    update: update.UpdateExpression,
    ...expressionsOf(update),
  };
};

const Action = z.object({ Put: z.unknown(), Update: z.unknown(), ConditionCheck: z.unknown() }).partial();

const writeOf = (action: z.infer<typeof Action>): Write => {
  if (action.Put !== undefined) return putOf(action.Put);
  if (action.Update !== undefined) return updateOf(action.Update);
  const check = Check.parse(action.ConditionCheck);
  return { kind: 'check', key: keyOf(check.Key), ...expressionsOf(check) };
};

/** Answers requests; remembers the tokens of transactions, as DynamoDB does for ten minutes. */
export const openWire = (store: MemoryStore) => {
  const transactions = new Map<string, Answer>();
  const operations: Readonly<Record<string, (request: unknown) => Answer>> = {
    GetItem: (request) => {
      const item = store.get(keyOf(z.object({ Key: Attributes }).parse(request).Key));
      return { status: 200, body: item ? { Item: wire(item) } : {} };
    },
    PutItem: (request) =>
      store.write(putOf(request)) ? { status: 200, body: {} } : failed('ConditionalCheckFailedException'),
    UpdateItem: (request) => {
      const written = store.write(updateOf(request));
      if (!written) return failed('ConditionalCheckFailedException');
      const changed = [...written.touched].map((name) => [name, written.after?.[name]] as const);
      return { status: 200, body: { Attributes: wire(Object.fromEntries(changed)) } };
    },
    TransactWriteItems: (request) => {
      const { TransactItems, ClientRequestToken } = z
        .object({ TransactItems: z.array(Action), ClientRequestToken: z.string() })
        .parse(request);
      const known = transactions.get(ClientRequestToken);
      if (known) return known;
      const held = store.transact(TransactItems.map(writeOf));
      if (!held.every(Boolean)) {
        const CancellationReasons = held.map((held) => ({ Code: held ? 'None' : 'ConditionalCheckFailed' }));
        return failed('TransactionCanceledException', { CancellationReasons });
      }
      const done = { status: 200, body: {} };
      transactions.set(ClientRequestToken, done);
      return done;
    },
    BatchGetItem: (request) => {
      const { RequestItems } = z
        .object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(Attributes) })) })
        .parse(request);
      const Responses = Object.entries(RequestItems).map(([table, { Keys }]) => [
        table,
        Keys.flatMap((key) => {
          const item = store.get(keyOf(key));
          return item ? [wire(item)] : [];
        }),
      ]);
      return { status: 200, body: { Responses: Object.fromEntries(Responses), UnprocessedKeys: {} } };
    },
    Query: (request) => queried(store, Query.parse(request)),
  };
  return (operation: string, request: unknown): Answer => {
    try {
      return operations[operation]?.(request) ?? failed('UnknownOperationException');
    } catch (error) {
      if (error instanceof ValidationError) return failed('ValidationException');
      throw error;
    }
  };
};

/** Small pages, so that whoever forgets to turn one is found out. */
const pageSize = 20;

const queried = (store: MemoryStore, request: z.infer<typeof Query>): Answer => {
  const values = plain(request.ExpressionAttributeValues ?? {});
  const text = (name: string): string => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const from = request.ExclusiveStartKey && plain(request.ExclusiveStartKey);
  if (request.IndexName !== undefined) {
    const after = from ? [from['listedAt'], from['pk'], from['sk']].map(String).join('\0') : '';
    const limit = request.Limit ?? pageSize;
    const page = store.listed(text(':list'), text(':until'), after, limit);
    const last = page.at(-1)?.key;
    const keyed = ({ pk, sk }: Key): Item => {
      const { list, listedAt } = store.get({ pk, sk }) ?? {};
      return { pk, sk, list, listedAt };
    };
    const more = page.length === limit && last ? { LastEvaluatedKey: wire(keyed(last)) } : {};
    return { status: 200, body: { Items: page.map(({ key }) => wire(keyed(key))), ...more } };
  }
  const after = from ? String(from['sk']) : '';
  const items = store.partition(text(':pk'), text(':prefix'), after, pageSize);
  const last = items.at(-1);
  const more =
    items.length === pageSize && last ? { LastEvaluatedKey: wire({ pk: last['pk'], sk: last['sk'] }) } : {};
  return { status: 200, body: { Items: items.map(wire), ...more } };
};
