import * as z from 'zod';
import type { Entry } from './ledger.ts';
import { letterNamed } from './letter-name.ts';
import { cents, Cents } from './money.ts';

/** What came by the link of one letter to supporters. */
export const LetterGifts = z.strictObject({
  topic: z.string(),
  edition: z.string(),
  /** How many came, also those that went back later. */
  gifts: z.int(),
  /** What of them has stayed. */
  cents: Cents,
});
export type LetterGifts = z.infer<typeof LetterGifts>;

/** What a set of entries adds to what letters brought: one sum for each letter, however many entries. */
export const broughtByLetters = (entries: readonly Entry[]): LetterGifts[] => {
  const brought = new Map<string, LetterGifts>();
  for (const { by, account, cents: amount, corrects } of entries) {
    const letter = by === undefined ? undefined : letterNamed(by);
    if (by === undefined || !letter || (account !== 'received' && account !== 'returned')) continue;
    const before = brought.get(by) ?? { ...letter, gifts: 0, cents: cents(0) };
    // Moved money leaves one place and comes to another: it is one gift throughout. A correction is none.
    const gifts = account === 'received' && corrects === undefined ? Math.sign(amount) : 0;
    brought.set(by, { ...before, gifts: before.gifts + gifts, cents: cents(before.cents + amount) });
  }
  return [...brought.values()].filter((each) => each.gifts !== 0 || each.cents !== 0);
};
