import { describe, expect, it } from 'vitest';
import { formatTags, type Language } from '../../shared/domain/language.ts';
import { fill } from '../../shared/words/fill.ts';
import { allLanguages, placeholdersOf, pluralsIn, sentencesIn } from './said.ts';

const isPlural = /\.(?:zero|one|two|few|many|other)$/;

const placeholders = (language: Language) =>
  Object.fromEntries(
    sentencesIn(language)
      .filter(({ at }) => !isPlural.test(at))
      .map(({ at, sentence }) => [at, placeholdersOf(sentence)]),
  );

describe.each(allLanguages)('what is said in %s', (language) => {
  const sentences = sentencesIn(language);
  const thoseWith = (wrong: (sentence: string) => boolean) =>
    sentences.filter(({ sentence }) => wrong(sentence));

  it('has the same values to be filled in as in German, sentence by sentence', () => {
    expect(placeholders(language)).toEqual(placeholders('de'));
  });

  it('has a form for every plural of the language, and no others', () => {
    const categories = new Intl.PluralRules(formatTags[language])
      .resolvedOptions()
      .pluralCategories.toSorted();
    const plurals = pluralsIn(language);
    expect([...plurals.keys()].toSorted()).toEqual(['minutes', 'progress.gifts', 'progress.people']);
    for (const forms of plurals.values()) expect(Object.keys(forms).toSorted()).toEqual(categories);
  });

  it('shows the number in each form that more than one number takes', () => {
    const rules = new Intl.PluralRules(formatTags[language]);
    const taking = Map.groupBy(Array.from({ length: 201 }).keys(), (count) => rules.select(count));
    for (const forms of pluralsIn(language).values())
      for (const [category, counts] of taking) {
        const placeholders = placeholdersOf(forms[category] ?? '');
        if (counts.length > 1) expect(placeholders).toEqual(['{count}']);
        else expect(['', '{count}']).toContain(placeholders.join(','));
      }
  });

  it('leaves no brace once everything is filled in', () => {
    const left = thoseWith((sentence) => {
      const values = placeholdersOf(sentence).map((placeholder) => [placeholder.slice(1, -1), '7']);
      return /[{}]/.test(fill(sentence, Object.fromEntries(values)));
    });
    expect(left).toEqual([]);
  });

  it('has no space too many', () => {
    expect(thoseWith((sentence) => sentence === '' || /^\s|\s$|\s\s/.test(sentence))).toEqual([]);
  });

  it('has the quotation marks of the language, in pairs, and an ellipsis in one character', () => {
    const [opening, closing] = quotationMarks[language];
    const own = new RegExp(`${opening}([^${opening}${closing}]*)${closing}`, 'g');
    const wrong = thoseWith((sentence) => {
      const outside = sentence.replaceAll(own, '$1').replaceAll(apostrophes[language] ?? nothing, '');
      return /[«»‹›„“”‚‘’"'`´]|\.\.\./.test(outside);
    });
    expect(wrong).toEqual([]);
  });

  it('never ends in two full stops, whatever the months and the receivers are called', () => {
    const month = new Date('2026-11-22T12:00:00Z');
    const values = {
      carrier: 'Gesundheitszentrum Beispielstadt e.V.',
      month: month.toLocaleDateString(formatTags[language], { month: 'long', year: 'numeric' }),
      day: month.toLocaleDateString(formatTags[language], { dateStyle: 'long' }),
      time: month.toLocaleString(formatTags[language], { dateStyle: 'medium', timeStyle: 'short' }),
    };
    expect(thoseWith((sentence) => /\.\u2069?\./.test(fill(sentence, values)))).toEqual([]);
  });

  it('has no marks of direction except around a name or a list in Arabic', () => {
    const around = language === 'ar' ? /\u2068\{\w+\}\u2069|\u2066[\d., ]+\u2069/g : nothing;
    const left = thoseWith((sentence) =>
      /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/.test(sentence.replaceAll(around, '')),
    );
    expect(left).toEqual([]);
  });
});

const quotationMarks: Readonly<Record<Language, readonly [string, string]>> = {
  de: ['„', '“'],
  en: ['“', '”'],
  tr: ['“', '”'],
  ar: ['«', '»'],
  uk: ['«', '»'],
  'de-simple': ['„', '“'],
};

const nothing = /(?!)/g;

/** Only inside a word. */
const apostrophes: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /(?<=\p{L})’(?=\p{L})/gu,
  tr: /(?<=\p{L})’(?=\p{L})/gu,
  uk: /(?<=\p{L})’(?=\p{L})/gu,
};
