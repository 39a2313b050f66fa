import { letterLocale } from '../../domain/language.ts';
import type { Letter } from '../../domain/letter.ts';
import type { Locale } from '../../domain/locale.ts';
import { type Message, MessageAnswer } from '../../domain/message.ts';
import { dayOf, instantOf } from '../../domain/month.ts';
import { Refusal } from '../../domain/refusal.ts';
import { cleanedText } from '../../domain/text.ts';
import { fieldsIn } from '../../lambda/body.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { answeredPage, answerPage } from '../../page/answer.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import type { Limits } from '../../store/limits.ts';
import { answerIdOf, type Messages } from '../../store/messages.ts';
import { answerWords } from '../../words/answer.ts';
import { readAnswerLink } from '../answer-link.ts';
import type { Clock } from '../clock.ts';
import { languageOf } from './language.ts';
import { shown } from './shown.ts';

export interface AnswerParts {
  readonly clock: Clock;
  readonly campaigns: Pick<Campaigns, 'find'>;
  readonly limits: Pick<Limits, 'count'>;
  readonly messages: Pick<Messages, 'find' | 'answer' | 'answers'>;
  readonly linkSecret: () => Promise<string>;
}

/**
 * What somebody wrote, for the campaign's people who have the letter's link. Whose address it is they do not see.
 *
 * @throws Refusal `link.invalid`, `link.expired`, `message.gone`
 */
export const showMessage = async (request: HttpRequest, parts: AnswerParts): Promise<HttpAnswer> => {
  const locale = letterLocale(languageOf(request));
  const linked = await messageOf(request.query['token'] ?? '', parts);
  return shownWith(linked, locale, parts, `message ${linked.message.message} shown`);
};

/**
 * Sends an answer to whoever wrote. Each text goes once a day, however often the button is pressed.
 *
 * @throws Refusal `link.invalid`, `link.expired`, `message.gone`, `body.too-large`
 */
export const answerMessage = async (request: HttpRequest, parts: AnswerParts): Promise<HttpAnswer> => {
  const locale = letterLocale(languageOf(request));
  const words = answerWords[locale];
  const { token = '', text: typed = '' } = fieldsIn(request);
  const linked = await messageOf(token, parts);
  const { message } = linked.message;
  const again = async (status: number, said: string) =>
    shownWith(linked, locale, parts, `answer to ${message} refused`, { status, refused: { typed, said } });
  const text = MessageAnswer.shape.text.safeParse(cleanedText(typed));
  if (!text.success) return again(400, typed.trim() === '' ? words.empty : words.tooLong);
  const waitSeconds = await parts.limits.count(
    { what: `answer#${message}`, most: 20, windowSeconds: 24 * 60 * 60 },
    parts.clock.now(),
  );
  if (waitSeconds > 0) {
    const refused = await again(429, words.tooMany);
    return { ...refused, headers: { ...refused.headers, 'retry-after': String(waitSeconds) } };
  }
  await send(linked.message, text.data, parts);
  return shown(answeredPage(token, locale), `message ${message} answered`);
};

interface Linked {
  readonly token: string;
  readonly message: Message;
}

const messageOf = async (
  token: string,
  { linkSecret, clock, messages }: Pick<AnswerParts, 'linkSecret' | 'clock' | 'messages'>,
): Promise<Linked> => {
  const link = readAnswerLink(token, await linkSecret(), clock.now());
  const message = await messages.find(link.message);
  if (message) return { token, message };
  throw new Refusal(410, 'message.gone', {
    de: 'Diese Nachricht gibt es nicht mehr: Nach gut einem Jahr werden sie gelöscht.',
    en: 'This message is gone: they are deleted after a little more than a year.',
  });
};

const shownWith = async (
  { token, message: { message, campaign, name, text, sentAt } }: Linked,
  locale: Locale,
  { campaigns, messages }: AnswerParts,
  told: string,
  {
    status = 200,
    refused,
  }: { readonly status?: number; readonly refused?: { readonly typed: string; readonly said: string } } = {},
): Promise<HttpAnswer> => {
  const [found, answers] = await Promise.all([campaigns.find(campaign), messages.answers(message)]);
  const page = answerPage({
    locale,
    token,
    title: found?.title ?? campaign,
    message: { name, text, sentAt },
    answers,
    ...(refused && { refused }),
  });
  return shown(page, told, { status });
};

/** The second half of a double click may come while the first is being written. */
const mostRounds = 5;

const send = async (message: Message, text: string, { clock, messages }: AnswerParts): Promise<void> => {
  const answeredAt = instantOf(clock.now());
  const answer = answerIdOf(message.message, text, answeredAt);
  const letter: Letter = {
    letter: `${answer}.answer`,
    to: { email: message.email, name: message.name },
    locale: letterLocale(message.language ?? 'de'),
    about: {
      kind: 'answer',
      message: message.message,
      answer,
      campaign: message.campaign,
      day: dayOf(answeredAt),
    },
    state: 'NEW',
    writtenAt: answeredAt,
  };
  const written = { answer, message: message.message, text, answeredAt };
  for (let round = 1; round <= mostRounds; round += 1) {
    if ((await messages.answer(message, written, letter)) !== 'contended') return;
    await clock.pause(clock.random() * 20 * 2 ** round);
  }
  throw new Error(`still contended after ${mostRounds} rounds`);
};
