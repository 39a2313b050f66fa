import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../shared/domain/month.ts';
import type { PostOutcome } from '../../../shared/email/post-outcome.ts';
import { keys } from '../../../shared/store/keys.ts';
import { digestOf } from '../../../shared/store/subject-keys.ts';
import { aNewsroom, days, hours, idsOf, minutes, type Newsroom } from './a-newsroom.ts';

const run = 'netzwerk.2026-12';

/** A letter that has been approved, a moment before it goes out, and those who read it. */
const approvedLetter = async (readers: number, lettersAnHour = 8) => {
  const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z', lettersAnHour });
  const supporters = await room.supporters(readers);
  await room.tick();
  await room.approve('netzwerk', '2026-12');
  room.to('2026-12-01T08:00:00.000Z');
  return { room, supporters };
};

const quarters = async (room: Newsroom, count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    await room.tick();
    room.later(minutes(15));
  }
};

describe('the pace', () => {
  it('is kept over the hours: so many a quarter of an hour, and not one more', async () => {
    const { room, supporters } = await approvedLetter(7);
    const sent = [];
    for (let quarter = 0; quarter < 4; quarter += 1) {
      await room.tick();
      sent.push(room.got().length);
      room.later(minutes(15));
    }
    expect(sent).toEqual([2, 4, 6, 7]);
    expect(room.got()).toEqual(idsOf(supporters));
  });

  it('is that of all letters together', async () => {
    const { room } = await approvedLetter(3);
    await room.supporters(3, { topics: { federation: 'monthly' } });
    await room.approve('federation', '2026-12');
    await room.tick();
    expect(room.got()).toHaveLength(2);
    room.later(minutes(15));
    await quarters(room, 4);
    expect(new Set(room.got()).size).toBe(6);
  });

  it('stops when its time is over, and goes on the next time', async () => {
    const { room, supporters } = await approvedLetter(5, 400);
    const slow = { ...room.parts.batchPost };
    await room.tick({ batchPost: slow }, 0);
    expect(room.got()).toEqual([]);
    room.later(minutes(15));
    await room.tick();
    expect(room.got()).toEqual(idsOf(supporters));
  });
});

describe('who reads no more', () => {
  it('gets none, though a batch was made with them: left, erased, or never to be written to', async () => {
    const { room, supporters } = await approvedLetter(6, 16);
    await room.tick();
    const [left, silent] = supporters.filter(({ supporter }) => !room.got().includes(supporter));
    if (!left || !silent?.email) throw new Error('nobody is left');
    await room.parts.supporters.end(left.supporter, 'all', 'erasure', room.now.at);
    await room.table.put({ ...keys.silence(digestOf(silent.email)), kind: 'SILENCE' });
    await quarters(room, 4);
    expect(room.got()).toEqual(idsOf(supporters.filter((one) => one !== left && one !== silent)));
    expect((await room.batches(run)).map(({ state }) => state)).toEqual(['SENT', 'MOOT']);
    expect(await room.edition('netzwerk', '2026-12')).toMatchObject({ state: 'sent', lettersSent: 4 });
  });

  it('of one topic gets none of it, though a batch was made with them and they read about another', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z', lettersAnHour: 4 });
    const readers = await room.supporters(2, { topics: { netzwerk: 'monthly', federation: 'monthly' } });
    await room.tick();
    await room.approve('netzwerk', '2026-12');
    room.to('2026-12-01T08:00:00.000Z');
    await room.tick();
    const waiting = readers.find(({ supporter }) => !room.got().includes(supporter));
    await room.parts.supporters.end(waiting?.supporter ?? '', ['netzwerk'], 'reader', room.now.at);
    room.later(minutes(15));
    await quarters(room, 2);
    expect(room.got()).toHaveLength(1);
    expect((await room.batches(run)).map(({ state }) => state)).toEqual(['SENT', 'MOOT']);
  });

  it('gets none of what they left, and what they still read', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
    const [reader] = await room.supporters(1, { topics: { netzwerk: 'monthly', federation: 'monthly' } });
    await room.tick();
    await room.approve('netzwerk', '2026-12');
    await room.approve('federation', '2026-12');
    await room.parts.supporters.end(reader?.supporter ?? '', ['netzwerk'], 'reader', room.now.at);
    room.to('2026-12-01T08:00:00.000Z');
    await room.tick();
    expect(room.post.taken.map(({ about }) => about)).toEqual(['RUN#federation.2026-12']);
  });
});

