import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { monthOf } from '../../shared/domain/month.ts';
import { CheckoutStarted } from '../../shared/routes/checkout.ts';
import { aDoor, type Answer, type Door, refusalIn } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());
beforeEach(async () => door.moveClock({ minutes: 11 }));

const give = async (change: object): Promise<Answer> =>
  door.checkout({ amountCents: 25_00, idempotencyKey: door.key(), ...change }, { 'accept-language': 'en' });

const Sessions = z.object({
  data: z.array(z.object({ mode: z.string(), metadata: z.record(z.string(), z.string()) })),
});
const newestSession = async () => {
  const answer = await fetch(`${door.sandbox.url}/v1/checkout/sessions?limit=1`, {
    headers: { authorization: 'Bearer sk_test_local' },
  });
  return Sessions.parse(await answer.json()).data[0];
};

describe('a regular gift', () => {
  it.each(['month', 'quarter', 'year'])(
    'starts at Stripe as a subscription that says where it belongs: every %s',
    async (interval) => {
      const { status, text } = await give({ interval, earmark: 'staff' });
      expect(text).toContain('checkoutUrl');
      expect(status).toBe(200);
      const { donation, checkoutUrl } = CheckoutStarted.parse(JSON.parse(text));
      expect(await newestSession()).toEqual({
        mode: 'subscription',
        metadata: { campaign: 'netzwerk', donation, earmark: 'staff', locale: 'de' },
      });
      expect(await (await fetch(checkoutUrl)).text()).toContain('25,00');
    },
  );

  it('is a single one, if nobody says how often', async () => {
    await give({});
    expect((await newestSession())?.mode).toBe('payment');
  });

  it('may be free, for staff or for material, and not for the one need of one month', async () => {
    for (const earmark of ['free', 'staff', 'material']) {
      expect((await give({ interval: 'month', earmark })).status).toBe(200);
    }
    const sessions = await door.sessions();
    const earmark = `need_coordination-${monthOf(door.clock.now())}`;
    expect((await give({ earmark })).status).toBe(200);
    for (const interval of ['month', 'quarter', 'year']) {
      const answer = await give({ earmark, interval });
      expect(answer.status).toBe(400);
      expect(refusalIn(answer)).toEqual({
        code: 'earmark.one-need-for-series',
        message: 'This need is for one month only. Regular gifts can be free, for staff or for material.',
        field: 'earmark',
      });
    }
    expect(await door.sessions()).toBe(sessions + 1);
  });

  it('begins once, however often its button is pressed', async () => {
    const idempotencyKey = door.key();
    const first = await give({ interval: 'month', idempotencyKey });
    const sessions = await door.sessions();
    const again = await Promise.all([1, 2, 3].map(async () => give({ interval: 'month', idempotencyKey })));
    expect(first.status).toBe(200);
    expect(again.map(({ text }) => text)).toEqual([first.text, first.text, first.text]);
    expect(await door.sessions()).toBe(sessions);
  });

  it('does not begin with a form that has begun something else', async () => {
    for (const [first, second] of [
      ['once', 'month'],
      ['month', 'once'],
      ['quarter', 'year'],
    ]) {
      const idempotencyKey = door.key();
      expect((await give({ interval: first, idempotencyKey })).status).toBe(200);
      const sessions = await door.sessions();
      const answer = await give({ interval: second, idempotencyKey });
      expect(answer.status).toBe(409);
      expect(refusalIn(answer)).toMatchObject({ code: 'checkout.changed', field: 'idempotencyKey' });
      expect(await door.sessions()).toBe(sessions);
    }
  });
});
