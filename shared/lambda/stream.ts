import middy from '@middy/core';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type {
  AttributeValue as StreamedValue,
  Context,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import { housed } from './housed.ts';
import { withoutTimer } from './http.ts';

export type StreamHandler = (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

/** A new item, as the stream shows it. */
export interface Arrival {
  readonly item: Record<string, unknown>;
  /** Names the record to Lambda if it has to come again. */
  readonly sequenceNumber: string;
}

/**
 * For a function that the table's stream wakes. It gets the new items of a batch and answers with the sequence
 * numbers of those that must come again; the others are done.
 */
export const streamHandler = <Parts>(
  take: (arrivals: readonly Arrival[], parts: Parts) => Promise<readonly string[]>,
  openParts: () => Promise<Parts>,
) =>
  housed(openParts, (open: () => Promise<Parts>): StreamHandler =>
    middy(async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
      const again = await take(event.Records.flatMap(arrivalOf), await open());
      return { batchItemFailures: again.map((itemIdentifier) => ({ itemIdentifier })) };
    }, withoutTimer),
  );

const arrivalOf = ({ dynamodb }: DynamoDBRecord): Arrival[] => {
  if (!dynamodb?.NewImage || !dynamodb.SequenceNumber) return [];
  const image = Object.fromEntries(
    Object.entries(dynamodb.NewImage).map(([name, value]) => [name, valueOf(value)]),
  );
  return [{ item: unmarshall(image), sequenceNumber: dynamodb.SequenceNumber }];
};

/** Lambda hands bytes over as base64 text; the SDK wants bytes. */
const valueOf = (value: StreamedValue): AttributeValue => {
  if (value.B !== undefined) return { B: Buffer.from(value.B, 'base64') };
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.L !== undefined) return { L: value.L.map(valueOf) };
  if (value.M !== undefined) {
    return { M: Object.fromEntries(Object.entries(value.M).map(([name, inner]) => [name, valueOf(inner)])) };
  }
  return { NULL: true };
};
