import { describe, expect, it } from 'vitest';
import { Instant } from '../../shared/domain/month.ts';
import type { Task } from '../../shared/domain/task.ts';
import { aDesk } from './a-desk.ts';
import { done, listed, namesOf } from './reading-tasks.ts';
import { adrift, aGift, book, statusesOf } from './some-corrections.ts';

const writtenAt = Instant.parse('2026-11-20T10:00:00.000Z');
const dispute = (more: Partial<Task> = {}): Task => ({
  task: 'dispute:dp_1',
  matter: 'dispute',
  campaign: 'netzwerk',
  writtenAt,
  ...more,
});

/** How far Stripe says the dispute is. */
const seen = (status: 'needs_response' | 'under_review' | 'won', at: string) => ({
  dispute: {
    gift: 'pi_1',
    dispute: 'dp_1',
    status,
    cents: aGift({ gift: 'pi_1' }).cents,
    at: Instant.parse(at),
  },
});

describe('the list of tasks', () => {
  it('has the most urgent first, each with what happened and what to do, in the reader’s language', async () => {
    const desk = await aDesk();
    await desk.parts.tasks.write(dispute());
    await desk.parts.tasks.write(
      dispute({ task: 'dispute:dp_2', dueAt: Instant.parse('2026-11-24T10:00:00.000Z') }),
    );
    await desk.parts.tasks.write(
      dispute({
        task: 'refund-failed:re_1',
        matter: 'refund-failed',
        writtenAt: Instant.parse('2026-11-19T10:00:00.000Z'),
      }),
    );
    const { tasks, count, more } = await listed(desk);
    expect([count, more]).toEqual([3, false]);
    expect(tasks.map(({ task }) => task)).toEqual(['refund-failed:re_1', 'dispute:dp_1', 'dispute:dp_2']);
    expect(tasks[2]).toEqual({
      task: 'dispute:dp_2',
      matter: 'dispute',
      campaign: 'netzwerk',
      dueAt: '2026-11-24T10:00:00.000Z',
      since: writtenAt,
      says: 'Eine Zahlung wird angefochten oder wurde von der Bank zurückgeholt.',
      toDo: 'In Stripe ansehen: Belege einreichen oder hinnehmen.',
      mayBeDone: true,
    });
    const english = await desk
      .as('treasurer')
      .get('/v1/treasury/tasks', { headers: { 'accept-language': 'en' } });
    expect(english.body.tasks[2].toDo).toBe('Look at it in Stripe: give evidence or accept it.');
  });

  it('shows everybody what they may read, and lets those finish it who may correct', async () => {
    const desk = await aDesk();
    await desk.parts.tasks.write(dispute());
    await desk.parts.tasks.write(dispute({ task: 'dispute:dp_2', campaign: 'sprechstunde' }));
    await book(desk, [adrift('pi_adrift')]);
    expect(await namesOf(desk)).toEqual(['dispute:dp_1', 'dispute:dp_2', 'unassigned:pi_adrift']);
    expect(await namesOf(desk, ['treasurer:leipzig'])).toEqual(['dispute:dp_1']);
    expect(await namesOf(desk, ['editor:sprechstunde'])).toEqual(['dispute:dp_2']);
    const [seen] = (await listed(desk, ['reader:koeln'])).tasks;
    expect(seen).toMatchObject({ task: 'dispute:dp_2', mayBeDone: false });
    expect((await done(desk, 'dispute:dp_2', ['treasurer:leipzig'])).status).toBe(403);
    expect((await done(desk, 'unassigned:pi_adrift', ['treasurer:leipzig'])).status).toBe(403);
    expect((await listed(desk, ['treasurer'], '?campaign=netzwerk')).count).toBe(1);
    expect((await listed(desk, ['treasurer'], '?matter=unassigned-money')).count).toBe(1);
  });

  it('shows a task where its gift belongs by now', async () => {
    const desk = await aDesk();
    await book(desk, [aGift({ gift: 'pi_1', campaign: 'sprechstunde' })]);
    await desk.parts.tasks.write(dispute({ campaign: 'unassigned', gift: 'pi_1' }));
    expect((await listed(desk, ['treasurer:koeln'])).tasks).toMatchObject([{ campaign: 'sprechstunde' }]);
    expect(await namesOf(desk, ['treasurer:leipzig'])).toEqual([]);
  });

  it('leaves out a dispute that is won, and says how far one is that is not', async () => {
    const desk = await aDesk();
    await desk.parts.ledger.book([
      { task: dispute({ gift: 'pi_1' }) },
      seen('needs_response', '2026-11-20T10:00:00.000Z'),
      seen('under_review', '2026-11-21T10:00:00.000Z'),
    ]);
    expect((await listed(desk)).tasks[0]?.toDo).toMatch(/^Stand: die Belege sind eingereicht/);
    await desk.parts.ledger.book([seen('won', '2026-11-22T09:00:00.000Z')]);
    expect(await namesOf(desk)).toEqual([]);
  });

  it('is bounded, and says so', async () => {
    const desk = await aDesk();
    for (let start = 0; start < 310; start += 62) {
      await desk.parts.ledger.book(
        Array.from({ length: 62 }, (_, index) => ({
          task: dispute({ task: `dispute:dp_${start + index}` }),
        })),
      );
    }
    const { tasks, count, more } = await listed(desk);
    expect([tasks.length, more]).toEqual([200, true]);
    expect(count).toBeGreaterThanOrEqual(300);
  });
});

describe('a task that is done', () => {
  it('leaves, stays away, and comes back when it is taken back', async () => {
    const desk = await aDesk();
    await desk.parts.tasks.write(dispute());
    expect((await done(desk, 'dispute:dp_1')).body).toEqual({ task: 'dispute:dp_1', state: 'done' });
    expect(await namesOf(desk)).toEqual([]);
    expect(await desk.parts.tasks.write(dispute())).toBe(false);
    expect((await done(desk, 'dispute:dp_1')).body.error.code).toBe('task.not-open');
    desk.now.at = new Date('2026-11-22T10:01:00.000Z');
    const back = await desk.as('treasurer').post('/v1/treasury/tasks/dispute:dp_1/reopen', {});
    expect(back.body.state).toBe('open');
    expect(await namesOf(desk)).toEqual(['dispute:dp_1']);
    desk.now.at = new Date('2026-11-22T10:02:00.000Z');
    await done(desk, 'dispute:dp_1');
    expect(await namesOf(desk)).toEqual([]);
    const log = await desk.as('auditor').get('/v1/treasury/audit/2026-11?subject=dispute:dp_1');
    expect(log.body.entries.map((line: { done: string }) => line.done)).toEqual([
      'task.done',
      'task.reopened',
      'task.done',
    ]);
  });

  it('is done by one of two who say so at once, and not done twice', async () => {
    const desk = await aDesk();
    await desk.parts.tasks.write(dispute());
    const both = await Promise.all([
      done(desk, 'dispute:dp_1'),
      done(desk, 'dispute:dp_1', ['treasurer', 'reader']),
    ]);
    expect(statusesOf(both)).toEqual([200, 404]);
  });
});
