import { letterLocale } from '../../../domain/language.ts';
import type { EditionTest } from '../../../domain/letter.ts';
import { dayOf } from '../../../domain/month.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { testLetterId, testLetterItem, type TestLetters } from '../../../store/test-letters.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { editionAt, type EditionParts, subjectOf } from './edition-at.ts';

export interface TestParts extends EditionParts {
  readonly testLetters: TestLetters;
}

/** A test is for the few who write a letter; more than that a day would be a way to write to people. */
const mostADay = 20;

/** Sends a letter as it would go out now to one address. Who that is stands in the letter and nowhere else. */
export const sendTest = async (
  asked: AskedOf<typeof treasuryRoutes.sendTest>,
  parts: TestParts,
): Promise<Decided> => {
  const { language, email } = asked.input;
  const { edition, place } = await editionAt(asked, parts);
  const { topic, signedFor } = edition;
  const about: EditionTest = {
    kind: 'edition-test',
    topic,
    edition: edition.edition,
    language,
    campaign: signedFor,
    day: dayOf(asked.now),
  };
  const sent = await parts.testLetters.countOn(topic, edition.edition, about.day);
  if (sent >= mostADay) {
    throw new Refusal(429, 'edition.tests-used-up', {
      de: `Heute sind schon ${mostADay} Proben dieses Briefes hinausgegangen. Die Vorschau zeigt dasselbe.`,
      en: `${mostADay} tests of this letter have gone out today. The preview shows the same.`,
    });
  }
  return {
    done: 'letter.tested',
    subject: subjectOf(edition),
    ...place,
    after: { language },
    writes: {
      added: [
        testLetterItem({
          letter: testLetterId(about, sent + 1),
          to: { email },
          locale: letterLocale(language),
          about,
          state: 'NEW',
          writtenAt: asked.now,
        }),
      ],
    },
    status: 202,
    body: { leftToday: mostADay - sent - 1 },
  };
};
