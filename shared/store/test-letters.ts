import type { EditionTest, Letter } from '../domain/letter.ts';
import type { Day } from '../domain/month.ts';
import { letterItem } from './changes.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Somebody's address is in it, and nobody asks again what a test said. */
const keptDays = 30;

const prefixOf = (day: Day): string => `test.${day}.`;

/** `netzwerk.2026-12.test.2026-11-22.03`: numbered within the day, so that two at once are not one too many. */
export const testLetterId = ({ topic, edition, day }: EditionTest, number: number): string =>
  `${topic}.${edition}.${prefixOf(day)}${String(number).padStart(2, '0')}`;

export const testLetterItem = (letter: Letter): Item => ({
  ...letterItem(letter),
  expiresAt: Math.ceil(Date.parse(letter.writtenAt) / 1000) + keptDays * 24 * 60 * 60,
});

/** Letters to supporters as their editors send them to themselves. */
export const openTestLetters = (table: Table) => ({
  /** How many of a letter were sent on a day. */
  countOn: async (topic: string, edition: string, day: Day): Promise<number> => {
    const prefix = keys.letter('', `${topic}.${edition}.${prefixOf(day)}`).sk;
    const sent = await Array.fromAsync(
      table.query(keys.letterToEditor(topic, edition), { prefix, consistent: true }),
    );
    return sent.length;
  },
});

export type TestLetters = ReturnType<typeof openTestLetters>;
