import { createHash } from 'node:crypto';
import { Feed } from 'feed';
import { Language } from '../../domain/language.ts';
import { federation, Topic } from '../../domain/topic.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { html } from '../../markup.ts';
import { toldOnPage } from '../../page/told.ts';
import { updateWords } from '../../words/updates.ts';
import { unknownCampaign } from '../checkout.ts';
import { pageOf } from '../updates/links.ts';
import { publishedUpdates } from './last-updates.ts';
import { type UpdateParts, updateShown } from './update-shown.ts';

/** A year of monthly letters, and some of milestones. */
const mostInFeed = 20;

/**
 * The letters of a topic that went out, for programs that read feeds. In German unless its address says otherwise: such
 * programs ask for many people at once.
 *
 * @throws Refusal 404 `campaign.unknown`
 */
export const readUpdates = async (request: HttpRequest, parts: UpdateParts): Promise<HttpAnswer> => {
  const topic = Topic.safeParse(request.parameters['topic']);
  const language = Language.catch('de').parse(request.query['lang']);
  const campaign =
    topic.success && topic.data !== federation ? await parts.campaigns.find(topic.data) : undefined;
  if (!topic.success || (!campaign && topic.data !== federation)) throw unknownCampaign(topic.data ?? '');
  const origin = parts.giving.returnOrigins[0];
  const editions = await publishedUpdates(topic.data, mostInFeed, parts);
  const updates = await Promise.all(
    editions.map(async (edition) => ({ edition, shown: await updateShown(edition, language, parts) })),
  );
  const here = `${origin}/c/${topic.data}/updates.atom?lang=${language}`;
  const { title } = updateWords[language];
  const feed = new Feed({
    id: here,
    title: inXml(campaign ? `${campaign.title}: ${title}` : title),
    link: campaign ? `${origin}/c/${topic.data}?lang=${language}` : origin,
    feedLinks: { atom: here },
    language,
    generator: false,
    updated: new Date(updates[0]?.shown.sentAt ?? beginning),
    ...(updates[0] && { author: { name: inXml(updates[0].shown.carrier.name) } }),
  });
  for (const { edition, shown } of updates) {
    const { title: headline, description, intro, told, sentAt } = shown;
    const link = `${pageOf(edition, origin)}?lang=${language}`;
    feed.addItem({
      // What it is stays what it is in every language and at every address.
      id: `${pageOf(edition, origin)}#${language}`,
      link,
      title: escaped(headline),
      description: escaped(description),
      content: inXml(
        html`<p>${intro}</p>
          ${toldOnPage(told)}`.markup,
      ),
      date: new Date(sentAt),
      published: new Date(sentAt),
      author: [{ name: inXml(shown.carrier.name) }],
    });
  }
  const content = feed.atom1();
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': 'public, max-age=300' };
  const told = `feed of ${topic.data} read`;
  if ((request.headers['if-none-match'] ?? '').includes(etag)) return { status: 304, headers, told };
  return { status: 200, file: { type: 'application/atom+xml', content }, headers, told };
};

/** A feed has a date even where nothing has gone out yet. */
const beginning = '2026-01-01T00:00:00Z';

/** Two letters that exist and are not allowed in XML, and halves of letters. */
const inXml = (text: string): string => text.toWellFormed().replaceAll(/[\uFFFE\uFFFF]/gu, '\uFFFD');

/** Titles and sentences are HTML in this feed, and so must not be mistaken for it. */
const escaped = (text: string): string => inXml(html`${text}`.markup);
