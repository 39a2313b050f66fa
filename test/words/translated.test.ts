import { describe, expect, it } from 'vitest';
import type { Language } from '../../shared/domain/language.ts';
import { allLanguages, sentencesIn } from './said.ts';

/** What is called the same everywhere. */
const names = new Set(['PayPal', 'IBAN', 'BIC']);

/** What stands in Latin letters in every language: names, and the words that a giver's German bank shows. */
const latinWords = new Set(
  `PayPal IBAN BIC SEPA SEPA-Lastschrift Lastschrift Dauerauftrag Verwendungszweck Foto-Überweisung GiroCode QR QR-
  Apple Pay Google Stripe WordPress HTML JavaScript Content-Security-Policy ada@example.org`.split(/\s+/),
);

/** German that is as simple as it gets. */
const simpleAlready = new Set([
  'Ändern',
  'Drucken',
  'Farben',
  'hell',
  'dunkel',
  'Kopieren',
  'Kopiert',
  'Link kopieren',
  'Nur ein Link',
  'Speichern',
  'Sprache',
  'Weitersagen',
  'in {count} Minuten',
  '{count} Spenden',
]);

const translated = allLanguages.filter((language) => language !== 'de');

const having = (language: Language, wrong: RegExp) =>
  sentencesIn(language)
    .map(({ at, sentence }) => ({ at, sentence: sentence.replaceAll(/\{\w+\}|\u2066.+?\u2069/g, '') }))
    .filter(({ sentence }) => wrong.test(sentence));

const same = (language: Language, other: Language) => {
  const others = new Map(sentencesIn(other).map(({ at, sentence }) => [at, sentence]));
  return sentencesIn(language)
    .filter(({ at, sentence }) => others.get(at) === sentence)
    .map(({ sentence }) => sentence)
    .filter((sentence) => !names.has(sentence));
};

describe('no sentence is left as it was written in another language:', () => {
  it.each(translated)('German in %s', (language) => {
    const meant = language === 'de-simple' ? simpleAlready : names;
    expect(same(language, 'de').filter((sentence) => !meant.has(sentence))).toEqual([]);
  });

  it.each(translated.filter((language) => language !== 'en'))('English in %s', (language) => {
    expect(same(language, 'en')).toEqual([]);
  });

  it('nor is a word of it', () => {
    const german = /(?<!\p{L})(?:bitte|das|der|ist|nicht|und|spende|wird)(?!\p{L})/iu;
    const english = /(?<!\p{L})(?:and|is|not|of|please|the|to|your)(?!\p{L})/iu;
    for (const language of ['en', 'tr', 'ar', 'uk'] as const) expect(having(language, german)).toEqual([]);
    for (const language of ['de', 'tr', 'ar', 'uk', 'de-simple'] as const)
      expect(having(language, english)).toEqual([]);
  });
});

const without = (language: Language, letters: RegExp) =>
  sentencesIn(language).filter(({ sentence }) => !letters.test(sentence) && !names.has(sentence));

describe('each language is written in its own letters:', () => {
  it.each(['ar', 'uk'] as const)('names aside, in %s', (language) => {
    const words = having(language, /\p{Script=Latin}/u).flatMap(
      ({ sentence }) =>
        sentence.match(/\p{Script=Latin}(?:[\p{Script=Latin}.@-]*[\p{Script=Latin}-])?/gu) ?? [],
    );
    expect(words.filter((word) => !latinWords.has(word))).toEqual([]);
  });

  it('Arabic, with Arabic punctuation and the digits of bank statements', () => {
    expect(without('ar', /\p{Script=Arabic}/u)).toEqual([]);
    expect(having('ar', /[;?]|,(?!\d)|[٠-٩۰-۹]/u)).toEqual([]);
  });

  it('Arabic, where a name stays in one piece, and an address free of marks that would break it', () => {
    const loose =
      /(?<!\u2068)\{(?:campaign|carrier|centre|title)\}|\{(?:campaign|carrier|centre|title)\}(?!\u2069)/;
    expect(sentencesIn('ar').filter(({ sentence }) => loose.test(sentence))).toEqual([]);
    expect(sentencesIn('ar').filter(({ sentence }) => /\u2068\{url\}/.test(sentence))).toEqual([]);
  });

  it('Ukrainian, without Russian letters and without Latin ones that look the same', () => {
    expect(without('uk', /\p{Script=Cyrillic}/u)).toEqual([]);
    expect(having('uk', /[ыэъё]/iu)).toEqual([]);
    expect(having('uk', /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u)).toEqual(
      [],
    );
  });

  it('the others in Latin ones, each with its own', () => {
    for (const language of ['de', 'en', 'tr', 'de-simple'] as const)
      expect(having(language, /(?!\p{Script=Latin})\p{L}/u)).toEqual([]);
    expect(having('en', /[äöß]|(?<!Foto-)ü/iu)).toEqual([]);
    expect(having('tr', /[äß]/iu)).toEqual([]);
    for (const language of ['de', 'en', 'de-simple'] as const)
      expect(having(language, /[ğışçİ]/u)).toEqual([]);
  });
});
