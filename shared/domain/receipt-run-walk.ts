import * as z from 'zod';
import type { ReceiptRun } from './receipt-run.ts';

const WalkName = z.enum([
  /** Through the books, for whose gifts there are. */
  'collect',
  /** From donor to donor: what each would get. */
  'assess',
  /** Through the books once more: what was noted since, and for itself how much all of it is. */
  'count',
  /** From donor to donor: each gets what is due now. */
  'issue',
  /** From donor to donor, for those whose receipt is printed. */
  'print',
]);

/** What a run is doing, and how far it is with it. */
export interface Walk {
  readonly name: z.infer<typeof WalkName>;
  /** From 1: counting and issuing are repeated until both come to the same. */
  readonly round: number;
  /** Where it goes on; nothing at its beginning. */
  readonly place?: string | undefined;
}

/** As a run keeps it: `issue.1 eyJwayI6…` */
export const cursorOf = ({ name, round, place = '' }: Walk): string => `${name}.${round} ${place}`;

/** @returns undefined for a run that walks nowhere: it is looked at by a person, or at its end */
export const walkOf = ({ state, cursor }: Pick<ReceiptRun, 'state' | 'cursor'>): Walk | undefined => {
  const first = firstWalks[state];
  if (first === undefined || cursor === undefined) return first && { name: first, round: 1 };
  const [, name, round, place] = /^([a-z]+)\.(\d+) (.*)$/.exec(cursor) ?? [];
  return { name: WalkName.parse(name), round: Number(round), place: place === '' ? undefined : place };
};

const firstWalks: Partial<Record<ReceiptRun['state'], Walk['name']>> = {
  collecting: 'collect',
  assessing: 'assess',
  issuing: 'count',
  waiting: 'count',
  printing: 'print',
};
