import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as publicApi } from '../../functions/public-api.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { aDoor, type Door, refusalIn } from './a-door.ts';
import { anEvent } from './an-event.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());

/** To the first second of the next ten minutes, so that a test does not end in another window than it began in. */
const nextWindow = async (): Promise<void> => {
  const windowMilliseconds = 10 * 60 * 1000;
  const next = Math.floor(door.clock.now().getTime() / windowMilliseconds + 1) * windowMilliseconds;
  await door.post('/local/clock', { now: new Date(next).toISOString() });
};
beforeEach(nextWindow);

const input = () => ({ amountCents: 25_00, idempotencyKey: door.key() });
const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** A visitor from somewhere else: the network of this machine has one address only. */
const giveFrom = async (sourceAddress: string, giving: Partial<Door['parts']['giving']> = {}) => {
  const handler = publicApi.in({ ...door.parts, giving: { ...door.parts.giving, ...giving } });
  const event = anEvent({
    method: 'POST',
    path: '/v1/campaigns/netzwerk/checkout',
    parameters: { campaign: 'netzwerk' },
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input()),
    sourceAddress,
  });
  return (await handler(event, contextOf('public-api'))).statusCode;
};
const statusesFrom = async (sourceAddress: string, count: number, giving = {}): Promise<unknown[]> => {
  const statuses = [];
  for (const _ of times(count)) statuses.push(await giveFrom(sourceAddress, giving));
  return statuses;
};
const ok = (count: number): number[] => times(count).map(() => 200);

describe('too many checkouts', () => {
  it('from one address are refused before Stripe is asked, until ten minutes are over', async () => {
    for (const _ of times(20)) expect((await door.checkout(input())).status).toBe(200);
    const sessions = await door.sessions();
    for (const [locale, sentence] of [
      ['de', 'Gerade kommen zu viele Versuche. Bitte in 10 Minuten noch einmal versuchen.'],
      ['en', 'Too many attempts are coming right now. Please try again in 10 minutes.'],
    ] as const) {
      const answer = await door.checkout({ ...input(), locale });
      expect(answer.status).toBe(429);
      expect(refusalIn(answer)).toEqual({ code: 'checkout.too-many', message: sentence });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(9 * 60);
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(10 * 60);
    }
    expect(await door.sessions()).toBe(sessions);

    await door.moveClock({ minutes: 9 });
    const late = await door.checkout({ ...input(), locale: 'en' });
    expect(late.status).toBe(429);
    expect(refusalIn(late).message).toContain('try again in a minute.');
    await door.moveClock({ minutes: 1 });
    expect((await door.checkout(input())).status).toBe(200);
  });

  it('from one address do not concern another, and reading is never too much', async () => {
    expect(await statusesFrom('192.0.2.1', 21)).toEqual([...ok(20), 429]);
    expect(await giveFrom('192.0.2.2')).toBe(200);
    for (const _ of times(30)) expect((await door.read()).campaign).toBe('netzwerk');
  });

  it('that were refused for another reason do not count', async () => {
    for (const _ of times(30)) {
      expect((await door.checkout({ ...input(), amountCents: 5 })).status).toBe(400);
    }
    expect((await door.checkout(input())).status).toBe(200);
  });

  it('from one address do not use up what is there for all', async () => {
    const few = { mostFromOneAddress: 2, mostInAll: 5 };
    expect(await statusesFrom('192.0.2.1', 20, few)).toEqual([200, 200, ...times(18).map(() => 429)]);
    expect(await statusesFrom('192.0.2.2', 2, few)).toEqual([200, 200]);
    expect(await statusesFrom('192.0.2.3', 1, few)).toEqual([200]);
    expect(await statusesFrom('192.0.2.4', 1, few)).toEqual([429]);
  });

  it('from one IPv6 network are from one household, however its addresses are written', async () => {
    const few = { mostFromOneAddress: 3 };
    const household = ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:db8::a:b:c:d', '2001:db8:0:0:1:2:3:4'];
    const statuses = [];
    for (const address of household) statuses.push(await giveFrom(address, few));
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(await giveFrom('2001:db8:0:1::1', few)).toBe(200);
  });

  it('are counted without keeping an address', async () => {
    const log = door.lines.join('\n');
    expect(log).toContain('checkout.too-many');
    expect(log).not.toMatch(/192\.0\.2|2001:db8|127\.0\.0\.1/);
  });
});
