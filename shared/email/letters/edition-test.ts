import { Language } from '../../domain/language.ts';
import type { EditionTest } from '../../domain/letter.ts';
import type { Locale } from '../../domain/locale.ts';
import { type EditionMark, renderEdition } from '../edition.ts';
import { editionSamples } from '../edition-samples.ts';
import type { LetterSample, LetterTemplate } from '../letter-template.ts';
import { sampleCampaign, sampleDay, sampleReader } from '../samples.ts';

const marks: Readonly<Record<Locale, (campaign: string) => EditionMark>> = {
  de: (campaign) => ({
    inSubject: '[Probe] ',
    note: `Das ist eine Probe zu „${campaign}“, die nur Sie bekommen. Die Zahlen sind die von jetzt; die Links zum Ändern und Abbestellen führen ins Leere.`,
  }),
  en: (campaign) => ({
    inSubject: '[Test] ',
    note: `This is a test about “${campaign}” that only you get. The figures are those of now; the links to change or leave lead nowhere.`,
  }),
};

const { campaign } = sampleCampaign;
const tried = (language: Language, edition = '2026-12'): EditionTest => ({
  kind: 'edition-test',
  topic: campaign,
  edition,
  language,
  campaign,
  day: sampleDay,
});

/** A letter to supporters as it would go out now, to one address that its editor names. */
export const editionTest: LetterTemplate<'edition-test'> = {
  write(about, { letter, campaign: { title }, carrier, edition, links }) {
    if (!edition) throw new Error(`${letter.letter}: the letter it tries is gone`);
    const mark = marks[letter.locale](title);
    const copy = letter.copy === true || edition.copy === true;
    return renderEdition({ ...edition, carrier, copy }, links.edition(about), mark);
  },
  samples: Object.fromEntries(
    Language.options.flatMap((language) =>
      Object.entries(editionSamples(language)).map(
        ([name, edition]): [string, LetterSample<'edition-test'>] => [
          `${name}, ${language}`,
          { about: tried(language, edition.editions[0]?.edition), to: sampleReader, edition },
        ],
      ),
    ),
  ),
};
