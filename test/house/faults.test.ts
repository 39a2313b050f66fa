import {
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { bookEvents } from '../../shared/house/booking.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { type KeptEvent, openInbox } from '../../shared/store/inbox.ts';
import { openLedger } from '../../shared/store/ledger.ts';
import { openLinks } from '../../shared/store/links.ts';
import { openPledges } from '../../shared/store/pledges.ts';
import { openTable } from '../../shared/store/table.ts';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { aChargeEvent } from './a-charge.ts';

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'Transaction cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

/** DynamoDB as it is on a bad day, which DynamoDB Local never has. */
const aBadDay = async (events: readonly KeptEvent[]) => {
  const client = new DynamoDBClient({ region: 'eu-central-1' });
  const dynamoDb = mockClient(client);
  dynamoDb.on(QueryCommand).resolves({ Items: [] });
  dynamoDb.on(GetItemCommand).resolves({});
  dynamoDb.on(UpdateItemCommand).resolves({});
  const table = openTable(client, 'tragwerk');
  const pauses: number[] = [];
  const book = async () =>
    bookEvents(events, {
      clock: {
        now: () => new Date('2026-11-22T10:05:00Z'),
        pause: async (milliseconds) => {
          pauses.push(milliseconds);
        },
        random: () => 0.5,
      },
      log: jsonLog(() => undefined),
      inbox: openInbox(table),
      ledger: openLedger(table),
      links: openLinks(table),
      pledges: openPledges(table),
      campaigns: openCampaigns(table),
      stripe: {
        creditedCents: async () => Promise.reject(new Error('not asked')),
        settledCents: async () => Promise.reject(new Error('not asked')),
        invoiceOf: async () => Promise.reject(new Error('not asked')),
      },
    });
  return { dynamoDb, book, pauses };
};

const events = async (count: number) => {
  const office = await aBookingOffice(await aTable());
  return office.keep(Array.from({ length: count }, () => aChargeEvent()));
};

describe('booking on a bad day', () => {
  it('waits and tries again when someone else writes the same totals', async () => {
    const { dynamoDb, book, pauses } = await aBadDay(await events(2));
    dynamoDb
      .on(TransactWriteItemsCommand)
      .rejectsOnce(cancelled('None', 'TransactionConflict'))
      .rejectsOnce(cancelled('TransactionConflict'))
      .resolves({});
    expect(await book()).toMatchObject({ gifts: 2 });
    expect(dynamoDb.commandCalls(TransactWriteItemsCommand)).toHaveLength(3);
    expect(pauses).toHaveLength(2);
  });

  it('reads again when someone else booked one of the gifts meanwhile', async () => {
    const { dynamoDb, book } = await aBadDay(await events(2));
    dynamoDb.on(TransactWriteItemsCommand).rejectsOnce(cancelled('ConditionalCheckFailed')).resolves({});
    await book();
    expect(dynamoDb.commandCalls(QueryCommand)).toHaveLength(4);
  });

  it('lets events come again when it stays contended or throttled; none is set aside', async () => {
    const throttled = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
    for (const failure of [cancelled('TransactionConflict'), throttled]) {
      const batch = await events(3);
      const { dynamoDb, book } = await aBadDay(batch);
      dynamoDb.on(TransactWriteItemsCommand).rejects(failure);
      const { gifts, again } = await book();
      expect(gifts).toBe(0);
      expect([...again].toSorted()).toEqual(batch.map(({ event }) => event).toSorted());
      expect(dynamoDb.commandCalls(UpdateItemCommand)).toHaveLength(0);
    }
  });

  it('finds the one gift DynamoDB will never take, and books the rest', async () => {
    const batch = await events(8);
    const { dynamoDb, book } = await aBadDay(batch);
    const invalid = Object.assign(new Error('item too large'), { name: 'ValidationException' });
    const wrong = JSON.stringify(batch[5]?.event);
    dynamoDb.on(TransactWriteItemsCommand).callsFake((input: unknown) => {
      if (JSON.stringify(input).includes(wrong)) throw invalid;
      return {};
    });
    const { gifts, again } = await book();
    expect(gifts).toBe(7);
    expect([...again]).toEqual([]);
    const aside = dynamoDb.commandCalls(UpdateItemCommand).map(({ args }) => args[0].input.Key?.['pk']?.S);
    expect(aside).toEqual([`EVENT#${batch[5]?.event}`]);
  });

  it('fails as a whole when not even the quarantine can be written, so that Lambda brings all again', async () => {
    const batch = await events(1);
    const { dynamoDb, book } = await aBadDay(batch);
    const denied = Object.assign(new Error('denied'), { name: 'AccessDeniedException' });
    dynamoDb.on(TransactWriteItemsCommand).rejects(denied);
    dynamoDb.on(UpdateItemCommand).rejects(denied);
    await expect(book()).rejects.toThrow('denied');
  });
});
