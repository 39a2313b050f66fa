import type { AttributeValue, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { AttributeValue as LambdaValue, DynamoDBRecord } from 'aws-lambda';

/** A record as Lambda would hand it over: bytes as base64 text. */
export const recordOf = ({ eventID, eventName, dynamodb }: StreamRecord): DynamoDBRecord[] => {
  // DynamoDB Local names an expiry wrongly; our functions only hear of new items anyway.
  if (eventName !== 'INSERT' && eventName !== 'MODIFY' && eventName !== 'REMOVE') return [];
  return [
    {
      eventID: eventID ?? '',
      eventName,
      eventSource: 'aws:dynamodb',
      dynamodb: {
        SequenceNumber: dynamodb?.SequenceNumber ?? '',
        StreamViewType: 'NEW_IMAGE',
        ...(dynamodb?.Keys && { Keys: imageOf(dynamodb.Keys) }),
        ...(dynamodb?.NewImage && { NewImage: imageOf(dynamodb.NewImage) }),
      },
    },
  ];
};

const imageOf = (image: Record<string, AttributeValue>): Record<string, LambdaValue> =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, valueOf(value)]));

const valueOf = (value: AttributeValue): LambdaValue => {
  if (value.B !== undefined) return { B: Buffer.from(value.B).toString('base64') };
  if (value.M !== undefined) return { M: imageOf(value.M) };
  if (value.L !== undefined) return { L: value.L.map(valueOf) };
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  return { NULL: true };
};
