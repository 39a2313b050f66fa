import { parseArgs } from 'node:util';
import { unassigned } from '../../shared/domain/campaign.ts';
import { furthest } from '../../shared/domain/dispute.ts';
import type { Gift } from '../../shared/domain/gift.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { dayOf, formatDay } from '../../shared/domain/month.ts';
import type { Task } from '../../shared/domain/task.ts';
import { disputeWords, taskSentences } from '../../shared/house/treasury/tasks/sentences.ts';
import { openLedger } from '../../shared/store/ledger.ts';
import { openTasks } from '../../shared/store/tasks.ts';
import type { Command } from './command.ts';
import type { Office } from './office.ts';

/** The treasurer's list. */
export const tasks: Command = {
  summary: 'what the treasurer has to do, the most urgent first',
  usage: `Lists what no rule may decide and a person must: disputes, refunds that did not arrive, promises that ended.

  npm run tragwerk -- tasks
  npm run tragwerk -- tasks --done dispute:dp_… --by 'Kim Beispiel'

  --done   takes a task off the list; it stays in the books, with the name
  --by     who has done it`,

  run: async (words, open, print) => {
    const { values } = parseArgs({
      args: [...words],
      options: { done: { type: 'string' }, by: { type: 'string' } },
    });
    if ((values.done === undefined) !== (values.by === undefined)) {
      throw new Error("--done and --by go together: tasks --done dispute:dp_… --by 'Kim Beispiel'");
    }
    const office = await open();
    const { locale } = office;
    const all = await openTasksOf(office);
    if (values.done !== undefined && values.by !== undefined) {
      const done = all.find(({ task }) => task === values.done);
      const taken = done && (await openTasks(office.table).done(done, values.by, office.clock.now()));
      if (!taken) throw new Error(notOpen(locale, values.done));
      print(locale === 'de' ? `${values.done}: erledigt.` : `${values.done}: done.`);
      return true;
    }
    print(headline(locale, all.length));
    for (const task of all) for (const line of await linesOf(task, office)) print(line);
    return true;
  },
};

const openTasksOf = async ({ table }: Office): Promise<Task[]> => {
  const all: Task[] = [];
  for await (const handful of openTasks(table).open()) all.push(...handful);
  return all;
};

const headline = (locale: Locale, count: number): string => {
  if (count === 0) return locale === 'de' ? 'Nichts zu tun.' : 'Nothing to do.';
  if (locale === 'de') return count === 1 ? 'Eine Aufgabe.' : `${count} Aufgaben, die dringendste zuerst.`;
  return count === 1 ? 'One task.' : `${count} tasks, the most urgent first.`;
};

const notOpen = (locale: Locale, task: string): string =>
  locale === 'de'
    ? `${task} ist keine offene Aufgabe: nie dagewesen oder schon erledigt.`
    : `${task} is no open task: it never was one, or somebody has done it.`;

const linesOf = async (task: Task, office: Office): Promise<string[]> => {
  const { locale, table } = office;
  const gift = task.gift === undefined ? undefined : await openLedger(table).gift(task.gift);
  const { says, toDo } = taskSentences(task);
  const about = [placeOf(task, gift), task.gift, task.pledge].filter((one) => one !== undefined).join(', ');
  return [
    '',
    [task.task, deadlineOf(task, office)].filter(Boolean).join('  '),
    `  ${says[locale]} ${toDo[locale]}`,
    ...statusOf(task, gift, locale),
    `  ${locale === 'de' ? 'Zu' : 'About'}: ${about}`,
  ];
};

/** Where the gift stands now: a task may have been written before anybody knew. */
const placeOf = ({ campaign }: Task, gift: Gift | undefined): string =>
  [...(gift?.lines.values() ?? [])].find(({ standing }) => standing.campaign !== unassigned)?.standing
    .campaign ?? campaign;

const deadlineOf = ({ dueAt }: Task, { locale, clock }: Office): string => {
  if (dueAt === undefined) return '';
  const day = formatDay(dayOf(dueAt), locale);
  if (new Date(dueAt) < clock.now()) return locale === 'de' ? `war bis ${day} zu tun` : `was due by ${day}`;
  return locale === 'de' ? `bis ${day}` : `by ${day}`;
};

/** How far a dispute is now: the task was written when it began. */
const statusOf = ({ task }: Task, gift: Gift | undefined, locale: Locale): string[] => {
  const seen = gift?.disputes.filter(({ dispute }) => task === `dispute:${dispute}`) ?? [];
  const status = furthest(seen.map(({ status }) => status));
  return status ? [`  ${disputeWords[status][locale]}`] : [];
};
