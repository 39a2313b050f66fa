import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createTable, localClient } from '../../../infra/local/dynamodb.ts';
import { openTable, type Table } from '../../../shared/store/table.ts';
import { outsideTable } from '../house/outside-table.ts';
import type { Item } from '../memory/expression-text.ts';
import type { BuildGround } from './ground.ts';

/** Tier 3: the table is DynamoDB Local, AWS's own. What lies in it is looked at in moments of rest. */
export const thirdTier = async (endpoint: string): Promise<BuildGround> => {
  const client = new DynamoDBClient(localClient(endpoint, `sim${randomBytes(8).toString('hex')}`));
  await createTable(client, 'tragwerk');
  const table = openTable(client, 'tragwerk');
  return ({ outside, stripe, post, ring, watch }) => {
    const ringing = ringingTable(table, ring);
    const seen = new Map<string, Item>();
    const items = async () => {
      const found = await scanned(client);
      for (const item of found) {
        const key = `${String(item['pk'])} ${String(item['sk'])}`;
        const before = seen.get(key);
        if (JSON.stringify(before) !== JSON.stringify(item)) watch.see(before, item);
        seen.set(key, item);
      }
      return found;
    };
    return {
      reach: (run) => ({
        table: outsideTable(ringing, outside(), run),
        stripe: stripe.desk(outside(), run),
        post: post.at(outside(), run),
      }),
      table,
      items,
      look: async () => {
        await items();
      },
      settled: async () => nextTurn(),
      close: () => client.destroy(),
    };
  };
};

const scanned = async (client: DynamoDBClient): Promise<Item[]> => {
  const items: Item[] = [];
  let from: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: 'tragwerk', ConsistentRead: true, ExclusiveStartKey: from }),
    );
    items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};

/** The stream of the table: what is new rings, whoever wrote it. */
const ringingTable = (table: Table, ring: (item: Item) => void): Table => ({
  ...table,
  putIfAbsent: async (item) => {
    const isNew = await table.putIfAbsent(item);
    if (isNew) ring(item);
    return isNew;
  },
  putInPlace: async (item, name, value) => {
    const isNew = await table.putInPlace(item, name, value);
    if (isNew) ring(item);
    return isNew;
  },
  transact: async (newItems, updates, more) => {
    const cancelled = await table.transact(newItems, updates, more);
    if (cancelled === undefined) for (const item of newItems) ring(item);
    return cancelled;
  },
});
