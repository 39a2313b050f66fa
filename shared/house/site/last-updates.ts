import { type Edition, isPublished } from '../../domain/edition.ts';
import type { Language } from '../../domain/language.ts';
import { dayOf, type Instant } from '../../domain/month.ts';
import { type ListedUpdate, mostUpdates } from '../../page/last-updates.ts';
import type { Editions } from '../../store/editions.ts';

interface Listing {
  readonly editions: Pick<Editions, 'of'>;
}

/** Of so many letters the published ones are looked for: a handful of those before them may not have gone out. */
const lookedThrough = 40;

/** The last letters of a topic that went out, the newest first. */
export const publishedUpdates = async (
  topic: string,
  most: number,
  { editions }: Listing,
): Promise<Edition[]> => {
  const found = await editions.of(topic, { limit: Math.min(lookedThrough, most * 4 + 1) });
  return found.editions
    .map(({ edition }) => edition)
    .filter(isPublished)
    .toSorted((one, other) => sentAt(other).localeCompare(sentAt(one)))
    .slice(0, most);
};

/** As a campaign's page lists them. */
export const listedUpdates = async (
  topic: string,
  language: Language,
  parts: Listing,
): Promise<ListedUpdate[]> => {
  const published = await publishedUpdates(topic, mostUpdates, parts);
  if (published.length === 0) return [];
  // What letters say in six languages is loaded where there is one to be named.
  const { headlineOf } = await import('../../email/edition/said.ts');
  return published.map((edition) => ({
    edition: edition.edition,
    headline: headlineOf(edition, language),
    sentOn: dayOf(sentAt(edition)),
  }));
};

/** When its figures were frozen: the first readers have it from then on. */
export const sentAt = ({ frozen, sendAt }: Edition): Instant => frozen?.asOf ?? sendAt;
