import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDoor, type Answer, type Door, refusalIn } from './a-door.ts';
import { asked, ok, times, visitors } from './visitors.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());

const { nextWindow, input, giveFrom, statusesFrom, workFrom } = visitors(() => door);
beforeEach(nextWindow);

const transfer = () => ({ ...input(), method: 'bank_transfer' });
const challengeIn = (answer: Answer) => {
  const { challenge } = refusalIn(answer);
  if (!challenge) throw new Error('nothing was asked for');
  return challenge;
};

describe('many checkouts', () => {
  it('from one address cost work after the eighth, before Stripe is asked, until ten minutes are over', async () => {
    for (const _ of times(8)) expect((await door.checkout(input())).status).toBe(200);
    const sessions = await door.sessions();
    for (const [locale, sentence] of [
      ['de', 'Mit eingeschaltetem JavaScript geht es gleich weiter, ohne in 10 Minuten.'],
      ['en', 'With JavaScript switched on it goes on in a moment, without it in 10 minutes.'],
    ] as const) {
      const answer = await door.checkout({ ...input(), locale });
      expect(answer.status).toBe(428);
      expect(refusalIn(answer)).toMatchObject({ code: 'checkout.proof-needed', field: 'proof' });
      expect(refusalIn(answer).message).toContain(sentence);
      expect(challengeIn(answer)).toMatchObject({ algorithm: 'SHA-256', maxnumber: 50_000 });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(9 * 60);
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(10 * 60);
    }
    expect(await door.sessions()).toBe(sessions);

    await door.moveClock({ minutes: 9 });
    const late = await door.checkout({ ...input(), locale: 'en' });
    expect(refusalIn(late).message).toContain('without it in a minute.');
    await door.moveClock({ minutes: 1 });
    expect((await door.checkout(input())).status).toBe(200);
  });

  it('from one address do not concern another, and reading is never too much', async () => {
    expect(await statusesFrom('192.0.2.1', 9)).toEqual([...ok(8), 428]);
    expect(await statusesFrom('192.0.2.2', 1)).toEqual([200]);
    for (const _ of times(30)) expect((await door.read()).campaign).toBe('netzwerk');
  });

  it('that were refused for another reason do not count', async () => {
    for (const _ of times(30)) {
      expect((await door.checkout({ ...input(), amountCents: 5 })).status).toBe(400);
    }
    expect((await door.checkout(input())).status).toBe(200);
  });

  it('from one address do not use up what is there for all', async () => {
    const few = { freeFromOneAddress: 2, freeInAll: 5 };
    expect(await statusesFrom('192.0.2.1', 20, few)).toEqual([...ok(2), ...asked(18)]);
    expect(await statusesFrom('192.0.2.2', 2, few)).toEqual(ok(2));
    expect(await statusesFrom('192.0.2.3', 1, few)).toEqual([200]);
    expect(await statusesFrom('192.0.2.4', 1, few)).toEqual([428]);
    expect(await workFrom('192.0.2.4', few)).toEqual({ statusCode: 200, works: [50_000] });
  });

  it('from one IPv6 network are from one household, however its addresses are written', async () => {
    const few = { freeFromOneAddress: 3 };
    const household = ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:db8::a:b:c:d', '2001:db8:0:0:1:2:3:4'];
    const statuses = [];
    for (const address of household) statuses.push(...(await statusesFrom(address, 1, few)));
    expect(statuses).toEqual([200, 200, 200, 428]);
    expect(await statusesFrom('2001:db8:0:1::1', 1, few)).toEqual([200]);
  });

  it('by Stripe do not stop bank transfers, and bank transfers do not stop those', async () => {
    const none = { freeInAll: 1, mostInAll: 0, leastWork: 10 };
    expect(await statusesFrom('192.0.2.1', 2, none)).toEqual([200, 428]);
    expect((await giveFrom('192.0.2.2', none, transfer())).statusCode).toBe(200);
    expect((await giveFrom('192.0.2.3', none, transfer())).statusCode).toBe(428);
  });

  it('stop at last, for everybody, with an alarm that rings once', async () => {
    const few = { freeInAll: 1, mostInAll: 3, leastWork: 10 };
    const statuses = [];
    for (const number of times(7)) {
      statuses.push((await workFrom(`192.0.2.${number}`, few)).statusCode);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429, 429]);
    expect(door.alarms('checkouts-stopped')).toHaveLength(1);
  });

  it('are counted without keeping an address', async () => {
    const log = door.lines.join('\n');
    expect(log).toContain('checkout.proof-needed');
    expect(log).not.toMatch(/192\.0\.2|2001:db8|127\.0\.0\.1/);
  });
});
