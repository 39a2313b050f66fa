import * as z from 'zod';
import { Cents } from '../../domain/money.ts';
import { Instant, Month } from '../../domain/month.ts';
import { TaskMatter, TaskName } from '../../domain/task.ts';
import { none, type TreasuryRoute } from './route.ts';

/** Something a person must look at, told in the reader's language. */
export const OpenTask = z
  .strictObject({
    task: TaskName,
    matter: TaskMatter,
    /** What it is about, as far as it is about one of these: the page of each explains more. */
    campaign: z.string().optional(),
    carrier: z.string().optional(),
    gift: z.string().optional(),
    pledge: z.string().optional(),
    letter: z.string().optional(),
    event: z.string().optional(),
    grant: z.string().optional(),
    /** An order to send money back, where a second person is asked or Stripe has not taken it. */
    order: z.string().optional(),
    month: Month.optional(),
    cents: Cents.optional(),
    /** Until when it must be done. */
    dueAt: Instant.optional(),
    since: Instant,
    /** What has happened, in one sentence without any name. */
    says: z.string(),
    /** What to do now. */
    toDo: z.string(),
    /** Whether the reader may say that it is done. */
    mayBeDone: z.boolean(),
  })
  .meta({ id: 'OpenTask' });
export type OpenTask = z.infer<typeof OpenTask>;

const named = z.strictObject({ task: TaskName });

const TaskState = z
  .strictObject({ task: TaskName, state: z.enum(['open', 'done']) })
  .meta({ id: 'TaskState' });

export const taskRoutes = {
  readTasks: {
    method: 'GET',
    path: '/v1/treasury/tasks',
    who: 'treasury',
    right: 'read',
    at: 'own',
    summary: 'What needs a person, the most urgent first; 200 at most.',
    parameters: none,
    query: z.strictObject({ campaign: z.string().max(60).optional(), matter: TaskMatter.optional() }),
    input: none,
    output: z.strictObject({
      tasks: z.array(OpenTask),
      /** How many there are; with `more`, at least so many. */
      count: z.int(),
      more: z.boolean(),
    }),
  },
  finishTask: {
    method: 'POST',
    path: '/v1/treasury/tasks/{task}/done',
    who: 'treasury',
    right: 'correct',
    at: 'own',
    summary: 'Somebody has done it, or has seen it and leaves it: it does not come back.',
    parameters: named,
    query: none,
    input: none,
    output: TaskState,
  },
  reopenTask: {
    method: 'POST',
    path: '/v1/treasury/tasks/{task}/reopen',
    who: 'treasury',
    right: 'correct',
    at: 'own',
    summary: 'It was not done after all: takes back that it is.',
    parameters: named,
    query: none,
    input: none,
    output: TaskState,
  },
} as const satisfies Record<string, TreasuryRoute>;
