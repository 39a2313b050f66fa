import { treasuryRoutes } from '../../../routes/treasury.ts';
import type { ChangingParts } from '../doing.ts';
import { type AskedParts, changing, type OpenDoor, reading } from '../doors.ts';
import { finishTask, reopenTask } from './finish-task.ts';
import type { OpenTaskParts } from './open-tasks.ts';
import { readTasks } from './read-tasks.ts';

export type TaskParts = AskedParts & ChangingParts & OpenTaskParts;

/** What needs a person. */
export const taskDoors: readonly OpenDoor<TaskParts>[] = [
  reading(treasuryRoutes.readTasks, readTasks),
  changing(treasuryRoutes.finishTask, finishTask),
  changing(treasuryRoutes.reopenTask, reopenTask),
];
