import { createHash } from 'node:crypto';
import type { Letter } from '../domain/letter.ts';
import type { Task } from '../domain/task.ts';
import { keys } from './keys.ts';

/** A letter lies with what it is about: a gift, a promise, a message, a receipt, or a letter to supporters. */
export const letterKey = ({ about, letter }: Letter) => keys.letter(subjectOf(about), letter);

/** The partition a letter lies in: it travels to the post and back, so that what the post reports finds its letter. */
export const subjectOf = (about: Letter['about']): string => {
  switch (about.kind) {
    case 'acknowledgement':
    case 'refund':
      return keys.gift(about.gift);
    case 'renewal-failed':
    case 'pledge-ended':
      return keys.pledge(about.pledge);
    case 'message':
    case 'answer':
      return keys.message(about.message);
    case 'news-confirmation':
      return keys.ask(about.ask).pk;
    case 'receipt':
    case 'receipt-withdrawn':
      return keys.receipt(about.receipt).pk;
    case 'receipt-link':
      return keys.donor(about.donor).pk;
    case 'edition-notice':
    case 'edition-test':
      return keys.letterToEditor(about.topic, about.edition);
  }
};

/** A task lies with what it is about: a gift, a promise, or by itself. */
export const taskKey = ({ task, gift, pledge }: Pick<Task, 'task' | 'gift' | 'pledge'>) =>
  keys.task(gift ? keys.gift(gift) : pledge ? keys.pledge(pledge) : `TASK#${task}`, task);

/** Whom never to write to is asked by this; the address itself is not kept. */
export const digestOf = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
