import { Locale } from '../domain/locale.ts';
import type { LetterContext, LetterKind, LetterSample } from './letter-template.ts';
import { letters } from './letters.ts';
import { sampleCampaign, sampleCarrier, sampleInstant, sampleLinks } from './samples.ts';

export interface SampleLetter {
  kind: string;
  sample: string;
  locale: Locale;
  context: LetterContext;
}

/** Every letter of the table, with each of its samples, in every language. */
export const sampleLetters: readonly SampleLetter[] = Object.entries(letters).flatMap(([kind, { samples }]) =>
  Object.entries<LetterSample<LetterKind>>(samples).flatMap(([sample, { about, to, copy, ...found }]) =>
    Locale.options.map((locale) => ({
      kind,
      sample,
      locale,
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
