import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { Html } from '../../../shared/markup.ts';
import { hostPage } from './host-page.ts';
import type { PageParts } from './page-parts.ts';
import { startPage } from './start-page.ts';

/** The pages and switches of the local house: a start page, somebody else's website, a clock and a bell for tests. */
export const localPages =
  (parts: PageParts) => async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', parts.origin);
    const asked = `${request.method} ${url.pathname}`;
    if (asked === 'GET /') show(response, 200, startPage(parts));
    else if (asked === 'GET /local/host') showHost(response, url.searchParams, parts);
    else if (asked === 'POST /local/clock') await moveClock(await bodyOf(request), response, parts);
    else if (asked === 'GET /local/clock') json(response, 200, { now: parts.clock.now().toISOString() });
    else if (asked === 'GET /local/addresses') json(response, 200, parts.addresses);
    else if (asked === 'POST /local/idle') await waitUntilIdle(response, parts);
    else if (asked === 'POST /local/sweep') {
      await parts.schedules.runNow('sweep');
      json(response, 200, { swept: true });
    } else if (asked === 'GET /local/failures.json') json(response, 200, parts.pump.failures());
    else return false;
    return true;
  };

const show = (response: ServerResponse, status: number, page: Html): void => {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // The form leads on to Stripe's page, which is another origin.
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(page.markup);
};

/** As strict as a website may be that has the widget on it: its styles of its own, one foreign script, one to speak to. */
const showHost = (response: ServerResponse, query: URLSearchParams, { origin }: PageParts): void => {
  const { page, style } = hostPage(origin, query);
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src '${style}'; script-src ${origin}; connect-src ${origin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
  response.end(page.markup);
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const amount = z.coerce.number().min(0).max(10_000).default(0);
const ClockMove = z.union([
  z.strictObject({ now: z.iso.datetime() }),
  z.strictObject({ seconds: amount, minutes: amount, hours: amount, days: amount }),
]);

const moveClock = async (
  body: string,
  response: ServerResponse,
  { clock, schedules }: PageParts,
): Promise<void> => {
  const isForm = !body.trimStart().startsWith('{');
  const read = ClockMove.safeParse(isForm ? Object.fromEntries(new URLSearchParams(body)) : parsed(body));
  const to = read.success ? targetOf(read.data, clock.now()) : undefined;
  if (!to || to < clock.now()) {
    json(response, 400, {
      error: {
        code: 'clock.unreadable',
        message:
          'Send {"now":"2026-12-01T08:00:00Z"} or {"days":5,"hours":1,"minutes":0,"seconds":0}; the clock only moves ahead.',
      },
    });
    return;
  }
  await schedules.moveTo(to);
  if (isForm) response.writeHead(303, { location: '/' }).end();
  else json(response, 200, { now: clock.now().toISOString() });
};

const targetOf = (move: z.infer<typeof ClockMove>, now: Date): Date => {
  if ('now' in move) return new Date(move.now);
  const seconds = move.seconds + 60 * (move.minutes + 60 * (move.hours + 24 * move.days));
  return new Date(now.getTime() + seconds * 1000);
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const idleWithinMilliseconds = 120_000;

/** Answers when nothing is on its way any more: no delivery, no record of the stream, no letter. */
const waitUntilIdle = async (
  response: ServerResponse,
  { sandbox, pump, telling }: PageParts,
): Promise<void> => {
  const until = Date.now() + idleWithinMilliseconds;
  for (;;) {
    while ((sandbox?.outstanding() ?? 0) > 0 && Date.now() < until) await pause(5);
    await pump.drained();
    const hadToTell = telling.outstanding() > 0;
    await telling.told();
    if (!hadToTell && (sandbox?.outstanding() ?? 0) === 0) break;
    if (Date.now() > until) {
      json(response, 503, { idle: false, outstanding: sandbox?.outstanding() });
      return;
    }
  }
  json(response, 200, { idle: true });
};
