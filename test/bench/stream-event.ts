import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { Image } from './cloud-stub.ts';

/** New items as the table's stream hands them to Lambda. */
export const streamEvent = (images: readonly Image[]): DynamoDBStreamEvent => ({
  Records: images.map((NewImage, index) => ({
    eventID: String(index),
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    dynamodb: { SequenceNumber: String(index + 1), StreamViewType: 'NEW_IMAGE', NewImage },
  })),
});