describe('an outage of the post', () => {
  it('that takes nothing leaves nobody out, and is told when it lasts', async () => {
    const { room, supporters } = await approvedLetter(5);
    const works = room.post.next;
    await room.tick();
    room.post.next = async (): Promise<PostOutcome> => ({
      outcome: 'not-taken',
      reason: 'SendGrid answered 503',
    });
    room.later(minutes(15));
    await quarters(room, 2);
    expect(room.lines.join('\n')).not.toContain('letters-waiting');
    room.later(hours(3));
    await room.tick();
    expect(room.lines.join('\n')).toContain('letters-waiting');
    room.post.next = works;
    await quarters(room, 4);
    expect(room.got()).toEqual(idsOf(supporters));
  });

  it('of which nobody knows is not repeated for a day, then as a copy that says so', async () => {
    const { room, supporters } = await approvedLetter(4);
    const works = room.post.next;
    room.post.next = async () => ({ outcome: 'unknown', reason: 'no answer' });
    await room.tick();
    const [unknown] = await room.batches(run);
    expect(unknown).toMatchObject({ state: 'UNKNOWN', sent: 2 });
    room.post.next = works;
    room.later(minutes(15));
    await room.tick();
    const others = supporters.filter(({ supporter }) => unknown?.readers.includes(supporter) === false);
    expect(room.got()).toEqual(idsOf(others));
    room.later(hours(23));
    await room.tick();
    expect(room.got()).toEqual(idsOf(others));
    expect(await room.edition('netzwerk', '2026-12')).toMatchObject({ state: 'sending' });
    room.later(hours(1));
    await room.tick();
    expect(room.got()).toEqual(idsOf(supporters));
    expect((await room.batches(run)).map(({ state, copy }) => [state, copy])).toEqual([
      ['SENT', true],
      ['SENT', false],
    ]);
    expect(await room.edition('netzwerk', '2026-12')).toMatchObject({ state: 'sent', lettersSent: 4 });
  });

  it('of which nobody knew is over when the post tells of one letter that it came', async () => {
    const { room } = await approvedLetter(2);
    room.post.next = async () => ({ outcome: 'unknown', reason: 'no answer' });
    await room.tick();
    const at = instantOf(room.now.at);
    expect(await room.parts.runs.settle(`${run}.0001`, at)).toBe(true);
    expect(await room.parts.runs.settle(`${run}.0001`, at)).toBe(false);
    expect(await room.parts.runs.settle(`${run}.0009`, at)).toBe(false);
    room.later(days(2));
    await room.tick();
    expect(room.got()).toEqual([]);
    expect(await room.edition('netzwerk', '2026-12')).toMatchObject({ state: 'sent', lettersSent: 2 });
  });

  it('that refuses one batch is told, and the others go out', async () => {
    const { room } = await approvedLetter(4);
    const works = room.post.next;
    room.post.next = async () => {
      room.post.next = works;
      return { outcome: 'refused', reason: 'SendGrid answered 400' };
    };
    await quarters(room, 3);
    expect((await room.batches(run)).map(({ state }) => state)).toEqual(['REFUSED', 'SENT']);
    expect(room.lines.join('\n')).toContain('letters-refused');
    expect(await room.edition('netzwerk', '2026-12')).toMatchObject({ state: 'sent', lettersSent: 2 });
  });
});

it('one address that the post does not take keeps the letter from nobody else', async () => {
  const { room, supporters } = await approvedLetter(5, 40);
  const [, , strange] = supporters;
  room.post.next = async ({ readers }) => {
    const place = readers.findIndex(({ email }) => email === strange?.email);
    return place < 0
      ? { outcome: 'sent' }
      : { outcome: 'refused', reason: `SendGrid answered 400: personalizations.${place}.to.0.email` };
  };
  await quarters(room, 3);
  expect(room.got()).toEqual(idsOf(supporters.filter((one) => one !== strange)));
  expect((await room.batches(run)).map(({ state, readers }) => [state, readers.length])).toEqual([
    ['SENT', 4],
    ['REFUSED', 1],
  ]);
  expect(room.lines.join('\n')).toContain('letters-refused');
  expect(await room.edition('netzwerk', '2026-12')).toMatchObject({ state: 'sent', lettersSent: 4 });
});

