import { fieldsIn } from '../../lambda/body.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { leavePage, leftPage } from '../../page/news.ts';
import { leave, type LeavingParts } from '../news/leaving.ts';
import { namedTopic, type TopicParts } from '../news/topics.ts';
import { languageOf } from './language.ts';
import { readerIn } from './reader.ts';
import { shown } from './shown.ts';

export interface LeavingDoorParts extends LeavingParts, TopicParts {
  readonly linkSecret: () => Promise<string>;
}

/**
 * Where the link of a letter leads. It changes nothing: scanners of mail follow links too.
 *
 * @throws Refusal `link.invalid`, `link.expired`
 */
export const showLeaving = async (request: HttpRequest, parts: LeavingDoorParts): Promise<HttpAnswer> => {
  const { token, link } = await readerIn(request, parts);
  const topics = await Promise.all(link.topics.map(async (topic) => namedTopic(topic, parts)));
  return shown(leavePage(token, topics, languageOf(request)), `leaving of ${link.supporter} shown`);
};

/**
 * Ends the letters a link is about. A mail provider posts here when its user presses "unsubscribe" (RFC 8058): with no
 * cookie, in either encoding of a form, and wants neither a redirect nor a page. Whatever else is posted here is meant
 * just so; twice is as good as once.
 *
 * @throws Refusal `link.invalid`, `link.expired`
 */
export const leaveNews = async (request: HttpRequest, parts: LeavingDoorParts): Promise<HttpAnswer> => {
  const { token, link } = await readerIn(request, parts);
  const ended = await leave(link.supporter, link.topics, 'reader', parts);
  const told = `${link.supporter} left ${ended.length} of ${link.topics.length}`;
  if (fieldsIn(request)['by'] === 'page') return shown(leftPage(token, languageOf(request)), told);
  return { status: 200, file: { type: 'text/plain', content: 'unsubscribed\n' }, told };
};
