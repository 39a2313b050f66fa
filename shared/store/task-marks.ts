import { type Task, TaskMark } from '../domain/task.ts';
import { versionOf } from './desk.ts';
import { keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import { taskKey } from './subject-keys.ts';
import type { Item, Table, Update } from './table.ts';

const markIn = storedAs(TaskMark);

export interface VersionedMark {
  readonly mark: TaskMark;
  readonly version: number;
}

export const markItem = (mark: TaskMark): Item => ({
  ...keys.taskMark(mark.task),
  kind: 'TASK-MARK',
  ...TaskMark.parse(mark),
});

/** What people have said of tasks. */
export const openTaskMarks = (table: Table) => {
  const find = async (task: string): Promise<VersionedMark | undefined> => {
    const item = await table.get(keys.taskMark(task), { consistent: true });
    return item && { mark: markIn(item), version: versionOf(item) };
  };
  return {
    find,
    /** Of these tasks, those that are done. As many are asked for as one list of tasks shows. */
    doneOf: async (tasks: readonly string[]): Promise<ReadonlySet<string>> => {
      const found = await Promise.all(tasks.map(find));
      return new Set(found.flatMap((each) => (each?.mark.state === 'done' ? [each.mark.task] : [])));
    },
  };
};

export type TaskMarks = ReturnType<typeof openTaskMarks>;

type KeptTask = Pick<Task, 'task' | 'gift' | 'pledge' | 'dueAt' | 'writtenAt'>;

/** Takes a task that was written down off the list, with the name of whoever has done it. */
export const offListUpdate = (task: KeptTask, by: string, now: Task['writtenAt']): Update => ({
  key: taskKey(task),
  expression: 'SET doneBy = :by, doneAt = :now REMOVE #list',
  condition: 'attribute_exists(pk) AND attribute_not_exists(doneAt)',
  names: { '#list': 'list' },
  values: { ':by': by, ':now': now },
});

/** Puts it back. */
export const onListUpdate = (task: KeptTask): Update => ({
  key: taskKey(task),
  expression: 'SET #list = :list, listedAt = :at REMOVE doneBy, doneAt',
  condition: 'attribute_exists(doneAt)',
  names: { '#list': 'list' },
  values: { ':list': lists.tasks, ':at': task.dueAt ?? task.writtenAt },
});
