import { Language } from '../../domain/language.ts';
import type { EditionTest } from '../../domain/letter.ts';
import { editionSamples } from '../edition-samples.ts';
import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleDay, sampleReader } from '../samples.ts';

const { campaign } = sampleCampaign;

const tried = (language: Language, edition = '2026-12'): EditionTest => ({
  kind: 'edition-test',
  topic: campaign,
  edition,
  language,
  campaign,
  day: sampleDay,
});

export const editionTestSamples = Object.fromEntries(
  Language.options.flatMap((language) =>
    Object.entries(editionSamples(language)).map(
      ([name, edition]): [string, LetterSample<'edition-test'>] => [
        `${name}, ${language}`,
        { about: tried(language, edition.editions[0]?.edition), to: sampleReader, edition },
      ],
    ),
  ),
);
