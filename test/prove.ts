import { hash } from 'node:crypto';
import type { Challenge } from '../shared/domain/challenge.ts';

/** Finds the number behind a challenge, as a browser does, and says it the way the house wants to see it. */
export const prove = ({ algorithm, challenge, maxnumber, salt, signature }: Challenge): string => {
  let number = 0;
  while (hash('sha256', `${salt}${number}`) !== challenge) {
    if (number > maxnumber) throw new Error('nobody can solve this');
    number += 1;
  }
  return Buffer.from(JSON.stringify({ algorithm, challenge, number, salt, signature })).toString('base64');
};
