import type { ADesk, Answer } from './a-desk.ts';

export interface ShownTask {
  readonly task: string;
  readonly matter: string;
  readonly says: string;
  readonly toDo: string;
  readonly cents: number;
}

/** The list as it is answered to somebody of these groups. */
export const listed = async (
  desk: ADesk,
  groups: readonly string[] = ['treasurer'],
  query = '',
): Promise<{ readonly tasks: readonly ShownTask[]; readonly count: number; readonly more: boolean }> =>
  (await desk.as(...groups).get(`/v1/treasury/tasks${query}`)).body;

export const namesOf = async (desk: ADesk, groups?: readonly string[]): Promise<string[]> =>
  (await listed(desk, groups)).tasks.map(({ task }) => task);

export const done = async (
  desk: ADesk,
  task: string,
  groups: readonly string[] = ['treasurer'],
): Promise<Answer> => desk.as(...groups).post(`/v1/treasury/tasks/${task}/done`, {});
