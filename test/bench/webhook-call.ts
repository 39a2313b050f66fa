import type { HttpEvent } from '../../shared/lambda/http.ts';
import { signatureOf } from './gift-events.ts';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly routePath?: string;
  readonly parameters?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A request as API Gateway's HTTP API hands it to Lambda (payload format 2.0). */
export const gatewayEvent = ({
  method,
  path,
  routePath = path,
  parameters,
  headers,
  body,
}: Call): HttpEvent => ({
  version: '2.0',
  routeKey: `${method} ${routePath}`,
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'api.example.org', 'x-forwarded-proto': 'https', accept: '*/*', ...headers },
  ...(parameters && { pathParameters: parameters }),
  requestContext: {
    accountId: '000000000000',
    apiId: 'bench',
    domainName: 'api.example.org',
    domainPrefix: 'api',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'bench' },
    requestId: 'bench',
    routeKey: `${method} ${routePath}`,
    stage: '$default',
    time: '22/Nov/2026:10:00:00 +0000',
    timeEpoch: 0,
  },
  ...(body !== undefined && { body }),
  isBase64Encoded: false,
});

/** Stripe's call of the webhook, signed now. */
export const webhookCall = (body: string, secret: string, now: Date): HttpEvent =>
  gatewayEvent({
    method: 'POST',
    path: '/v1/webhooks/stripe',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': signatureOf(body, secret, now),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    },
    body,
  });
