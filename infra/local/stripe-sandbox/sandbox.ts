import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type Stripe from 'stripe';
import { anAccount } from './account/account.ts';
import { settleDue } from './account/due.ts';
import { saveDefaultConfiguration } from './account/portal.ts';
import { anApi } from './api/api.ts';
import { page } from './page/pages.ts';
import type { Page } from './page/pages.ts';
import { aPostman } from './webhook/delivery.ts';
import type { Webhook } from './webhook/delivery.ts';

export interface StripeSandbox {
  url: string;
  /** To be called after the house's clock moved: banks answer, sessions expire. */
  settleDue(): void;
  /** Deliveries not yet acknowledged: queued, in flight, held, or waiting to be tried again. */
  outstanding(): number;
  /** Switches, changeable at run time. */
  delivery: {
    duplicate: boolean;
    reorder: boolean;
    /** So many of the next events are lost: never brought, never tried again. */
    dropNext: number;
  };
  /** The most requests the API takes in one second of the house's clock; null for no limit. */
  limit: { requestsPerSecond: number | null };
  /** Everything that happened, oldest first, also what nobody subscribed to. */
  events(): readonly Stripe.Event[];
  /** Delivers again (everything, if none is named); resolves when each copy was acknowledged or given up. */
  redeliver(eventIds?: readonly string[]): Promise<void>;
  setWebhook(webhook: Webhook): void;
  close(): Promise<void>;
}

const largestBodyBytes = 1_000_000;

const bodyOf = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const incoming: AsyncIterable<Buffer> = request;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > largestBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const pauseFor = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  // Cut short when the sandbox closes; whoever waits looks at the signal afterwards.
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
};

export const startStripeSandbox = async (options: {
  port: number;
  now: () => Date;
  webhook: Webhook;
  apiVersion: string;
  pause?: (milliseconds: number) => Promise<void>;
}): Promise<StripeSandbox> => {
  let url = '';
  const postman = aPostman({ webhook: options.webhook, now: options.now, pause: options.pause ?? pauseFor });
  const account = anAccount({
    now: options.now,
    apiVersion: options.apiVersion,
    url: () => url,
    heard: postman.deliver,
    isSubscribed: postman.isSubscribed,
    webhook: {
      endpoint: postman.endpoint,
      change: postman.changeEndpoint,
      isUndelivered: postman.isUndelivered,
    },
  });
  saveDefaultConfiguration(account);
  const api = anApi(account);
  const redeliver = async (eventIds?: readonly string[]): Promise<void> =>
    postman.deliverAgain(account.events.filter((event) => eventIds?.includes(event.id) ?? true));

  const answered = (request: IncomingMessage, body: string): Page => {
    const { pathname, search } = new URL(request.url ?? '/', url);
    const header = (name: string): string | undefined => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const call = { method: request.method ?? 'GET', path: pathname, query: search.slice(1), body, header };
    settleDue(account);
    const answer = pathname.startsWith('/v1/')
      ? api.answer(call)
      : page(call, { account, postman, failNext: api.failNext, limit: api.limit, redeliver });
    // Stripe's test accounts settle at once: after the answer to the request that used them, as in life.
    settleDue(account);
    return answer;
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const {
      status,
      headers,
      body: text,
    } = body === null
      ? { status: 413, headers: { connection: 'close' }, body: 'Too large.' }
      : answered(request, body);
    response.writeHead(status, headers).end(text);
  };

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      console.error('stripe sandbox:', error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { type: 'api_error', message: 'The sandbox itself failed.' } }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : options.port}`;

  return {
    url,
    settleDue: () => settleDue(account),
    outstanding: postman.outstanding,
    delivery: postman.switches,
    limit: api.limit,
    events: () => account.events,
    redeliver,
    setWebhook: postman.setWebhook,
    close: async () => {
      postman.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
};
