import { createHash } from 'node:crypto';
import { Edition, isPublished } from '../../domain/edition.ts';
import type { Language } from '../../domain/language.ts';
import { dayOf, type Instant } from '../../domain/month.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Topic } from '../../domain/topic.ts';
import { unabridged } from '../../email/edition/brevity.ts';
import { headlineOf, saidAround } from '../../email/edition/said.ts';
import { tellingOf } from '../../email/edition/telling.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { type ListedUpdate, mostUpdates, updatePage, type UpdateShown } from '../../page/update.ts';
import type { Editions } from '../../store/editions.ts';
import type { Pictures } from '../../store/pictures.ts';
import { updateWords } from '../../words/updates.ts';
import type { Clock } from '../clock.ts';
import type { GivingRules } from '../giving-rules.ts';
import { type ContentParts, contentOf } from '../updates/content.ts';
import { editionLinks } from '../updates/links.ts';
import { languageOf } from './language.ts';
import { refusedIn } from './refused.ts';
import { shown } from './shown.ts';

export interface UpdateParts extends ContentParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly editions: Pick<Editions, 'find' | 'of'>;
  readonly pictures: Pick<Pictures, 'find'>;
  readonly giving: Pick<GivingRules, 'returnOrigins'>;
}

/** What went out does not change any more, but its pictures' addresses and our style may. */
const fresh = 'public, max-age=300';

/** A letter that went out, as a page. What has not gone out does not exist for anybody here. */
export const showUpdate = async (request: HttpRequest, parts: UpdateParts): Promise<HttpAnswer> => {
  const language = languageOf(request);
  const edition = await publishedIn(request, parts);
  if (!edition) return unknownUpdate(language);
  const update = await updateShown(edition, language, parts);
  return shown(updatePage(update), `update ${edition.topic} ${edition.edition} shown`, {
    headers: { 'cache-control': fresh, vary: 'accept-language' },
  });
};

const unknownUpdate = (language: Language): HttpAnswer =>
  refusedIn(
    {
      status: 404,
      body: { error: { code: 'update.unknown', message: updateWords[language].unknown } },
      told: 'update unknown',
    },
    language,
    updateWords[language].unknown,
  );

/** Everything a page or a feed says of a letter, in one language. */
export const updateShown = async (
  edition: Edition,
  language: Language,
  parts: UpdateParts,
): Promise<UpdateShown> => {
  const origin = parts.giving.returnOrigins[0];
  const content = await contentOf(edition, language, parts, parts.clock.now());
  const { title, preheader, intro } = saidAround(content);
  const picture = `${origin}/c/${edition.topic}/updates/${edition.edition}/picture?v=${edition.picture?.digest}`;
  return {
    topic: edition.topic,
    edition: edition.edition,
    language,
    title,
    description: preheader,
    // No greeting stands before it here.
    intro: intro.slice(0, 1).toLocaleUpperCase(language) + intro.slice(1),
    told: tellingOf(content, { ...editionLinks(edition, origin, ''), picture }, unabridged).told,
    sentAt: sentAt(edition),
    carrier: content.carrier,
    origin,
  };
};

/** When its figures were frozen: the first readers have it from then on. */
export const sentAt = ({ frozen, sendAt }: Edition): Instant => frozen?.asOf ?? sendAt;

/**
 * The picture of a letter that went out.
 *
 * @throws Refusal 404 `picture.unknown`
 */
export const showUpdatePicture = async (request: HttpRequest, parts: UpdateParts): Promise<HttpAnswer> => {
  const edition = await publishedIn(request, parts);
  const picture = edition?.picture && (await parts.pictures.find(edition.topic, edition.edition));
  if (!edition || !picture) throw unknownPicture;
  const { type, content } = picture;
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const headers = {
    etag,
    'cache-control': 'public, max-age=86400',
    // Programs that read the feed show it, too.
    'cross-origin-resource-policy': 'cross-origin',
  };
  const told = `picture of ${edition.topic} ${edition.edition} shown`;
  if ((request.headers['if-none-match'] ?? '').includes(etag)) return { status: 304, headers, told };
  return { status: 200, file: { type, content }, headers, told };
};

const unknownPicture = new Refusal(404, 'picture.unknown', {
  de: 'Ein solches Bild gibt es nicht. Bitte die Adresse prüfen.',
  en: 'There is no such picture. Please check the address.',
});

/** The letter an address names, if it went out. What cannot be a name is not looked up. */
const publishedIn = async (
  { parameters }: HttpRequest,
  { editions }: Pick<UpdateParts, 'editions'>,
): Promise<Edition | undefined> => {
  const topic = Topic.safeParse(parameters['topic']);
  const name = Edition.shape.edition.safeParse(parameters['edition']);
  if (!topic.success || !name.success) return undefined;
  const found = await editions.find(topic.data, name.data);
  return found && isPublished(found.edition) ? found.edition : undefined;
};

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
): Promise<ListedUpdate[]> =>
  (await publishedUpdates(topic, mostUpdates, parts)).map((edition) => ({
    edition: edition.edition,
    headline: headlineOf(edition, language),
    sentOn: dayOf(sentAt(edition)),
  }));
