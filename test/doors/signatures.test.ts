import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as stripeWebhook } from '../../functions/stripe-webhook.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { signingSecrets } from '../../shared/house/hearing.ts';
import { aDoor, type Answer, type Door, insides, refusalIn, signature, webhookSecret } from './a-door.ts';
import { anEvent } from './an-event.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
  await door.give({ amountCents: 25_00 });
  await door.idle();
});
afterAll(async () => door.close());

/** A fresh event of a type that books nothing, so that only the door is looked at. */
const aBody = (): string => JSON.stringify(door.another('payment_intent.created'));
const signed = (body: string | Uint8Array, secret?: string): string =>
  signature(body, { timestamp: door.seconds(), ...(secret === undefined ? {} : { secret }) });
const part = (header: string, scheme: 't' | 'v1'): string =>
  header.split(',').find((one) => one.startsWith(`${scheme}=`)) ?? '';
const wrong = `v1=${'0'.repeat(64)}`;

describe('what Stripe signed', () => {
  const accepted: Record<string, (body: string) => string> = {
    'its header as it is': (body) => signed(body),
    'several signatures, the right one last': (body) =>
      `${part(signed(body), 't')},${wrong},${part(signed(body), 'v1')}`,
    'several signatures, the right one first': (body) => `${signed(body)},${wrong}`,
    'a scheme we do not know beside the right one': (body) => `${signed(body)},v0=${'a'.repeat(64)},v2=x`,
    'the time after the signature': (body) => `${part(signed(body), 'v1')},${part(signed(body), 't')}`,
  };
  it.each(Object.entries(accepted))('is let in: %s', async (_, header) => {
    const body = aBody();
    const answer = await door.knock(body, { 'stripe-signature': header(body) });
    expect(answer.text).toBe('{"received":true,"outcome":"kept"}');
    expect(answer.status).toBe(200);
  });

  it('is let in as base64, as the gateway hands over what is not text', async () => {
    const body = JSON.stringify(door.another('payment_intent.created', { description: 'Grüße aus Köln 💐' }));
    const headers = { 'content-type': 'application/octet-stream', 'stripe-signature': signed(body) };
    expect((await door.knock(body, headers)).status).toBe(200);
  });

  it('is let in with umlauts and emoji in names', async () => {
    const body = JSON.stringify(door.another('payment_intent.created', { description: 'Jürgen Weiß 👩🏽‍⚕️' }));
    expect((await door.knock(body, { 'stripe-signature': signed(body) })).status).toBe(200);
  });
});

describe('what Stripe did not sign', () => {
  const refused: Record<string, { send: (body: string) => [body: string, header?: string]; code: string }> = {
    'another secret': { send: (body) => [body, signed(body, 'whsec_other')], code: 'wrong' },
    'one character changed': {
      send: (body) => [body.replace('"amount":2500', '"amount":9500'), signed(body)],
      code: 'wrong',
    },
    'parsed and written again': {
      send: (body) => [JSON.stringify(JSON.parse(body), null, 2), signed(body)],
      code: 'wrong',
    },
    'a line feed added': { send: (body) => [`${body}\n`, signed(body)], code: 'wrong' },
    'a byte order mark added': { send: (body) => [`\uFEFF${body}`, signed(body)], code: 'wrong' },
    'another time than the signed one': {
      send: (body) => [body, `t=${door.seconds() - 1},${part(signed(body), 'v1')}`],
      code: 'wrong',
    },
    'half of the signature': { send: (body) => [body, signed(body).slice(0, -32)], code: 'unreadable' },
    'no header': { send: (body) => [body], code: 'missing' },
    'an empty header': { send: (body) => [body, ''], code: 'missing' },
    'no time': { send: (body) => [body, part(signed(body), 'v1')], code: 'unreadable' },
    'no signature': { send: (body) => [body, part(signed(body), 't')], code: 'unreadable' },
    'only a scheme we do not know': {
      send: (body) => [body, signed(body).replace('v1=', 'v0=')],
      code: 'unreadable',
    },
    'no words at all': { send: (body) => [body, 'Bearer let-me-in'], code: 'unreadable' },
  };
  it.each(Object.entries(refused))('stays outside: %s', async (_, { send, code }) => {
    const [body, header] = send(aBody());
    const answer = await door.knock(body, header === undefined ? {} : { 'stripe-signature': header });
    expect(answer.status).toBe(400);
    expect(refusalIn(answer).code).toBe(`signature.${code}`);
    expect(answer.text).not.toMatch(insides);
    expect(answer.text).not.toContain(webhookSecret);
  });

  it('leaves nothing behind', async () => {
    const event = door.another('charge.succeeded');
    const body = JSON.stringify(event);
    await door.knock(body, { 'stripe-signature': signed(body, 'whsec_other') });
    await door.idle();
    expect((await door.read()).totals.gifts).toBe(1);
    expect(JSON.parse((await door.tell(event)).text)).toEqual({ received: true, outcome: 'kept' });
  });
});

/** The door itself, with a clock that stands still: over the network a second may pass between sign and look. */
const knockAt = async (
  body: string,
  header: string,
  now: Date,
  webhookSecrets = signingSecrets(async () => [webhookSecret]),
): Promise<Answer> => {
  const handler = stripeWebhook.in({
    ...door.parts,
    clock: { ...door.parts.clock, now: () => now },
    webhookSecrets,
  });
  const event = anEvent({
    method: 'POST',
    path: '/v1/webhooks/stripe',
    headers: { 'stripe-signature': header },
    body,
  });
  const { statusCode = 0, body: text = '' } = await handler(event, contextOf('stripe-webhook'));
  return { status: statusCode, headers: {}, text };
};

