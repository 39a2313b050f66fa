import { describe, expect, it } from 'vitest';
import { directionOf, formatTags, letterLocale } from '../../shared/domain/language.ts';
import { languageOf } from '../../shared/house/site/language.ts';
import { allLanguages } from './said.ts';

const acceptedBy = (languages: string) =>
  languageOf({ query: {}, headers: { 'accept-language': languages } });

describe('a page is shown', () => {
  it.each([
    ['tr-TR,tr;q=0.9,en;q=0.8', 'tr'],
    ['uk-UA,uk;q=0.9,ru;q=0.8,en;q=0.7', 'uk'],
    ['ar-EG', 'ar'],
    ['AR', 'ar'],
    ['en-US,en;q=0.9,de;q=0.8', 'en'],
    ['de-AT', 'de'],
    ['de-simple', 'de-simple'],
    ['de;q=0.5,tr;q=0.9', 'tr'],
    ['fr-FR,fr;q=0.9,uk;q=0.3,de;q=0.2', 'uk'],
    ['tr;q=0,en;q=0.1', 'en'],
    ['fr-FR', 'de'],
    ['*', 'de'],
    ['', 'de'],
    [';;;,,,=', 'de'],
    ['__proto__', 'de'],
    [`${'x'.repeat(5000)},ar`, 'ar'],
  ] as const)('in the first language of the browser that we speak: %s', (languages, language) => {
    expect(acceptedBy(languages)).toBe(language);
  });

  it('in German to a browser that names none', () => {
    expect(languageOf({ query: {}, headers: {} })).toBe('de');
  });

  it.each(allLanguages)('in %s when the address asks for it, whatever the browser says', (language) => {
    const headers = { 'accept-language': language === 'en' ? 'tr' : 'en' };
    expect(languageOf({ query: { lang: language }, headers })).toBe(language);
  });

  it.each(['fr', '', 'de-DE', 'toString', '<script>'])(
    'in the browser’s when the address asks for one we do not speak: %j',
    (lang) => {
      expect(languageOf({ query: { lang }, headers: { 'accept-language': 'uk' } })).toBe('uk');
      expect(languageOf({ query: { lang }, headers: {} })).toBe('de');
    },
  );
});

describe('a language', () => {
  it('is written from the right in Arabic only', () => {
    expect(allLanguages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
    expect(allLanguages.filter((language) => directionOf(language) === 'ltr')).toHaveLength(5);
  });

  it('is answered with letters in English to English, and in German to everybody else', () => {
    expect(allLanguages.map((language) => [language, letterLocale(language)])).toEqual([
      ['de', 'de'],
      ['en', 'en'],
      ['tr', 'de'],
      ['ar', 'de'],
      ['uk', 'de'],
      ['de-simple', 'de'],
    ]);
  });

  it('has formats that this machine knows, with the digits of bank statements', () => {
    for (const tag of Object.values(formatTags)) {
      expect(Intl.NumberFormat.supportedLocalesOf(tag)).toEqual([tag]);
      expect(new Intl.NumberFormat(tag).resolvedOptions().numberingSystem).toBe('latn');
      expect(new Intl.NumberFormat(tag).resolvedOptions().locale).toBe(tag);
    }
  });
});
