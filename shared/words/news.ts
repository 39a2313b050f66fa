import type { Language } from '../domain/language.ts';
import { ar } from './news/ar.ts';
import { de } from './news/de.ts';
import { deSimple } from './news/de-simple.ts';
import { en } from './news/en.ts';
import type { NewsWords } from './news/shape.ts';
import { tr } from './news/tr.ts';
import { uk } from './news/uk.ts';

const words: Readonly<Record<Language, NewsWords>> = { de, en, tr, ar, uk, 'de-simple': deSimple };

/** Apart from the other words, because no widget says them. */
export const newsWordsIn = (language: Language): NewsWords => words[language];
