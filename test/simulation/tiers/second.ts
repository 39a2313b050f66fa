import { setImmediate as nextTurn } from 'node:timers/promises';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { sendGridPost } from '../../../shared/email/post.ts';
import { openTable } from '../../../shared/store/table.ts';
import { openStripeDesk } from '../../../shared/stripe/checkout.ts';
import type { HandlerRun, Outside } from '../handler-run.ts';
import { memoryTable } from '../memory/memory-table.ts';
import { type Answer, failed, openWire } from './dynamodb-wire.ts';
import type { BuildGround } from './ground.ts';
import { openSendGrid } from './sendgrid-server.ts';
import { stripeClient } from './stripe-wire.ts';

type Wire = ReturnType<typeof openWire>;

const Request = z.object({ headers: z.record(z.string(), z.string()), body: z.unknown() });

const textOf = (body: unknown): string =>
  body instanceof Uint8Array
    ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()
    : String(body);

const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });

/** The SDK's own retries, without its waiting: three attempts, as it makes them by itself. */
const atOnce: DynamoDBClientConfig['retryStrategy'] = {
  acquireInitialRetryToken: async () => token(0),
  refreshRetryTokenForRetry: async (before, { errorType }) => {
    if (errorType === 'CLIENT_ERROR' || before.getRetryCount() >= 2) throw new Error('no more');
    return token(before.getRetryCount() + 1);
  },
  recordSuccess: () => undefined,
};

/** Faults as they come over the wire; those that are no answer at all are thrown, as a socket does. */
const asAnswer = (error: unknown): Answer => {
  const name = error instanceof Error ? error.name : '';
  if (name === 'ThrottlingException') return failed(name);
  if (name === 'ServiceUnavailable') return failed(name, {}, 503);
  throw error;
};

const conflict = failed('TransactionCanceledException', {
  CancellationReasons: [{ Code: 'TransactionConflict' }],
});

const dynamoDb = (wire: Wire, outside: Outside, run: () => HandlerRun): DynamoDBClient =>
  new DynamoDBClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'simulation', secretAccessKey: 'simulation' },
    retryStrategy: atOnce,
    requestHandler: {
      handle: async (sent: unknown) => {
        const { headers, body } = Request.parse(sent);
        const operation = headers['x-amz-target']?.split('.')[1] ?? '';
        const request: unknown = JSON.parse(textOf(body));
        const answer = await outside
          .call<Answer>(run(), {
            service: 'dynamodb',
            what: operation,
            effect: async () => wire(operation, request),
            ...(operation === 'TransactWriteItems' && { answers: { contended: conflict } }),
          })
          .catch(asAnswer);
        return {
          response: {
            statusCode: answer.status,
            headers: { 'content-type': 'application/x-amz-json-1.0' },
            body: Buffer.from(JSON.stringify(answer.body)),
          },
        };
      },
    },
  });

/** Tier 2: the same table in memory, behind the real clients of AWS, Stripe and SendGrid. */
export const secondTier: BuildGround = ({ store, outside, stripe, post, isAtWork }) => {
  const wire = openWire(store);
  const sendGrid = openSendGrid(post, outside);
  return {
    reach: (run) => ({
      table: openTable(dynamoDb(wire, outside(), run), 'tragwerk'),
      stripe: openStripeDesk(async () => stripeClient(stripe, outside(), run)),
      post: {
        send: async (envelope) => {
          const { baseUrl, apiKey } = await sendGrid.keyFor(run);
          return sendGridPost({ apiKey, baseUrl }).send(envelope);
        },
      },
    }),
    table: memoryTable(store),
    items: async () => store.items(),
    look: async () => undefined,
    settled: async () => {
      do await nextTurn();
      while (isAtWork());
    },
    close: () => sendGrid.close(),
  };
};
