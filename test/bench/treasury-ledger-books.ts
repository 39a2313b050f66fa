import {
  BatchWriteItemCommand,
  type BatchWriteItemCommandOutput,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { localClient } from '../../infra/local/dynamodb.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { type Entry, totalChanges } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { dayOf, instantOf, monthOf } from '../../shared/domain/month.ts';
import { exportDoors } from '../../shared/house/treasury/exports/served.ts';
import { ledgerDoors } from '../../shared/house/treasury/ledger/served.ts';
import { views } from '../../shared/house/treasury/views/served.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { treasuryHandler } from '../../shared/lambda/treasury.ts';
import { itemOf } from '../../shared/store/changes.ts';
import { keys, lists } from '../../shared/store/keys.ts';
import { openPages } from '../../shared/store/pages.ts';
import { type Item, openTable, toItem } from '../../shared/store/table.ts';
import { totalUpdate } from '../../shared/store/totals.ts';
import { openTreasury } from '../../shared/store/treasury.ts';
import { gatewayEvent } from './webhook-call.ts';

const tableName = 'tragwerk';
export const now = new Date('2026-11-30T10:00:00.000Z');

/** The treasury's doors of ledger, exports and views on a table of DynamoDB Local, for the federation's treasurer. */
export const benchTreasury = (endpoint: string, accessKeyId: string) => {
  const client = new DynamoDBClient(localClient(endpoint, accessKeyId));
  const table = openTable(client, tableName);
  const parts = {
    // Time stands still, so that a slow machine measures memory too.
    clock: { now: () => now, pause: async () => undefined, random: () => 0.5 },
    log: jsonLog((line) => {
      if (line.includes('"alarm"')) process.stderr.write(`${line}\n`);
    }),
    ...openTreasury(table, openPages(client, tableName)),
  };
  const opened = treasuryHandler<typeof parts>([...ledgerDoors, ...exportDoors, ...views], async () => parts);
  // As the gateway's authorizer puts it there.
  const claims = { sub: 'bench', token_use: 'access', username: 'bench', 'cognito:groups': '[treasurer]' };
  const authorized = { authorizer: { jwt: { claims } } };
  return {
    client,
    table,
    parts,
    get: async (path: string, query: Record<string, string> = {}): Promise<Buffer> => {
      const event = gatewayEvent({ method: 'GET', path });
      const {
        statusCode,
        body = '',
        isBase64Encoded,
      } = await opened(
        {
          ...event,
          queryStringParameters: query,
          requestContext: { ...event.requestContext, ...authorized },
        },
        contextOf('treasury-api'),
      );
      if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${body.slice(0, 300)}`);
      return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    },
  };
};

export type BenchTreasury = ReturnType<typeof benchTreasury>;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** As random as Stripe's own: a file of them cannot be compressed further than they can. */
const idOf = (prefix: string, number: number): string => {
  let state = (number + 1) * 2_654_435_761 + prefix.length * 97;
  return `${prefix}_3${Array.from({ length: 23 }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return letters[state % letters.length];
  }).join('')}`;
};

/** A gift and its fee are two entries; what Stripe's balance says of both is one item more. */
const aGift = (number: number): { entries: Entry[]; balance: Item } => {
  const at = instantOf(new Date(Date.UTC(2026, 10, 1) + number * 40_000));
  const [gift, transaction] = [idOf('pi', number), idOf('txn', number)];
  const received: Entry = {
    entry: `stripe:${gift}:received`,
    movement: 'received',
    account: 'received',
    line: `${gift}:received`,
    gift,
    donation: idOf('don', number),
    charge: idOf('ch', number),
    campaign: 'netzwerk',
    month: monthOf(at),
    day: dayOf(at),
    at,
    source: 'donation',
    earmark: (['free', 'staff', 'material'] as const)[number % 3] ?? 'free',
    cents: cents(10_000 + (number % 97) * 100),
    method: 'card',
    event: idOf('evt', number),
    bookedAt: at,
  };
  const feeCents = 25 + Math.round(received.cents * 0.015);
  const fee: Entry = {
    ...received,
    entry: `stripe:${transaction}:fee`,
    line: `${transaction}:fee`,
    movement: 'fee',
    account: 'fees',
    cents: cents(-feeCents),
    at: instantOf(new Date(Date.parse(at) + 1000)),
  };
  const balance = {
    ...keys.balance(gift, transaction),
    kind: 'BALANCE',
    gift,
    transaction,
    type: 'charge',
    amountCents: received.cents,
    feeCents,
    netCents: received.cents - feeCents,
    at,
    availableOn: received.day,
    entry: received.entry,
    payout: idOf('po', Math.floor(number / 100)),
    list: lists.balances(received.month),
    listedAt: at,
  };
  return { entries: [received, fee], balance };
};

/** Fills the books from so many entries up to so many, past the booking: what is measured is reading. */
export const fillBooks = async (
  { client, table }: BenchTreasury,
  from: number,
  to: number,
): Promise<void> => {
  const gifts = Array.from({ length: (to - from) / 2 }, (_, index) => aGift(from / 2 + index));
  const items = gifts.flatMap(({ entries, balance }) => [
    ...entries.map((entry) => itemOf({ entry })),
    balance,
  ]);
  const inABatch = 25;
  const lanes = 4;
  for (let first = 0; first < items.length; first += inABatch * lanes) {
    await Promise.all(
      Array.from({ length: lanes }, (_, lane) =>
        put(client, items.slice(first + lane * inABatch, first + (lane + 1) * inABatch)),
      ),
    );
  }
  for (const change of totalChanges(gifts.flatMap(({ entries }) => entries))) {
    await table.update(totalUpdate(change));
  }
};

const put = async (client: DynamoDBClient, items: readonly Item[]): Promise<void> => {
  if (items.length === 0) return;
  const { UnprocessedItems }: BatchWriteItemCommandOutput = await client.send(
    new BatchWriteItemCommand({
      RequestItems: { [tableName]: items.map((item) => ({ PutRequest: { Item: toItem(item) } })) },
    }),
  );
  if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('DynamoDB Local did not take a batch');
};
