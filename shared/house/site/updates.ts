import { createHash } from 'node:crypto';
import { Edition, isPublished } from '../../domain/edition.ts';
import type { Language } from '../../domain/language.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Topic } from '../../domain/topic.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { updatePage } from '../../page/update.ts';
import { updateWords } from '../../words/updates.ts';
import { languageOf } from './language.ts';
import { refusedIn } from './refused.ts';
import { shown } from './shown.ts';
import { type UpdateParts, updateShown } from './update-shown.ts';

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
