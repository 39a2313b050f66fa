import type { Locale } from '../../../domain/locale.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { OpenTask } from '../../../routes/treasury/tasks.ts';
import type { AskedOf } from '../doors.ts';
import type { ListedTask } from './kept.ts';
import { mayAt, openTasks, type OpenTaskParts } from './open-tasks.ts';
import { disputeWords, taskSentences } from './sentences.ts';

/** More than anybody does in an evening, and less than makes a page slow. */
const mostShown = 200;

export const readTasks = async (
  { person, query, now, request }: AskedOf<typeof treasuryRoutes.readTasks>,
  parts: OpenTaskParts,
): Promise<HttpAnswer> => {
  const campaigns = await parts.campaigns.list();
  const open = await openTasks(campaigns, now, parts);
  const wanted = open.tasks.filter(
    (task) =>
      mayAt(person, 'read', task, campaigns) &&
      (query.campaign === undefined || query.campaign === task.campaign) &&
      (query.matter === undefined || query.matter === task.matter),
  );
  const tasks = wanted
    .slice(0, mostShown)
    .map((task) =>
      shown(task, request.locale, !isDecision(task) && mayAt(person, 'correct', task, campaigns)),
    );
  return {
    status: 200,
    body: { tasks, count: wanted.length, more: open.more },
    told: `${wanted.length} tasks read`,
  };
};

/** What a decision ends is not done by saying so. */
export const isDecision = ({ matter }: Pick<ListedTask, 'matter'>): boolean =>
  matter === 'refund-asked' || matter === 'refund-not-taken';

const shown = (task: ListedTask, locale: Locale, mayBe: boolean): OpenTask => {
  const { kept: _, status, reason: __, called: ___, ...about } = task;
  const { says, toDo } = taskSentences(task);
  return {
    ...about,
    says: says[locale],
    toDo: [...(status ? [disputeWords[status][locale]] : []), toDo[locale]].join(' '),
    mayBeDone: mayBe,
  };
};
