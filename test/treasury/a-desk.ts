import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Context } from 'aws-lambda';
import { handler } from '../../functions/treasury-api.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { demoFederation } from '../../infra/local/demo.ts';
import { Campaign } from '../../shared/domain/campaign.ts';
import { cents } from '../../shared/domain/money.ts';
import { monthOf } from '../../shared/domain/month.ts';
import { saveFederation } from '../../shared/store/federation.ts';
import type { Archive } from '../../shared/store/archive.ts';
import { openPages } from '../../shared/store/pages.ts';
import { openTreasury } from '../../shared/store/treasury.ts';
import type { HttpEvent } from '../../shared/lambda/http.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { StripeDesk } from '../../shared/stripe/checkout.ts';
import { aTable } from '../a-table.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers as their callers do
  readonly body: any;
  readonly text: string;
  /** As a browser keeps it: not compressed any more. */
  readonly bytes: Buffer;
}

interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a desk may stand beside: a table that others book on, their clock, and Stripe. */
interface Beside {
  readonly place?: Awaited<ReturnType<typeof aTable>>;
  readonly now?: { at: Date };
  readonly stripe?: Pick<StripeDesk, 'refund'>;
}

const stripeIsAway: Pick<StripeDesk, 'refund'> = {
  refund: async () => {
    throw new Error('Stripe is away');
  },
};

/**
 * The treasury's own function on an empty table with the demo federation in it, without a gateway: who calls is said by
 * the groups they are in.
 */
export const aDesk = async (at = '2026-11-22T10:00:00.000Z', beside: Beside = {}) => {
  const { client, table } = beside.place ?? (await aTable());
  const now = beside.now ?? { at: new Date(at) };
  const lines: string[] = [];
  const log: Log = {
    tell: (what) => void lines.push(what),
    alarm: (what, text, fields) => void lines.push(`ALARM ${what} ${text} ${JSON.stringify(fields)}`),
  };
  const clock = { now: () => now.at, pause: async () => undefined, random: () => 0.5 };
  const pages = openPages(client, 'tragwerk');
  const documents = new Map<string, Uint8Array>();
  const archive: Archive = {
    put: async (name, bytes) => void documents.set(name, bytes),
    get: async (name) => documents.get(name),
    remove: async (name) => void documents.delete(name),
  };
  const parts = {
    archive,
    clock,
    log,
    newKey: randomUUID,
    refundConfirmCents: cents(100_00),
    origin: 'https://spenden.example.org',
    lettersAnHour: 20_000,
    stripe: beside.stripe ?? stripeIsAway,
    ...openTreasury(table, pages),
  };
  await saveFederation(parts.campaigns, demoFederation(now.at), monthOf(now.at));
  await parts.campaigns.saveCampaign(elsewhere);
  const opened = handler.in(parts);
  const call = async (
    groups: readonly string[],
    method: string,
    target: string,
    { body, headers = {} }: Sent = {},
  ): Promise<Answer> => {
    const url = new URL(target, 'http://treasury.example.org');
    const event = eventOf(groups, method, url, body, headers);
    const context: Context = contextOf('treasury-api');
    const answer = await opened(event, context);
    const sent = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8');
    const answered = Object.fromEntries(
      Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
    );
    const bytes = answered['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
    const text = bytes.toString('utf8');
    const isJson = (answered['content-type'] ?? '').startsWith('application/json');
    return {
      status: answer.statusCode ?? 200,
      headers: answered,
      bytes,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  };
  return {
    client,
    table,
    pages,
    now,
    lines,
    parts,
    /** Somebody who is signed in and in these groups: `treasurer`, `treasurer:leipzig`, `editor:netzwerk`, … */
    as: (...groups: readonly string[]) => ({
      get: async (path: string, sent?: Sent) => call(groups, 'GET', path, sent),
      /** With an idempotency key of its own unless one is given. */
      post: async (path: string, body: unknown, headers: Sent['headers'] = {}) =>
        call(groups, 'POST', path, { body, headers: { 'idempotency-key': randomUUID(), ...headers } }),
      put: async (path: string, body: unknown, version?: string) =>
        call(groups, 'PUT', path, { body, headers: version === undefined ? {} : { 'if-match': version } }),
    }),
  };
};

/** A campaign of another centre than the demo's, which those of Leipzig have no business in. */
const elsewhere = Campaign.parse({
  campaign: 'sprechstunde',
  title: 'Offene Sprechstunde',
  summary: 'Eine Sprechstunde für alle, auch ohne Versicherung (Beispiel).',
  centre: 'koeln',
  carriers: [{ carrier: 'leipzig', from: '2020-01-01' }],
  status: 'open',
});

export type ADesk = Awaited<ReturnType<typeof aDesk>>;

/** As the gateway's authorizer puts it there. */
const authorizedAs = (groups: readonly string[]) => ({
  authorizer: {
    jwt: {
      claims: {
        sub: `sub-of-${groups.join('+')}`,
        token_use: 'access',
        username: groups.join('+') || 'nobody',
        'cognito:groups': `[${groups.join(' ')}]`,
      },
    },
  },
});

const eventOf = (
  groups: readonly string[],
  method: string,
  url: URL,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): HttpEvent => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: url.pathname,
  rawQueryString: url.search.slice(1),
  headers: { 'content-type': 'application/json', ...headers },
  queryStringParameters: Object.fromEntries(url.searchParams),
  pathParameters: {},
  requestContext: {
    accountId: '000000000000',
    apiId: 'test',
    domainName: 'treasury.example.org',
    domainPrefix: 'test',
    http: { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'test' },
    requestId: 'test',
    routeKey: '$default',
    stage: '$default',
    time: '',
    timeEpoch: 0,
    ...authorizedAs(groups),
  },
  ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  isBase64Encoded: false,
});
