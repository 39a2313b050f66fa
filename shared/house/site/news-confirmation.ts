import { Refusal } from '../../domain/refusal.ts';
import { federation } from '../../domain/topic.ts';
import { fieldsIn } from '../../lambda/body.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { askPage, confirmPage } from '../../page/news.ts';
import { type AskStanding, confirmAsk, type ConfirmingParts, standingOf } from '../news/confirming.ts';
import { namedTopic, type TopicParts } from '../news/topics.ts';
import { readConfirmLink } from '../reader-link.ts';
import { languageOf } from './language.ts';
import { shown } from './shown.ts';

export interface ConfirmationParts extends ConfirmingParts, TopicParts {
  readonly linkSecret: () => Promise<string>;
}

/**
 * What the link in the letter is for. It changes nothing: scanners of mail follow links too.
 *
 * @throws Refusal `link.invalid`
 */
export const showNewsConfirmation = async (
  request: HttpRequest,
  parts: ConfirmationParts,
): Promise<HttpAnswer> => {
  const token = request.query['token'] ?? '';
  const ask = await askIn(token, parts);
  const found: AskStanding = ask === undefined ? { standing: 'gone' } : await standingOf(ask, parts);
  if (found.standing !== 'open') return answerFor(found, request);
  const { topic, campaign, consent } = found.ask;
  const { title } = await namedTopic(campaign, parts);
  const page = confirmPage(token, title, consent, topic === federation, languageOf(request));
  return shown(page, `confirmation of ${ask} shown`);
};

/** @throws Refusal `link.invalid` */
export const confirmNews = async (request: HttpRequest, parts: ConfirmationParts): Promise<HttpAnswer> => {
  const ask = await askIn(fieldsIn(request)['token'], parts);
  return answerFor(ask === undefined ? { standing: 'gone' } : await confirmAsk(ask, parts), request);
};

/** Nothing for a link of ours that is too old: its page says what to do. */
const askIn = async (
  token: string | undefined,
  { clock, linkSecret }: ConfirmationParts,
): Promise<string | undefined> => {
  try {
    return readConfirmLink(token, await linkSecret(), clock.now()).ask;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'link.expired') return undefined;
    throw error;
  }
};

const answerFor = (
  found: Exclude<AskStanding, { readonly standing: 'open' }> | AskStanding,
  request: HttpRequest,
): HttpAnswer => {
  if (found.standing === 'open') throw new Error('an ask that was confirmed is still open');
  const signUp = 'used' in found ? found.used.topic : undefined;
  const status = found.standing === 'confirmed' ? 200 : 410;
  return shown(askPage(found.standing, signUp, languageOf(request)), `ask is ${found.standing}`, { status });
};
