import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from 'aws-lambda';
import * as z from 'zod';

const Value = z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null);
const Image = z.record(z.string(), Value);
/** An item as it goes over the line, which is also how Lambda shows it in a stream's record. */
export type Image = z.infer<typeof Image>;

const Asked = z.object({
  Key: Image.optional(),
  Item: Image.optional(),
  ExpressionAttributeValues: Image.optional(),
  TransactItems: z.array(z.object({ Put: z.object({ Item: Image }).optional() })).optional(),
  Names: z.array(z.string()).optional(),
});

/** What the parameter store of the bench holds, whatever its prefix. */
export const stubSecrets: Readonly<Record<string, string>> = {
  'stripe-webhook-secret': 'whsec_bench',
  'stripe-secret-key': 'sk_test_bench',
  'sendgrid-api-key': 'SG.bench',
  'link-secret': 'a secret of the bench, long enough to sign',
};

/**
 * Just enough of DynamoDB and of the parameter store to answer at once: it knows the items that were put before it
 * was closed, takes every later write for granted and only shows it to who asked to see.
 */
export const cloudStub = (see: (item: Image) => void = () => undefined) => {
  const items = new Map<string, Image>();
  let closed = false;
  const idOf = ({ pk, sk }: Image): string => `${pk?.S} ${sk?.S}`;

  const said = (operation: string, body: string): unknown => {
    const asked = Asked.parse(JSON.parse(body));
    const put = [asked.Item, ...(asked.TransactItems ?? []).map(({ Put }) => Put?.Item)].filter(
      (item) => item !== undefined,
    );
    put.forEach(see);
    switch (operation) {
      case 'PutItem':
        if (!closed) for (const item of put) items.set(idOf(item), item);
        return {};
      case 'TransactWriteItems':
        return {};
      case 'GetItem':
        return { Item: asked.Key && items.get(idOf(asked.Key)) };
      case 'Query': {
        const partition = asked.ExpressionAttributeValues?.[':pk']?.S;
        const found = [...items].filter(([id]) => id.startsWith(`${partition} `)).map(([, item]) => item);
        return { Items: found, Count: found.length, ScannedCount: found.length };
      }
      case 'UpdateItem':
        return { Attributes: { count: { N: '1' }, proved: { N: '0' } } };
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
        throw new Error(`the stub knows no ${operation}`);
    }
  };

  return {
    /** @param target the header `x-amz-target`, such as `DynamoDB_20120810.PutItem` */
    answer: (target: string, body: string): Uint8Array =>
      Buffer.from(JSON.stringify(said(target.slice(target.indexOf('.') + 1), body))),
    hold: (item: Image): void => {
      items.set(idOf(item), item);
    },
    /** What is put from now on is forgotten. */
    close: (): void => {
      closed = true;
    },
  };
};

export type CloudStub = ReturnType<typeof cloudStub>;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A client whose requests are written and signed, and whose answers are read, as ever; only the line is cut. */
export const stubbedClient = (
  answer: (target: string, body: string) => Uint8Array,
): DynamoDBClientConfig => ({
  region: 'eu-central-1',
  credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  requestHandler: {
    handle: async ({ headers, body }: { headers: Record<string, string>; body: string | Uint8Array }) => ({
      response: {
        statusCode: 200,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: answer(headers['x-amz-target'] ?? '', typeof body === 'string' ? body : textOf(body)),
      },
    }),
    metadata: { handlerProtocol: 'http/1.1' },
    destroy: () => undefined,
  },
});
