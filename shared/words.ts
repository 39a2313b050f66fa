import type { Language } from './domain/language.ts';
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { deSimple } from './words/de-simple.ts';
import { en } from './words/en.ts';
import type { Words } from './words/shape.ts';
import { tr } from './words/tr.ts';
import { uk } from './words/uk.ts';

const words: Readonly<Record<Language, Words>> = { de, en, tr, ar, uk, 'de-simple': deSimple };

export const wordsIn = (language: Language): Words => words[language];
