import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDoor, type Door, insides, refusalIn, signature } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
  await door.give({ amountCents: 25_00 });
  await door.idle();
});
afterAll(async () => door.close());

const signedAndSent = async (body: string) =>
  door.knock(body, { 'stripe-signature': signature(body, { timestamp: door.seconds() }) });

const padded = (bytes: number): string => {
  const event = door.another('charge.succeeded', { description: '' });
  const empty = Buffer.byteLength(JSON.stringify(event));
  event.data.object['description'] = 'x'.repeat(bytes - empty);
  return JSON.stringify(event);
};

describe('an event', () => {
  it('that comes eight times at once is kept, counted and thanked for once', async () => {
    const before = { ...(await door.read()).totals, letters: door.mailbox.letters().length };
    const event = door.another('charge.succeeded');
    const answers = await Promise.all(Array.from({ length: 8 }, async () => door.tell(event)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(answers.map(({ text }) => text).filter((text) => text.includes('"kept"'))).toHaveLength(1);
    expect(answers.filter(({ text }) => text.includes('"known already"'))).toHaveLength(7);
    await door.idle();
    expect((await door.read()).totals).toMatchObject({
      receivedCents: before.receivedCents + 25_00,
      gifts: before.gifts + 1,
    });
    expect(door.mailbox.letters()).toHaveLength(before.letters + 1);
  });

  const notLearned: Record<string, { type?: string; object?: object; envelope?: object; alarms: boolean }> = {
    'of an unknown type, with money': { envelope: { type: 'charge.teleported' }, alarms: true },
    'of an unknown type, without money': {
      type: 'payment_intent.created',
      object: { amount: 0, amount_received: 0 },
      envelope: { type: 'account.updated' },
      alarms: false,
    },
    'whose type is the name of something every object has': {
      envelope: { type: 'constructor' },
      alarms: true,
    },
    'of an older API version, with money': { envelope: { api_version: '2019-02-11' }, alarms: true },
    'of a newer API version, with money': { envelope: { api_version: '2031-01-01.next' }, alarms: true },
    'without an API version, with money': { envelope: { api_version: null }, alarms: true },
  };
  it.each(Object.entries(notLearned))('%s is kept for a person and never booked', async (_, odd) => {
    const before = await door.read();
    const unassigned = await door.read('unassigned');
    const event = door.another(odd.type ?? 'charge.succeeded', { ...odd.object }, { ...odd.envelope });
    expect((await door.tell(event)).status).toBe(200);
    await door.idle();
    expect(await door.quarantined()).toContainEqual(
      expect.objectContaining({ event: event.id, state: 'UNKNOWN' }),
    );
    expect(door.alarms(event.id)).toHaveLength(odd.alarms ? 1 : 0);
    expect({ ...(await door.read()), asOf: before.asOf }).toEqual(before);
    expect((await door.read('unassigned')).totals).toEqual(unassigned.totals);

    expect(JSON.parse((await door.tell(event)).text)).toMatchObject({ outcome: 'known already' });
    expect(door.alarms(event.id)).toHaveLength(odd.alarms ? 1 : 0);
  });

  it('of another API version gives way to the same event in ours, and is counted once', async () => {
    const before = (await door.read()).totals.gifts;
    const event = door.another('charge.succeeded');
    const older = { ...event, api_version: '2019-02-11' };
    expect(JSON.parse((await door.tell(older)).text)).toMatchObject({ outcome: 'kept' });
    expect(JSON.parse((await door.tell(event)).text)).toMatchObject({ outcome: 'kept' });
    expect(JSON.parse((await door.tell(older)).text)).toMatchObject({ outcome: 'known already' });
    expect(JSON.parse((await door.tell(event)).text)).toMatchObject({ outcome: 'known already' });
    expect(await door.quarantined()).not.toContainEqual(expect.objectContaining({ event: event.id }));
    // The stream rings for new items only; this one took the place of another, and the sweep finds it.
    await door.moveClock({ minutes: 10 });
    await door.post('/local/sweep', {});
    await door.idle();
    expect((await door.read()).totals.gifts).toBe(before + 1);
  });

  it('of real money is refused where only test money counts, with an alarm', async () => {
    const event = door.another('charge.succeeded', {}, { livemode: true });
    const answer = await door.tell(event);
    expect(answer.status).toBe(400);
    expect(refusalIn(answer)).toMatchObject({ code: 'event.other-livemode' });
    expect(door.alarms(event.id)).toHaveLength(1);
    expect(await door.quarantined()).not.toContainEqual(expect.objectContaining({ event: event.id }));
  });
});

describe('what is signed and still no event', () => {
  const noEvents: Record<string, () => string> = {
    'no JSON': () => 'amount=2500&type=charge.succeeded',
    'broken JSON': () => '{"id":"evt_1","object":"event"',
    'an empty body': () => '',
    'a list': () => '[]',
    'a text': () => '"evt_1"',
    null: () => 'null',
    'a Stripe object without its envelope': () =>
      JSON.stringify(door.another('charge.succeeded').data.object),
    'a thin event': () =>
      '{"id":"evt_test_65R","object":"v2.core.event","type":"v2.core.account.updated","livemode":false}',
    'an id with odd characters': () =>
      JSON.stringify(door.another('charge.succeeded', {}, { id: 'evt_1#EVENT\n../<b>' })),
    'an id without end': () =>
      JSON.stringify(door.another('charge.succeeded', {}, { id: `evt_${'9'.repeat(5000)}` })),
    'an event without an object': () =>
      JSON.stringify({ ...door.another('charge.succeeded'), data: { object: null } }),
    'an event behind a signed byte order mark': () =>
      `\uFEFF${JSON.stringify(door.another('charge.succeeded'))}`,
  };
  it.each(Object.entries(noEvents))('is refused, and a person hears of it: %s', async (_, body) => {
    const before = door.alarms('event-unreadable').length;
    const answer = await signedAndSent(body());
    expect(answer.status).toBe(400);
    expect(refusalIn(answer).code).toBe('event.unreadable');
    expect(answer.text).not.toMatch(insides);
    expect(door.alarms('event-unreadable')).toHaveLength(before + 1);
  });

  it('has put nothing into the books', async () => {
    await door.idle();
    expect((await door.read()).totals.gifts).toBe(3);
    expect((await door.read('unassigned')).totals.gifts).toBe(0);
    expect(door.pump.failures()).toEqual([]);
  });
});

describe('the size of an event', () => {
  it('may be 1 MB', async () => {
    const before = (await door.read()).totals.gifts;
    expect((await signedAndSent(padded(1024 * 1024))).status).toBe(200);
    await door.idle();
    expect((await door.read()).totals.gifts).toBe(before + 1);
  });

  it('is not lost in silence if it is too large for the table even when deflated', async () => {
    const event = door.another('charge.succeeded', {
      description: randomBytes(600_000).toString('hex').slice(0, 1_000_000),
    });
    const answer = await signedAndSent(JSON.stringify(event));
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(insides);
    expect(door.alarms('"bug"')).toHaveLength(1);
  });

  it.each([
    ['a byte more', 1024 * 1024 + 1],
    ['5 MB', 5 * 1024 * 1024],
    ['11 MB, which the gateway itself stops', 11 * 1024 * 1024],
  ])('may not be %s', async (_, bytes) => {
    const answer = await signedAndSent(padded(bytes));
    expect(answer.status).toBe(413);
    expect(answer.text).not.toMatch(insides);
  });
});
