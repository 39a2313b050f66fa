import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { Stripe } from 'stripe';
import * as z from 'zod';
import { RefusalBody } from '../../shared/routes.ts';
import { aHouse } from '../a-house.ts';

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One request, sent as it is: `fetch` would tidy paths and headers before anybody could mind them. */
export const ask = async (origin: string, path: string, asking: Asking = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const { method = 'GET', headers = {}, body = '' } = asking;
    const length = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = httpRequest(
      { hostname, port, path, method, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8') });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

export const refusalIn = ({ text }: Answer) => RefusalBody.parse(JSON.parse(text)).error;

/** What must never leave the house: where its code lies, and how it stumbled. */
export const insides = /node_modules|\.ts\b|file:\/\/|\bat .+:\d+:\d+|Exception|TypeError|ZodError|\/work\//;

export const webhookSecret = 'whsec_test_of_this_house';
const { webhooks } = new Stripe('sk_test_signs_only');

/** Signs as Stripe does: with the library's own pen. */
export const signature = (
  body: string | Uint8Array,
  { timestamp, secret = webhookSecret }: { timestamp: number; secret?: string },
): string =>
  webhooks.generateTestHeaderString({
    payload: typeof body === 'string' ? body : Buffer.from(body).toString('utf8'),
    secret,
    timestamp,
  });

export const StripeEvent = z.looseObject({
  id: z.string(),
  type: z.string(),
  data: z.looseObject({ object: z.record(z.string(), z.unknown()) }),
});
export type StripeEvent = z.infer<typeof StripeEvent>;

const Session = z.object({
  id: z.string(),
  amount_total: z.int(),
  payment_method_types: z.array(z.string()),
  locale: z.string(),
  metadata: z.record(z.string(), z.string()),
  success_url: z.url(),
  cancel_url: z.url(),
});

/** The local house, with a pen that signs and with what Stripe told about one gift as a stock of real payloads. */
export const aDoor = async () => {
  const house = await aHouse({ webhookSecret, webhookEvents: ['charge.succeeded'] });
  const seconds = (): number => Math.floor(house.clock.now().getTime() / 1000);
  const { sandbox } = house;
  if (!sandbox) throw new Error('these tests need the double of Stripe');
  let number = 0;
  const fresh = (prefix: string): string => {
    number += 1;
    return `${prefix}_door${String(number).padStart(6, '0')}`;
  };

  const post = async (body: string | Uint8Array, headers: Record<string, string>): Promise<Answer> =>
    ask(house.origin, '/v1/webhooks/stripe', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  return {
    ...house,
    sandbox,
    seconds,
    /** Hands Stripe's door a body and whatever headers. */
    knock: post,
    /** Tells as Stripe would: signed, now. */
    tell: async (event: StripeEvent): Promise<Answer> => {
      const body = JSON.stringify(event, null, 2);
      return post(body, { 'stripe-signature': signature(body, { timestamp: seconds() }) });
    },
    /** What Stripe would tell of another payment: a real event, with ids of its own and some fields changed. */
    another: (
      type: string,
      object: Record<string, unknown> = {},
      envelope: Record<string, unknown> = {},
    ): StripeEvent => {
      const source = sandbox.events().find((event) => event.type === type);
      if (!source) throw new Error(`nothing of type ${type} has happened yet`);
      const event = StripeEvent.parse(structuredClone(source));
      const payment = fresh('pi');
      const ids = type.startsWith('payment_intent.')
        ? { id: payment }
        : { id: fresh(type.startsWith('charge.') ? 'ch' : 'cs'), payment_intent: payment };
      return {
        ...event,
        id: fresh('evt'),
        created: seconds(),
        ...envelope,
        data: { object: { ...event.data.object, ...ids, ...object } },
      };
    },
    quarantined: async () => {
      const found: { event: string; state: string; reason: string | undefined }[] = [];
      for await (const handful of house.parts.inbox.quarantined(house.clock.now())) {
        found.push(...handful.map(({ event, state, reason }) => ({ event, state, reason })));
      }
      return found;
    },
    alarms: (about: string): string[] =>
      house.lines.filter((line) => line.includes('"alarm"') && line.includes(about)),
    /** How many payment pages Stripe has been asked for. */
    sessions: async (): Promise<number> => {
      const answer = await fetch(`${sandbox.url}/v1/checkout/sessions?limit=100`, {
        headers: { authorization: 'Bearer sk_test_local' },
      });
      return z.object({ data: z.array(z.unknown()) }).parse(await answer.json()).data.length;
    },
    /** What Stripe was asked for last. */
    lastSession: async () => {
      const answer = await fetch(`${sandbox.url}/v1/checkout/sessions?limit=1`, {
        headers: { authorization: 'Bearer sk_test_local' },
      });
      const { data } = z.object({ data: z.array(Session) }).parse(await answer.json());
      if (!data[0]) throw new Error('Stripe was not asked for anything yet');
      return data[0];
    },
    checkout: async (input: unknown, headers: Record<string, string> = {}, campaign = 'netzwerk') =>
      ask(house.origin, `/v1/campaigns/${campaign}/checkout`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input),
      }),
    /** A new form's key. */
    key: (): string => fresh('a-key-of-a-form'),
  };
};

export type Door = Awaited<ReturnType<typeof aDoor>>;
