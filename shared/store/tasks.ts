import { instantOf } from '../domain/month.ts';
import type { Task } from '../domain/task.ts';
import { taskIn, taskItem } from './changes.ts';
import { endOfTime, lists } from './keys.ts';
import type { Table } from './table.ts';
import { offListUpdate } from './task-marks.ts';

/** The treasurer's list: what a person must do. */
export const openTasks = (table: Table) => ({
  /** Open tasks, the most urgent first, in handfuls. */
  open: async function* (): AsyncGenerator<Task[]> {
    for await (const items of table.listedItems(lists.tasks, endOfTime)) {
      yield items.map(taskIn);
    }
  },

  /** @returns false if it is on the list already */
  write: async (task: Task): Promise<boolean> => table.putIfAbsent(taskItem(task)),

  /**
   * A person has done it. It stays where it is, with the name, off the list.
   *
   * @returns false if somebody did it before
   */
  done: async (task: Task, by: string, now: Date): Promise<boolean> =>
    table.update(offListUpdate(task, by, instantOf(now))),
});

export type Tasks = ReturnType<typeof openTasks>;
