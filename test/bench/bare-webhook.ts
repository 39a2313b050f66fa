import { createHmac, timingSafeEqual } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { HttpEvent, HttpResult } from '../../shared/lambda/http.ts';

/**
 * The least a webhook can do, to compare ours with: check the signature, put the event once, answer. No age check,
 * no schema, no packing, no log, no middy.
 */
export const bareWebhook =
  (client: DynamoDBClient) =>
  async ({ headers, body = '' }: HttpEvent): Promise<HttpResult> => {
    const [, timestamp = '', signature = ''] =
      /^t=(\d+),v1=(\w+)$/.exec(headers['stripe-signature'] ?? '') ?? [];
    const right = createHmac('sha256', 'whsec_bench').update(`${timestamp}.${body}`).digest();
    if (!timingSafeEqual(right, Buffer.from(signature, 'hex'))) return { statusCode: 400 };
    // The key is the event's id, which stands at the top of its text.
    const id = /"id": "(evt_\w+)"/.exec(body)?.[1] ?? '';
    await client.send(
      new PutItemCommand({
        TableName: 'tragwerk',
        Item: { pk: { S: `EVENT#${id}` }, sk: { S: 'EVENT' }, body: { S: body } },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return { statusCode: 200 };
  };

/** @public As a function of its own, bundled like ours. */
export const handler = bareWebhook(new DynamoDBClient());
