import { createHash } from 'node:crypto';
import type { Letter } from '../domain/letter.ts';
import type { Task } from '../domain/task.ts';
import { keys } from './keys.ts';

/** A letter lies with what it is about: a gift or a promise. */
export const letterKey = ({ about, letter }: Letter) =>
  keys.letter('gift' in about ? keys.gift(about.gift) : keys.pledge(about.pledge), letter);

/** A task lies with what it is about: a gift, a promise, or by itself. */
export const taskKey = ({ task, gift, pledge }: Task) =>
  keys.task(gift ? keys.gift(gift) : pledge ? keys.pledge(pledge) : `TASK#${task}`, task);

/** Whom never to write to is asked by this; the address itself is not kept. */
export const digestOf = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
