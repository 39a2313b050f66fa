import { hash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prove } from '../prove.ts';
import { aDoor, type Door } from './a-door.ts';
import { times, visitors } from './visitors.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());

const { nextWindow, input, giveFrom, statusesFrom, workFrom, challengeFrom } = visitors(() => door);
beforeEach(nextWindow);

describe('a proof of work', () => {
  const many = { freeInAll: 0, leastWork: 100 };

  it('opens the door again, and costs twice as much after each eight', async () => {
    for (const _ of times(8)) await giveFrom('192.0.2.1');
    for (const _ of times(8)) {
      expect(await workFrom('192.0.2.1')).toEqual({ statusCode: 200, works: [50_000] });
    }
    expect(await workFrom('192.0.2.1')).toEqual({ statusCode: 200, works: [100_000] });
  });

  it('never costs more than its most', async () => {
    const dear = { freeFromOneAddress: 1, leastWork: 100, mostWork: 400 };
    const works = [];
    for (const _ of times(6)) works.push((await workFrom('192.0.2.1', dear)).works);
    expect(works).toEqual([[], [100], [200], [400], [400], [400]]);
  });

  it('lets no address use up what is there for all', async () => {
    const few = { freeInAll: 0, mostFromOneAddress: 2, leastWork: 10 };
    const statuses = [];
    for (const _ of times(3)) statuses.push((await workFrom('192.0.2.1', few)).statusCode);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await workFrom('192.0.2.2', few)).statusCode).toBe(200);
  });

  it('does not cost more for what others try in vain at the same address', async () => {
    await statusesFrom('192.0.2.1', 100);
    expect(await workFrom('192.0.2.1')).toEqual({ statusCode: 200, works: [50_000] });
  });

  it('may be one that was asked for just before the price doubled, and no older one', async () => {
    const dear = { freeFromOneAddress: 1, leastWork: 100 };
    await giveFrom('192.0.2.1', dear);
    const forms = times(3).map(() => input());
    const cheap = [];
    for (const form of forms) cheap.push(await challengeFrom('192.0.2.1', dear, form));
    const statuses = [];
    for (const [index, challenge] of cheap.entries()) {
      expect(challenge.maxnumber).toBe(100);
      const form = { ...forms[index], proof: prove(challenge) };
      statuses.push((await giveFrom('192.0.2.1', dear, form)).statusCode);
    }
    expect(statuses).toEqual([200, 200, 428]);
  });

  it('is good for one form, once, for ten minutes, and each refusal brings a new task', async () => {
    const form = input();
    const first = await challengeFrom('192.0.2.1', many, form);
    const proof = prove(first);
    const other = await giveFrom('192.0.2.1', many, { ...input(), proof });
    expect(other.statusCode).toBe(428);
    expect((await giveFrom('192.0.2.1', many, { ...form, proof })).statusCode).toBe(200);
    const again = await challengeFrom('192.0.2.1', many, { ...form, proof });
    expect(again.challenge).not.toBe(first.challenge);
    expect((await giveFrom('192.0.2.1', many, { ...form, proof: prove(again) })).statusCode).toBe(200);

    const late = input();
    const challenge = await challengeFrom('192.0.2.1', many, late);
    await door.moveClock({ minutes: 10 });
    expect((await giveFrom('192.0.2.1', many, { ...late, proof: prove(challenge) })).statusCode).toBe(428);
  });

  it('is good once only, even if it comes twice at once', async () => {
    const form = input();
    const challenge = await challengeFrom('192.0.2.1', many, form);
    const proof = prove(challenge);
    const both = await Promise.all(times(4).map(async () => giveFrom('192.0.2.1', many, { ...form, proof })));
    expect(both.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('cannot be made up', async () => {
    const form = input();
    const challenge = await challengeFrom('192.0.2.1', many, form);
    const right: Record<string, unknown> = JSON.parse(Buffer.from(prove(challenge), 'base64').toString());
    const number = Number(right['number']);
    const easySalt = challenge.salt.replace(/work=\d+/, 'work=999999999');
    const invented = [
      { ...right, number: number + 1 },
      { ...right, number: -1 },
      { ...right, number: String(number) },
      { ...right, signature: '0'.repeat(64) },
      { ...right, signature: '' },
      { ...right, algorithm: 'SHA-1' },
      { ...right, salt: easySalt },
      {
        ...right,
        salt: easySalt,
        challenge: hash('sha256', `${easySalt}${number}`),
      },
      // The last digit of the work in place of the first of the number.
      { ...right, salt: challenge.salt.replace(/(\d)&$/, '&'), number: Number(`1${number}`) },
      null,
      [],
      'a text',
    ].map((payload) => Buffer.from(JSON.stringify(payload)).toString('base64'));
    for (const proof of [...invented, '', '%', 'e30', '{}']) {
      expect((await giveFrom('192.0.2.1', many, { ...form, proof })).statusCode).toBe(428);
    }
    expect((await giveFrom('192.0.2.1', many, { ...form, proof: prove(challenge) })).statusCode).toBe(200);
  });
});
