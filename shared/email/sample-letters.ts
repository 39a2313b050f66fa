import { type Language, letterLocale } from '../domain/language.ts';
import { Locale } from '../domain/locale.ts';
import type { LetterContext, LetterKind, LetterSample } from './letter-template.ts';
import { letters } from './letters.ts';
import { sampleCampaign, sampleCarrier, sampleInstant, sampleLinks } from './samples.ts';

export interface SampleLetter {
  kind: string;
  sample: string;
  locale: Locale;
  /** What it is written in: its locale, where it has no language of its own. */
  language: Language;
  context: LetterContext;
}

/** A letter that has a language of its own is shown in that one. */
const localesOf = (about: LetterSample<LetterKind>['about']): readonly Locale[] =>
  'language' in about ? [letterLocale(about.language)] : Locale.options;

/** Every letter of the table, with each of its samples, in every language. */
export const sampleLetters: readonly SampleLetter[] = Object.entries(letters).flatMap(([kind, { samples }]) =>
  Object.entries<LetterSample<LetterKind>>(samples).flatMap(([sample, { about, to, copy, ...found }]) =>
    localesOf(about).map((locale) => ({
      kind,
      sample,
      locale,
      language: 'language' in about ? about.language : locale,
      context: {
        letter: {
          letter: `sample.${kind}`,
          to,
          locale,
          about,
          state: 'NEW' as const,
          writtenAt: sampleInstant,
          copy,
        },
        campaign: sampleCampaign,
        carrier: sampleCarrier,
        links: sampleLinks,
        ...found,
      },
    })),
  ),
);
