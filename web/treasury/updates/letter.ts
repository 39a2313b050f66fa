import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { WrittenEdition } from '../api/schema.d.ts';
import { dayName, monthName } from '../language.ts';
import { mayDo, type Me } from '../me.ts';
import type { UpdatesWords } from '../words/de/updates.ts';

/** The topic of letters about all campaigns (shared/domain/topic.ts, which browsers cannot load). */
export const federation = 'federation';

export const languages = ['de', 'en', 'tr', 'ar', 'uk', 'de-simple'] as const;
export type Language = (typeof languages)[number];

/** What each calls itself (shared/domain/language.ts, which browsers cannot load). */
export const languageNames: Readonly<Record<Language, string>> = {
  de: 'Deutsch',
  en: 'English',
  tr: 'Türkçe',
  ar: 'العربية',
  uk: 'Українська',
  'de-simple': 'Leichte Sprache',
};

export type Texts = WrittenEdition['texts'];
export type Text = NonNullable<Texts[Language]>;

export const topicName = (topic: string, me: Me, words: UpdatesWords): string =>
  topic === federation
    ? words.federation
    : (me.campaigns.find(({ campaign }) => campaign === topic)?.title ?? topic);

/** What is the federation's own only those may edit whose right reaches over all of it. */
export const mayEdit = (me: Me, topic: string): boolean =>
  topic === federation ? me.rights.includes('edit') : mayDo(me, 'edit', topic);

export const letterName = (
  { occasion, edition }: Pick<WrittenEdition, 'occasion' | 'edition'>,
  { letter }: UpdatesWords,
): string =>
  occasion === 'month'
    ? fill(letter.month, { month: monthName(edition) })
    : fill(letter.milestones, { day: dayName(edition) });

/** A letter and its picture. */
export interface Letter {
  readonly edition: WrittenEdition;
  /** As an address a page can show. */
  readonly picture: string | undefined;
}

export const readLetter = async (topic: string, edition: string): Promise<Letter> => {
  const params = { path: { topic, edition } };
  const read = await answered(api.GET('/v1/treasury/updates/{topic}/{edition}', { params }));
  if (!read.picture) return { edition: read, picture: undefined };
  const { picture } = await answered(api.GET('/v1/treasury/updates/{topic}/{edition}/picture', { params }));
  return { edition: read, picture: picture && `data:${picture.type};base64,${picture.base64}` };
};

export const isOpen = ({ state }: Pick<WrittenEdition, 'state'>): boolean =>
  state === 'draft' || state === 'approved';

/** `1,2 kB` of 1234 */
export const kilobytes = (bytes: number): string =>
  (Math.ceil(bytes / 100) / 10).toLocaleString(document.documentElement.lang || undefined);

/** Now, for whether a day has passed: the house decides, this only words it. */
export const hasPassed = (instant: string): boolean => new Date(instant).getTime() <= Date.now();
