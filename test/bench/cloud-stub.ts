import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

const Attributes = z.record(z.string(), z.unknown());
const Key = z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });
const Asked = z.object({
  Key: Key.optional(),
  Item: z.intersection(Key, Attributes).optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
  Names: z.array(z.string()).optional(),
});
const PartitionAsked = z.object({ ':pk': z.object({ S: z.string() }) });

/** What the parameter store of the bench holds, whatever its prefix. */
export const stubSecrets: Readonly<Record<string, string>> = {
  'stripe-webhook-secret': 'whsec_bench',
  'stripe-secret-key': 'sk_test_bench',
  'sendgrid-api-key': 'SG.bench',
};

/**
 * Just enough of DynamoDB and of the parameter store to answer at once and cost the measured process nothing:
 * it knows the items it was set up with, takes every write for granted and forgets it.
 */
export const cloudStub = () => {
  const items = new Map<string, Record<string, unknown>>();
  let closed = false;
  const idOf = ({ pk, sk }: z.infer<typeof Key>): string => `${pk.S} ${sk.S}`;

  /** @param target the header `x-amz-target`, such as `DynamoDB_20120810.PutItem` */
  const answer = (target: string, body: string): Uint8Array => Buffer.from(JSON.stringify(said(target, body)));

  const said = (target: string, body: string): unknown => {
    const asked = Asked.parse(JSON.parse(body));
    switch (target.slice(target.indexOf('.') + 1)) {
      case 'PutItem':
        if (!closed && asked.Item) items.set(idOf(asked.Item), asked.Item);
        return {};
      case 'GetItem':
        return { Item: asked.Key && items.get(idOf(asked.Key)) };
      case 'Query': {
        const partition = PartitionAsked.safeParse(asked.ExpressionAttributeValues).data?.[':pk'].S;
        const found = [...items].filter(([id]) => id.startsWith(`${partition} `)).map(([, item]) => item);
        return { Items: found, Count: found.length, ScannedCount: found.length };
      }
      case 'UpdateItem':
        return { Attributes: { count: { N: '1' } } };
      case 'TransactWriteItems':
        return {};
      case 'GetParameters':
        return {
          Parameters: asked.Names?.map((Name) => ({
            Name,
            Type: 'SecureString',
            Value: stubSecrets[Name.slice(Name.lastIndexOf('/') + 1)],
          })),
          InvalidParameters: [],
        };
      default:
        throw new Error(`the stub knows no ${target}`);
    }
  };
  return {
    answer,
    /** What is put from now on is forgotten. */
    close: (): void => {
      closed = true;
    },
  };
};

export type CloudStub = ReturnType<typeof cloudStub>;

/** A client whose requests are written and signed, and whose answers are read, as ever; only the line is cut. */
export const stubbedClient = (answer: (target: string, body: string) => Uint8Array): DynamoDBClientConfig => ({
  region: 'eu-central-1',
  credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  requestHandler: {
    handle: async ({ headers, body }: { headers: Record<string, string>; body: string }) => ({
      response: {
        statusCode: 200,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: answer(headers['x-amz-target'] ?? '', body),
      },
    }),
    metadata: { handlerProtocol: 'http/1.1' },
    destroy: () => undefined,
  },
});
