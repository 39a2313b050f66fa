import * as z from 'zod';

/**
 * The name of a letter to supporters in an address: `netzwerk-2026-12`, `netzwerk-2026-12-03`. It is the same in every
 * copy of the letter, and nothing else passes for one: so no link can name the person who follows it.
 */
export const LetterName = z
  .string()
  .check(
    z.maxLength(80),
    z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*-\d{4}-\d{2}(?:-\d{2})?$/, 'the name of a letter'),
  )
  .meta({ example: 'netzwerk-2026-12' });

interface LetterNamed {
  readonly topic: string;
  readonly edition: string;
}

export const letterName = ({ topic, edition }: LetterNamed): string => `${topic}-${edition}`;

/** Which letter a name means. An edition is known by its four and two digits, so there is one way to read it. */
export const letterNamed = (name: string): LetterNamed | undefined => {
  const [, topic, edition] = /^(.+?)-(\d{4}-\d{2}(?:-\d{2})?)$/.exec(name) ?? [];
  return topic === undefined || edition === undefined ? undefined : { topic, edition };
};
