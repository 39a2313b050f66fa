import { Refusal } from '../../../domain/refusal.ts';
import type { TaskMark } from '../../../domain/task.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Writes } from '../../../store/desk.ts';
import { markItem, offListUpdate, onListUpdate, type VersionedMark } from '../../../store/task-marks.ts';
import { placeOf } from '../corrections/moves.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { authorOf } from '../money/author.ts';
import { mayAt, openTasks, type OpenTaskParts } from './open-tasks.ts';
import { isDecision } from './read-tasks.ts';

/** Somebody has done a task, or leaves it as it is. It stays in the table, with the name, and does not come back. */
export const finishTask = async (
  { parameters: { task: name }, person, now, mayHere }: AskedOf<typeof treasuryRoutes.finishTask>,
  parts: OpenTaskParts,
): Promise<Decided> => {
  const campaigns = await parts.campaigns.list();
  const { tasks } = await openTasks(campaigns, now, parts);
  const task = tasks.find((each) => each.task === name);
  if (!task) throw notOpen(name);
  if (!mayAt(person, 'correct', task, campaigns)) mayHere(await placeOf(task.campaign, parts));
  if (isDecision(task)) throw needsDecision();
  const { kept, campaign } = task;
  const by = { subject: person.subject, name: authorOf(person) };
  const mark: TaskMark = {
    task: name,
    state: 'done',
    by,
    at: now,
    ...(campaign !== undefined && { campaign }),
    ...(kept && {
      kept: {
        task: name,
        gift: kept.gift,
        pledge: kept.pledge,
        dueAt: kept.dueAt,
        writtenAt: kept.writtenAt,
      },
    }),
  };
  return {
    ...decisionOn(mark),
    done: 'task.done',
    writes: {
      ...marking(mark, await parts.taskMarks.find(name)),
      updates: kept ? [offListUpdate(kept, by.name, now)] : [],
    },
  };
};

/** It was not done after all. Whoever said so may take it back, and whoever may say so. */
export const reopenTask = async (
  { parameters: { task: name }, person, now, mayHere }: AskedOf<typeof treasuryRoutes.reopenTask>,
  parts: OpenTaskParts,
): Promise<Decided> => {
  const found = await parts.taskMarks.find(name);
  if (found?.mark.state !== 'done') throw notDone(name);
  const { kept, campaign, by } = found.mark;
  const place = await placeOf(campaign, parts);
  if (by.subject !== person.subject) mayHere(place);
  const mark: TaskMark = {
    ...found.mark,
    state: 'open',
    by: { subject: person.subject, name: authorOf(person) },
    at: now,
  };
  return {
    ...decisionOn(mark),
    done: 'task.reopened',
    writes: { ...marking(mark, found), updates: kept ? [onListUpdate(kept)] : [] },
  };
};

const decisionOn = ({ task, state, campaign }: TaskMark) =>
  ({
    subject: task,
    campaign,
    before: { state: state === 'done' ? 'open' : 'done' },
    after: { state },
    status: 200,
    body: { task, state },
  }) as const;

const marking = (mark: TaskMark, before: VersionedMark | undefined): Pick<Writes, 'added' | 'changed'> =>
  before
    ? { changed: [{ item: markItem(mark), version: before.version }] }
    : { added: [{ ...markItem(mark), version: 1 }] };

const notOpen = (task: string): Refusal =>
  new Refusal(404, 'task.not-open', {
    de: `${task} ist keine offene Aufgabe: nie dagewesen oder schon erledigt.`,
    en: `${task} is no open task: it never was one, or somebody has done it.`,
  });

const notDone = (task: string): Refusal =>
  new Refusal(409, 'task.not-done', {
    de: `${task} ist nicht als erledigt vermerkt.`,
    en: `${task} is not marked as done.`,
  });

const needsDecision = (): Refusal =>
  new Refusal(409, 'task.needs-decision', {
    de: 'Diese Aufgabe endet mit einer Entscheidung: bitte die Rückzahlung bestätigen, ablehnen oder noch einmal versuchen.',
    en: 'This task ends with a decision: please confirm, reject or retry the refund.',
  });