describe('a person', () => {
  it('pauses it and lets it go on: nobody twice, nobody left out', async () => {
    const { room, supporters } = await approvedLetter(6);
    await room.tick();
    await room.turn('netzwerk', '2026-12', 'paused');
    room.later(minutes(15));
    await quarters(room, 3);
    expect(room.got()).toHaveLength(2);
    await room.turn('netzwerk', '2026-12', 'sending');
    await quarters(room, 3);
    expect(room.got()).toEqual(idsOf(supporters));
    expect(await room.edition('netzwerk', '2026-12')).toMatchObject({ state: 'sent', lettersSent: 6 });
  });

  it('pauses it at the last moment: what is not in a hand yet stays', async () => {
    const { room } = await approvedLetter(2);
    const find = room.parts.runs.find;
    let asked = 0;
    const runs = {
      ...room.parts.runs,
      find: async (name: string) => {
        asked += 1;
        // Once to see that it goes out; then right before the batch is claimed.
        if (asked === 2) await room.turn('netzwerk', '2026-12', 'paused');
        return find(name);
      },
    };
    await room.tick({ runs });
    expect(asked).toBeGreaterThan(1);
    expect(room.got()).toEqual([]);
    expect((await room.batches(run))[0]).toMatchObject({ state: 'NEW' });
  });

  it('cancels it: nobody else gets it', async () => {
    const { room } = await approvedLetter(6);
    await room.tick();
    await room.turn('netzwerk', '2026-12', 'cancelled');
    await quarters(room, 4);
    expect(room.got()).toHaveLength(2);
  });

  it('cancels it while the first batch is in a hand: it is a letter somebody has, and stays published', async () => {
    const { room } = await approvedLetter(6);
    room.post.next = async () => {
      await room.turn('netzwerk', '2026-12', 'cancelled');
      return { outcome: 'sent' };
    };
    await room.tick();
    expect(room.got()).toHaveLength(2);
    expect(await room.edition('netzwerk', '2026-12')).toMatchObject({ state: 'sent' });
  });
});

describe('whoever dies, wherever, is followed by somebody who goes on', () => {
  const steps = ['add', 'plan', 'claim', 'sent', 'change', 'notSent'] as const;

  it('nobody gets it twice but as a copy of what nobody knew of, nobody is left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.tuple(fc.constantFrom(...steps), fc.boolean(), fc.integer({ min: 1, max: 3 })), {
          maxLength: 5,
        }),
        fc.array(fc.constantFrom<PostOutcome['outcome']>('sent', 'not-taken', 'unknown'), { maxLength: 4 }),
        async (count, deaths, outcomes) => {
          const { room, supporters } = await approvedLetter(count);
          const left = [...outcomes];
          room.post.next = async (): Promise<PostOutcome> => {
            const outcome = left.shift() ?? 'sent';
            return outcome === 'sent'
              ? { outcome }
              : outcome === 'unknown'
                ? { outcome, reason: 'x' }
                : { outcome: 'not-taken', reason: 'x' };
          };
          for (const [step, after, nth] of deaths) {
            await room.tick({ runs: dying(room.parts.runs, step, after, nth) });
            room.later(minutes(15));
          }
          for (let day = 0; day < 8; day += 1) {
            await Promise.all([room.tick(), room.tick()]);
            room.later(days(1) + minutes(1));
          }
          const got = room.got();
          expect([...new Set(got)]).toEqual(idsOf(supporters));
          const copies = new Set(
            (await room.batches(run)).filter(({ copy }) => copy === true).flatMap(({ readers }) => readers),
          );
          const twice = got.filter((one, index) => got.indexOf(one) !== index);
          expect(twice.filter((one) => !copies.has(one))).toEqual([]);
          expect((await room.edition('netzwerk', '2026-12'))?.state).toBe('sent');
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);
});

/** A worker that dies at the nth call of one kind, before or after it was done; it answers nobody from then on. */
const dying = (
  runs: Newsroom['parts']['runs'],
  step: 'add' | 'plan' | 'claim' | 'sent' | 'change' | 'notSent',
  after: boolean,
  nth: number,
): Newsroom['parts']['runs'] => {
  let calls = 0;
  let dead = false;
  const wrapped =
    <Arguments extends unknown[], Answer>(name: string, does: (...given: Arguments) => Promise<Answer>) =>
    async (...given: Arguments): Promise<Answer> => {
      if (dead) throw new Error('dead');
      if (name !== step) return does(...given);
      calls += 1;
      if (calls !== nth) return does(...given);
      dead = true;
      if (after) await does(...given);
      throw new Error('dead');
    };
  return {
    ...runs,
    find: wrapped('find', runs.find),
    open: wrapped('open', runs.open),
    openBatches: wrapped('openBatches', runs.openBatches),
    add: wrapped('add', runs.add),
    plan: wrapped('plan', runs.plan),
    change: wrapped('change', runs.change),
    claim: wrapped('claim', runs.claim),
    sent: wrapped('sent', runs.sent),
    notSent: wrapped('notSent', runs.notSent),
  };
};
