import type { Language } from '../domain/language.ts';
import { ar } from './edition-words/ar.ts';
import { de } from './edition-words/de.ts';
import { deSimple } from './edition-words/de-simple.ts';
import { en } from './edition-words/en.ts';
import type { EditionWords } from './edition-words/shape.ts';
import { tr } from './edition-words/tr.ts';
import { uk } from './edition-words/uk.ts';

/** What letters to supporters say, in every language one can read them in. */
export const editionWords: Readonly<Record<Language, EditionWords>> = {
  de,
  en,
  tr,
  ar,
  uk,
  'de-simple': deSimple,
};
