import type { Locale } from '../../domain/locale.ts';
import { type EditionMark, renderEdition } from '../edition.ts';
import type { LetterTemplate } from '../letter-template.ts';

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

/** A letter to supporters as it would go out now, to one address that its editor names. */
export const editionTest: LetterTemplate<'edition-test'> = (
  about,
  { letter, campaign: { title }, carrier, edition, links },
) => {
  if (!edition) throw new Error(`${letter.letter}: the letter it tries is gone`);
  const mark = marks[letter.locale](title);
  const copy = letter.copy === true || edition.copy === true;
  return renderEdition({ ...edition, carrier, copy }, links.edition(about), mark);
};
