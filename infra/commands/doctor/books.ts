import { openInbox } from '../../../shared/store/inbox.ts';
import { openOutbox } from '../../../shared/store/outbox.ts';
import { openTasks } from '../../../shared/store/tasks.ts';
import type { Office } from '../office.ts';
import { lastProof } from '../proof.ts';
import { type Check, looked } from './check.ts';
import { ageInWords } from './stripe.ts';

const advice = 'Is TABLE_NAME the output TableName, and are you logged in?';

/** What waits for a person. */
export const bookChecks = async ({ table, clock }: Office): Promise<Check[]> => [
  await looked('quarantine', advice, async () => {
    const events = await allOf(openInbox(table).quarantined(clock.now()));
    return events.length === 0
      ? { ok: true, detail: 'empty' }
      : {
          ok: false,
          detail: `${counted(events.length, 'event')} not booked: ${[...new Set(events.map(({ reason }) => reason ?? 'no reason'))].join('; ')}`,
          advice: 'npm run tragwerk -- replay books what can be read by now, and says why the rest cannot.',
        };
  }),
  await looked('letters', advice, async () => {
    const letters = (await allOf(openOutbox(table).unsent(clock.now()))).filter(
      ({ state }) => state !== 'SENT' && state !== 'MOOT',
    );
    const states = [...new Set(letters.map(({ state }) => state))].toSorted();
    return letters.length === 0
      ? { ok: true, detail: 'all are out' }
      : {
          ok: false,
          detail: `${counted(letters.length, 'letter')} not out (${states.join(', ')})`,
          advice:
            'NEW and UNKNOWN settle by themselves within a day, unless SendGrid is ill (above); REFUSED ones never go out: write to these people yourself.',
        };
  }),
  await looked('tasks', advice, async () => {
    const tasks = await allOf(openTasks(table).open());
    const overdue = tasks.filter(({ dueAt }) => dueAt !== undefined && new Date(dueAt) < clock.now()).length;
    if (tasks.length === 0) return { ok: true, detail: 'none open' };
    return {
      ok: overdue > 0 ? false : undefined,
      detail: `${tasks.length} open${overdue > 0 ? `, ${overdue} overdue` : ''}`,
      advice: 'npm run tragwerk -- tasks',
    };
  }),
  await looked('last proof', advice, async () => {
    const proof = await lastProof(table);
    if (!proof)
      return { ok: false, detail: 'the books were never compared with Stripe', advice: reconcileNow };
    const age = clock.now().getTime() - new Date(proof.finishedAt).getTime();
    const detail = `${ageInWords(age)} ago, ${proof.agrees ? 'books = Stripe' : `${counted(proof.differs, 'line')} differ`}`;
    if (!proof.agrees) return { ok: false, detail, advice: 'npm run tragwerk -- proof names them.' };
    return age < newEnoughMilliseconds
      ? { ok: true, detail }
      : { ok: false, detail, advice: `Is there an alarm of the function reconcile? ${reconcileNow}` };
  }),
];

const reconcileNow = 'Now: npm run tragwerk -- reconcile';
/** One night may fail, and the next one makes up for it. */
const newEnoughMilliseconds = 2 * 24 * 60 * 60 * 1000;

const allOf = async <One>(handfuls: AsyncIterable<One[]>): Promise<One[]> => {
  const all: One[] = [];
  for await (const handful of handfuls) all.push(...handful);
  return all;
};

const counted = (count: number, what: string): string => (count === 1 ? `one ${what}` : `${count} ${what}s`);
