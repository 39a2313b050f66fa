import { isPublished } from '../../../domain/edition.ts';
import { cents } from '../../../domain/money.ts';
import { planOf } from '../../../domain/run-plan.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { LetterGiftSums } from '../../../store/letter-gifts.ts';
import type { Supporters } from '../../../store/supporters.ts';
import type { AskedOf } from '../doors.ts';
import { editionAt, type EditionParts, placeOfTopic } from './edition-at.ts';

export interface FiguresOfLettersParts extends EditionParts {
  readonly supporters: Pick<Supporters, 'counts'>;
  readonly letterGifts: LetterGiftSums;
  /** The pace of the stage. */
  readonly lettersAnHour: number;
}

/** Two years of monthly letters. */
const mostLetters = 24;

/** Who reads and what came of it: counted where it happens, and nothing of it by watching anybody. */
export const readSupporters = async (
  { parameters: { topic }, mayHere }: AskedOf<typeof treasuryRoutes.readSupporters>,
  parts: FiguresOfLettersParts,
): Promise<HttpAnswer> => {
  mayHere(await placeOfTopic(topic, parts));
  const [counts, brought, { editions }] = await Promise.all([
    parts.supporters.counts(topic),
    parts.letterGifts.of(topic),
    parts.editions.of(topic, { limit: mostLetters }),
  ]);
  const letters = editions
    .filter(({ edition }) => isPublished(edition))
    .map(({ edition: { edition, occasion, sentAt, lettersSent: sent } }) => {
      const came = brought.find((each) => each.edition === edition);
      return {
        edition,
        occasion,
        ...(sentAt && { sentAt }),
        ...(sent !== undefined && { sent }),
        gifts: came?.gifts ?? 0,
        giftCents: came?.cents ?? cents(0),
      };
    });
  return { status: 200, body: { counts, letters }, told: `figures of letters about ${topic} read` };
};

/** What a letter would come to if it went out now. */
export const planEdition = async (
  asked: AskedOf<typeof treasuryRoutes.planEdition>,
  parts: FiguresOfLettersParts,
): Promise<HttpAnswer> => {
  const { edition } = await editionAt(asked, parts);
  const { confirmed, left, bounced } = await parts.supporters.counts(edition.topic);
  // Those who chose the other frequency are among them: counting them apart would mean to look at everybody.
  const readers = Math.max(0, confirmed - left - bounced);
  return {
    status: 200,
    body: planOf(readers, parts.lettersAnHour),
    told: `letter ${edition.topic} ${edition.edition} planned`,
  };
};
