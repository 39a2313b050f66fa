import { setTimeout as pause } from 'node:timers/promises';
import {
  DescribeTableCommand,
  type DynamoDBClient,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { errorFields, type Log } from '../../shared/lambda/log.ts';
import type { StreamHandler } from '../../shared/lambda/stream.ts';
import { contextOf } from './gateway.ts';
import { recordOf } from './stream-record.ts';

/** A function the stream wakes for new items of one kind, as the stack maps it. */
export interface StreamedFunction {
  readonly name: string;
  readonly kind: string;
  readonly handler: StreamHandler;
}

const batchSize = 25;
const mostAttempts = 10;
const pollMilliseconds = 25;

/**
 * Plays Lambda's event source mapping: reads the table's stream, filters, hands over batches, tries failed records
 * again, halves a batch that throws, and sets aside what still fails.
 */
export const pumpStream = async (
  client: DynamoDBClient,
  config: DynamoDBClientConfig,
  tableName: string,
  functions: readonly StreamedFunction[],
  log: Log,
) => {
  const streams = new DynamoDBStreamsClient(config);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const StreamArn = Table?.LatestStreamArn;
  const iterators = new Map<string, string | undefined>();
  const failures: { function: string; sequenceNumber: string }[] = [];
  let running = true;
  let paused = false;
  let emptyRounds = 0;

  const openShards = async (): Promise<void> => {
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    for (const { ShardId } of StreamDescription?.Shards ?? []) {
      if (!ShardId || iterators.has(ShardId)) continue;
      const { ShardIterator } = await streams.send(
        new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
      );
      iterators.set(ShardId, ShardIterator);
    }
  };

  const deliver = async (
    target: StreamedFunction,
    records: readonly DynamoDBRecord[],
    attempt = 1,
  ): Promise<void> => {
    if (records.length === 0) return;
    const [only] = records;
    if (attempt > mostAttempts) {
      for (const { dynamodb } of records) {
        failures.push({ function: target.name, sequenceNumber: dynamodb?.SequenceNumber ?? '' });
      }
      return;
    }
    try {
      const { batchItemFailures } = await target.handler({ Records: [...records] }, contextOf(target.name));
      const again = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      if (again.size === 0) return;
      // As Lambda does: from the first failed record on, all come again.
      const from = records.findIndex(({ dynamodb }) => again.has(dynamodb?.SequenceNumber ?? ''));
      await pause(10 * 2 ** Math.min(attempt, 6));
      await deliver(target, records.slice(from), attempt + 1);
    } catch (error) {
      log.alarm('function-failed', `${target.name} threw; its batch comes again.`, errorFields(error));
      await pause(10 * 2 ** Math.min(attempt, 6));
      if (records.length === 1 && only) return deliver(target, [only], attempt + 1);
      const middle = Math.ceil(records.length / 2);
      await deliver(target, records.slice(0, middle), attempt + 1);
      await deliver(target, records.slice(middle), attempt + 1);
    }
  };

  const round = async (): Promise<number> => {
    await openShards();
    let read = 0;
    for (const [shard, ShardIterator] of iterators) {
      if (!ShardIterator) continue;
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator }),
      );
      iterators.set(shard, NextShardIterator);
      read += Records.length;
      const records = Records.flatMap(recordOf);
      await Promise.all(
        functions.map(async (target) => {
          const wanted = records.filter(
            ({ eventName, dynamodb }) =>
              eventName === 'INSERT' && dynamodb?.NewImage?.['kind']?.S === target.kind,
          );
          for (let start = 0; start < wanted.length; start += batchSize) {
            await deliver(target, wanted.slice(start, start + batchSize));
          }
        }),
      );
    }
    return read;
  };

  const loop = async (): Promise<void> => {
    while (running) {
      if (paused) await pause(pollMilliseconds);
      else {
        // A line that broke: read the shard again from its start; what was taken already changes nothing.
        const read = await round().catch(() => {
          iterators.clear();
          return 1;
        });
        emptyRounds = read === 0 ? emptyRounds + 1 : 0;
        if (read === 0) await pause(pollMilliseconds);
      }
    }
  };
  const ended = loop();

  return {
    /** Records that were given up after all attempts; in the cloud they lie in the failure queue. */
    failures: () => failures,
    /** Loses the bell, as an outage would: what happens meanwhile is for the sweep to find. */
    skip: async (work: () => Promise<void>): Promise<void> => {
      paused = true;
      await work();
      for (const [shard] of iterators) {
        const { ShardIterator } = await streams.send(
          new GetShardIteratorCommand({ StreamArn, ShardId: shard, ShardIteratorType: 'LATEST' }),
        );
        iterators.set(shard, ShardIterator);
      }
      paused = false;
    },
    /** Resolves when everything written before now has been handed over. */
    drained: async (): Promise<void> => {
      emptyRounds = 0;
      while (running && emptyRounds < 2) await pause(pollMilliseconds / 2);
    },
    stop: async (): Promise<void> => {
      running = false;
      await ended;
    },
  };
};

export type Pump = Awaited<ReturnType<typeof pumpStream>>;
