import type { Account } from '../account/account.ts';
import { expanded } from './expand.ts';
import { Fields } from './fields.ts';
import { canonical, parseForm } from './form.ts';
import { anIdempotencyStore } from './idempotency.ts';
import type { Answer } from './idempotency.ts';
import { callFor } from './routes.ts';
import { StripeRefusal, invalid } from './stripe-error.ts';

export interface ApiCall {
  method: string;
  path: string;
  query: string;
  body: string;
  header: (name: string) => string | undefined;
}

export interface ApiAnswer extends Answer {
  headers: Record<string, string>;
}

/**
 * An account keeps the API version it was opened with, and requests that name none are read by it. The `stripe` package
 * always names its own; Stripe's CLI names none, and its published scenarios are written for accounts of about this age.
 */
const accountsOwnVersion = '2024-06-20';

const unauthorized = (message: string) => new StripeRefusal(401, { type: 'invalid_request_error', message });

const authorize = (header: string | undefined): void => {
  const [scheme = '', value = ''] = (header ?? '').split(' ');
  const key =
    scheme.toLowerCase() === 'basic' ? (Buffer.from(value, 'base64').toString().split(':')[0] ?? '') : value;
  if (!/^(bearer|basic)$/i.test(scheme) || key === '')
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.",
    );
  // A live key has no business on this machine: it is refused, and never repeated in the answer.
  if (!/^(sk|rk)_test_\w+$/.test(key))
    throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}****. The sandbox takes sk_test_… only.`);
};

const versionOf = (header: string | undefined): string => {
  if (header === undefined) return accountsOwnVersion;
  if (!/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(header))
    throw invalid(`Invalid Stripe API version: ${header}`, undefined, 'invalid_api_version');
  return header;
};

const outage = (status: number): StripeRefusal =>
  status === 429
    ? new StripeRefusal(429, {
        type: 'invalid_request_error',
        code: 'rate_limit',
        message:
          'Too many requests hit the API too quickly. We recommend an exponential backoff of your requests.',
      })
    : new StripeRefusal(status, {
        type: status >= 500 ? 'api_error' : 'invalid_request_error',
        message: 'An unknown error occurred. (The sandbox was asked to fail.)',
      });

const refused = (error: StripeRefusal, requestId: string): Answer => ({
  status: error.status,
  body: JSON.stringify({ error: error.body }, null, 2),
  requestId,
});

export const anApi = (account: Account) => {
  const idempotency = anIdempotencyStore(account.clockSeconds);
  /** The next `count` requests fail with this status, before anything else is looked at, and nothing is kept of them. */
  const failNext = { status: 429, count: 0 };
  const limit: { requestsPerSecond: number | null } = { requestsPerSecond: null };
  const counted = { second: 0, requests: 0 };

  const refuseTooMany = (): void => {
    const second = account.clockSeconds();
    counted.requests = counted.second === second ? counted.requests + 1 : 1;
    counted.second = second;
    if (limit.requestsPerSecond !== null && counted.requests > limit.requestsPerSecond) throw outage(429);
  };

  const carriedOut = (call: ApiCall, requestId: string, key: string | null): Answer => {
    const route = callFor(call.method, call.path);
    if (!route)
      throw new StripeRefusal(404, {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${call.method}: ${call.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
      });
    const fields = new Fields(parseForm(call.method === 'POST' ? call.body : call.query));
    const apiVersion = versionOf(call.header('stripe-version'));
    const answer = account.duringRequest({ id: requestId, idempotency_key: key }, () =>
      route.call({ account, fields, id: route.id, path: call.path, apiVersion }),
    );
    const json = expanded(account, answer, fields.texts('expand') ?? []);
    return { status: 200, body: JSON.stringify(json, null, 2), requestId };
  };

  const once = (call: ApiCall, requestId: string): { answer: Answer; replayed: boolean } => {
    const key = call.method === 'POST' ? (call.header('idempotency-key') ?? null) : null;
    if (key === null) return { answer: carriedOut(call, requestId, null), replayed: false };
    if (key.length > 255) throw invalid('Idempotency keys are at most 255 characters long.');
    const parameters = canonical(parseForm(call.body));
    const before = idempotency.replay(key, call.path, parameters);
    if (before) return { answer: before, replayed: true };
    const keep = (answer: Answer): Answer => {
      idempotency.keep(key, call.path, parameters, answer);
      return answer;
    };
    try {
      return { answer: keep(carriedOut(call, requestId, key)), replayed: false };
    } catch (error) {
      // A refused card was really tried: the same key must not try it again.
      if (error instanceof StripeRefusal && error.status === 402)
        return { answer: keep(refused(error, requestId)), replayed: false };
      throw error;
    }
  };

  const answer = (call: ApiCall): ApiAnswer => {
    const requestId = account.id('req');
    const key = call.header('idempotency-key');
    const headers = (more: Record<string, string> = {}) => ({
      'content-type': 'application/json',
      'request-id': requestId,
      'stripe-version': call.header('stripe-version') ?? accountsOwnVersion,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...more,
    });
    try {
      if (failNext.count > 0) {
        failNext.count -= 1;
        throw outage(failNext.status);
      }
      refuseTooMany();
      authorize(call.header('authorization'));
      const { answer: given, replayed } = once(call, requestId);
      return {
        ...given,
        headers: headers(
          replayed ? { 'idempotent-replayed': 'true', 'original-request': given.requestId } : {},
        ),
      };
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      return {
        ...refused(error, requestId),
        headers: headers(error.status === 401 ? { 'www-authenticate': 'Bearer realm="Stripe"' } : {}),
      };
    }
  };

  return { answer, failNext, limit };
};