describe('the time in the signature', () => {
  const noon = Date.UTC(2026, 10, 22, 12);
  it.each([
    ['now', 0, undefined],
    ['300 seconds ago', 300, undefined],
    // Stripe writes whole seconds: what was signed 300 seconds ago may look like 300.9.
    ['300.9 seconds ago', 300.9, undefined],
    ['301 seconds ago', 301, 'signature.too-old'],
    ['a year ago', 365 * 86_400, 'signature.too-old'],
    ['in 60 seconds', -60, undefined],
    ['in 60.1 seconds', -60.1, 'signature.from-the-future'],
    ['in 61 seconds', -61, 'signature.from-the-future'],
    ['in an hour', -3600, 'signature.from-the-future'],
  ])('%s', async (_, ageSeconds, refusal) => {
    const body = aBody();
    const header = signature(body, { timestamp: noon / 1000 });
    const answer = await knockAt(body, header, new Date(noon + ageSeconds * 1000));
    expect(answer.status).toBe(refusal === undefined ? 200 : 400);
    if (refusal !== undefined) expect(refusalIn(answer).code).toBe(refusal);
  });

  it('counts by both secrets while one takes the place of the other', async () => {
    const now = new Date(noon);
    const timestamp = noon / 1000;
    const secrets = ['whsec_old', 'whsec_new'];
    const both = signingSecrets(async () => secrets);
    for (const secret of secrets) {
      const body = aBody();
      expect((await knockAt(body, signature(body, { timestamp, secret }), now, both)).status).toBe(200);
    }
    const body = aBody();
    const old = signature(body, { timestamp, secret: 'whsec_old' });
    const onlyNew = signingSecrets(async () => ['whsec_new']);
    expect(refusalIn(await knockAt(body, old, now, onlyNew)).code).toBe('signature.wrong');
  });

  it('opens to nobody without a secret', async () => {
    const body = aBody();
    const header = signature(body, { timestamp: noon / 1000 });
    const answer = await knockAt(
      body,
      header,
      new Date(noon),
      signingSecrets(async () => ['']),
    );
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(insides);
  });
});

describe('a secret that is rolled', () => {
  const start = Date.UTC(2026, 10, 22, 12);
  /** Stripe, the parameter store and one container that stays open through it all. */
  const aRotation = () => {
    const parameter = { secrets: ['whsec_old'], reads: 0, isAway: false };
    const webhookSecrets = signingSecrets(async () => {
      parameter.reads += 1;
      if (parameter.isAway) throw new Error('the parameter store answered 500');
      return parameter.secrets;
    });
    return {
      parameter,
      deliver: async (secret: string, afterSeconds: number): Promise<Answer> => {
        const body = aBody();
        const now = new Date(start + afterSeconds * 1000);
        const timestamp = start / 1000 + Math.floor(afterSeconds);
        return knockAt(body, signature(body, { timestamp, secret }), now, webhookSecrets);
      },
    };
  };

  it('is let in at each step, by a container that started before', async () => {
    const { parameter, deliver } = aRotation();
    const statuses = async (afterSeconds: number, ...secrets: string[]): Promise<number[]> => {
      const answers: number[] = [];
      for (const secret of secrets) answers.push((await deliver(secret, afterSeconds)).status);
      return answers;
    };
    expect(await statuses(0, 'whsec_old')).toEqual([200]);
    parameter.secrets = ['whsec_new', 'whsec_old'];
    expect(await statuses(600, 'whsec_old', 'whsec_new', 'whsec_old', 'whsec_new')).toEqual([
      200, 200, 200, 200,
    ]);
    parameter.secrets = ['whsec_new'];
    expect(await statuses(1200, 'whsec_new', 'whsec_new')).toEqual([200, 200]);
    expect(parameter.reads).toBe(2);
  });

  it('is let in without an overlap too, and then the old one is not', async () => {
    const { parameter, deliver } = aRotation();
    await deliver('whsec_old', 0);
    parameter.secrets = ['whsec_new'];
    expect((await deliver('whsec_new', 600)).status).toBe(200);
    expect(refusalIn(await deliver('whsec_old', 601)).code).toBe('signature.wrong');
  });

  it('does not make a flood of forged signatures ask for it more than once a minute', async () => {
    const { parameter, deliver } = aRotation();
    await deliver('whsec_old', 0);
    for (let forged = 0; forged < 600; forged += 1) {
      expect(refusalIn(await deliver('whsec_forged', 600 + forged / 5)).code).toBe('signature.wrong');
    }
    // Once at the start of the container, and in two minutes of forged ones at their start and after a minute.
    expect(parameter.reads).toBe(3);
    const together = Array.from({ length: 20 }, async () => deliver('whsec_forged', 900));
    await Promise.all(together);
    expect(parameter.reads).toBe(4);
  });

  it('does not lock out the known one while the parameter store is away', async () => {
    const { parameter, deliver } = aRotation();
    await deliver('whsec_old', 0);
    parameter.isAway = true;
    expect((await deliver('whsec_new', 600)).status).toBe(500);
    expect((await deliver('whsec_old', 601)).status).toBe(200);
    parameter.isAway = false;
    parameter.secrets = ['whsec_new'];
    expect((await deliver('whsec_new', 661)).status).toBe(200);
  });
});
