import * as z from 'zod';
import type { Locale } from './locale.ts';

/**
 * The languages a person can give in, as BCP 47 tags. `de-simple` is German in plain language (the registered variant
 * `simple`). Letters are written in a {@link Locale}.
 */
export const Language = z.enum(['de', 'en', 'tr', 'ar', 'uk', 'de-simple']);
export type Language = z.infer<typeof Language>;

/** What each language calls itself. */
export const languageNames = {
  de: 'Deutsch',
  en: 'English',
  tr: 'Türkçe',
  ar: 'العربية',
  uk: 'Українська',
  'de-simple': 'Leichte Sprache',
} as const satisfies Record<Language, string>;

/** Whose number and date formats a reader expects. Digits are those of bank statements and IBANs, in Arabic too. */
export const formatTags = {
  de: 'de-DE',
  en: 'en-GB',
  tr: 'tr-TR',
  ar: 'ar-u-nu-latn',
  uk: 'uk-UA',
  'de-simple': 'de-DE',
} as const satisfies Record<Language, string>;

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The language of our letters to somebody who gave in this one: English for English, German for all others. */
export const letterLocale = (language: Language): Locale => (language === 'en' ? 'en' : 'de');
