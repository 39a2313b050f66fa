import { type Language, letterLocale } from '../domain/language.ts';
import { Locale } from '../domain/locale.ts';
import type { LetterContext, LetterKind, LetterSample } from './letter-template.ts';
import { acknowledgementSamples } from './letters/acknowledgement-samples.ts';
import { answerSamples } from './letters/answer-samples.ts';
import { editionNoticeSamples } from './letters/edition-notice-samples.ts';
import { editionTestSamples } from './letters/edition-test-samples.ts';
import { messageSamples } from './letters/message-samples.ts';
import { newsConfirmationSamples } from './letters/news-confirmation-samples.ts';
import { pledgeEndedSamples } from './letters/pledge-ended-samples.ts';
import { receiptLinkSamples } from './letters/receipt-link-samples.ts';
import { receiptSamples } from './letters/receipt-samples.ts';
import { receiptWithdrawnSamples } from './letters/receipt-withdrawn-samples.ts';
import { refundSamples } from './letters/refund-samples.ts';
import { renewalFailedSamples } from './letters/renewal-failed-samples.ts';
import { sampleCampaign, sampleCarrier, sampleInstant, sampleLinks } from './samples.ts';

/** The samples of each letter, by name: its test plan. Kept apart from what goes out, which needs none of it. */
const samplesOf: { readonly [Kind in LetterKind]: Readonly<Record<string, LetterSample<Kind>>> } = {
  acknowledgement: acknowledgementSamples,
  refund: refundSamples,
  'renewal-failed': renewalFailedSamples,
  'pledge-ended': pledgeEndedSamples,
  message: messageSamples,
  answer: answerSamples,
  'news-confirmation': newsConfirmationSamples,
  'edition-notice': editionNoticeSamples,
  'edition-test': editionTestSamples,
  receipt: receiptSamples,
  'receipt-withdrawn': receiptWithdrawnSamples,
  'receipt-link': receiptLinkSamples,
};

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
export const sampleLetters: readonly SampleLetter[] = Object.entries(samplesOf).flatMap(([kind, samples]) =>
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
