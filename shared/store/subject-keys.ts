import { createHash } from 'node:crypto';
import type { Letter } from '../domain/letter.ts';
import type { Task } from '../domain/task.ts';
import { keys } from './keys.ts';

/** A letter lies with what it is about: a gift, a promise or a message. */
export const letterKey = ({ about, letter }: Letter) => keys.letter(subjectOf(about), letter);

const subjectOf = (about: Letter['about']): string => {
  if (about.kind === 'message') return keys.message(about.message);
  return 'gift' in about ? keys.gift(about.gift) : keys.pledge(about.pledge);
};

/** A task lies with what it is about: a gift, a promise, or by itself. */
export const taskKey = ({ task, gift, pledge }: Pick<Task, 'task' | 'gift' | 'pledge'>) =>
  keys.task(gift ? keys.gift(gift) : pledge ? keys.pledge(pledge) : `TASK#${task}`, task);

/** Whom never to write to is asked by this; the address itself is not kept. */
export const digestOf = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
