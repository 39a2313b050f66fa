import { type Language, Language as languages } from '../../shared/domain/language.ts';
import { wordsIn } from '../../shared/words.ts';
import { newsWordsIn } from '../../shared/words/news.ts';

export interface Said {
  /** Where it stands, such as `form.title`. */
  readonly at: string;
  readonly sentence: string;
}

/** Each form of a plural is a sentence too: `progress.people.few`. */
export const sentencesIn = (language: Language): Said[] =>
  said({ ...wordsIn(language), news: newsWordsIn(language) }, '');

/** Everything that differs by number, by where it stands: `minutes` → its forms by plural category. */
export const pluralsIn = (language: Language): Map<string, Record<string, string>> => {
  const plurals = new Map<string, Record<string, string>>();
  for (const { at, sentence } of sentencesIn(language)) {
    const [, plural, category] = /^(.+)\.(zero|one|two|few|many|other)$/.exec(at) ?? [];
    if (plural !== undefined && category !== undefined)
      plurals.set(plural, { ...plurals.get(plural), [category]: sentence });
  }
  return plurals;
};

export const placeholdersOf = (sentence: string): string[] =>
  [...new Set(sentence.match(/\{\w+\}/g) ?? [])].toSorted();

export const allLanguages = languages.options;

const said = (words: object, before: string): Said[] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [{ at: before + key, sentence: value }];
    return typeof value === 'object' && value !== null ? said(value, `${before + key}.`) : [];
  });
