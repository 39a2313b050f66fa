import type { Language } from './domain/language.ts';
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { deSimple } from './words/de-simple.ts';
import { en } from './words/en.ts';
import type { Plural } from './words/fill.ts';
import { tr } from './words/tr.ts';
import { uk } from './words/uk.ts';

type Shape<Said> = Said extends string
  ? string
  : Said extends Plural
    ? Plural
    : { readonly [Key in keyof Said]: Shape<Said[Key]> };

/** Everything that pages and widget say to a giver. German is the shape; a language that leaves out a word does not compile. */
export type Words = Shape<typeof de>;

const words: Readonly<Record<Language, Words>> = { de, en, tr, ar, uk, 'de-simple': deSimple };

export const wordsIn = (language: Language): Words => words[language];
