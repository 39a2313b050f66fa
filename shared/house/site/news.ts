import { formatTags, Language } from '../../domain/language.ts';
import { instantOf } from '../../domain/month.ts';
import { Frequency } from '../../domain/supporter.ts';
import { federation } from '../../domain/topic.ts';
import { fieldsIn } from '../../lambda/body.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { trapField } from '../../page/form-parts.ts';
import { newsPage, newsSentPage } from '../../page/news.ts';
import { consentTo, type TypedNews } from '../../page/news-form.ts';
import type { Limits } from '../../store/limits.ts';
import { digestOf } from '../../store/subject-keys.ts';
import { counted, fill } from '../../words/fill.ts';
import { newsWordsIn } from '../../words/news.ts';
import { wordsIn } from '../../words.ts';
import { addressGroup } from '../checkout-limits.ts';
import type { GivingRules } from '../giving-rules.ts';
import { type AskingParts, askToConfirm } from '../news/asking.ts';
import { type OpenTopic, topicIn, type TopicParts } from '../news/topics.ts';
import { languageOf } from './language.ts';
import { shown } from './shown.ts';
import { TypedEmail } from './typed-email.ts';

export interface NewsParts extends AskingParts, TopicParts {
  readonly limits: Pick<Limits, 'count'>;
  readonly giving: Pick<GivingRules, 'returnOrigins'>;
  readonly newKey: () => string;
}

/** @throws Refusal `campaign.unknown`, `news.closed` */
export const showNews = async (request: HttpRequest, parts: NewsParts): Promise<HttpAnswer> => {
  const topic = await topicIn(request, parts);
  const language = languageOf(request);
  const typed: TypedNews = {
    email: '',
    topic: topic.topic,
    frequency: 'monthly',
    language,
    from: request.query['from'] === 'letter' ? 'letter' : 'page',
  };
  return shown(newsPage(topic, language, typed), `sign-up for ${topic.topic} shown`, {
    headers: { 'cache-control': 'public, max-age=30', vary: 'accept-language' },
  });
};

/**
 * Writes to whoever was typed in, to ask whether it was they. The answer never says whether that is so.
 *
 * @throws Refusal `campaign.unknown`, `news.closed`, `body.too-large`
 */
export const askForNews = async (request: HttpRequest, parts: NewsParts): Promise<HttpAnswer> => {
  const topic = await topicIn(request, parts);
  const language = languageOf(request);
  const fields = fieldsIn(request);
  const sent = shown(newsSentPage(topic.topic, language), `sign-up for ${topic.topic} taken`);
  if (fields[trapField]) return sent;
  const typed = typedIn(fields, topic, language);
  const email = TypedEmail.safeParse(typed.email);
  const refusedConsent = consentRefused(fields, typed, language);
  if (!email.success || refusedConsent !== undefined) {
    const refusedEmail = email.success ? undefined : wordsIn(language).refusals['email.unreadable'];
    const page = newsPage(topic, language, { ...typed, refusedEmail, refusedConsent });
    return shown(page, `sign-up for ${topic.topic} refused`, { status: 400 });
  }
  const waitSeconds = await checkPace(request.sourceAddress, parts);
  if (waitSeconds > 0) return tooMany(topic, language, typed, waitSeconds);
  if (await isPestered(email.data, parts)) return sent;
  const { clock, giving, newKey } = parts;
  const { frequency, from } = typed;
  // The page the box stood on, and nothing of who looked at it.
  const path = fields['at'] === 'campaign' ? `/c/${topic.topic}` : `/c/${topic.topic}/news`;
  await askToConfirm(
    {
      ask: `ask_${newKey()}`,
      email: email.data,
      topic: typed.topic,
      frequency,
      language: typed.language,
      from,
      campaign: topic.campaign.campaign,
      consent: {
        ...consentTo(frequency, language),
        language,
        page: new URL(path, giving.returnOrigins[0]).href,
        at: instantOf(clock.now()),
      },
    },
    parts,
  );
  return sent;
};

const typedIn = (
  fields: Readonly<Record<string, string>>,
  { topic }: OpenTopic,
  language: Language,
): TypedNews => ({
  email: (fields['email'] ?? '').slice(0, 508),
  topic: fields['topic'] === federation ? federation : topic,
  frequency: Frequency.safeParse(fields['frequency']).data ?? 'monthly',
  language: Language.safeParse(fields['language']).data ?? language,
  from: fields['from'] === 'letter' ? 'letter' : 'page',
});

/** Agreed to is the sentence that was shown: one that we cannot show any more is no proof. */
const consentRefused = (
  fields: Readonly<Record<string, string>>,
  { frequency }: TypedNews,
  language: Language,
): string | undefined => {
  const words = newsWordsIn(language);
  if (fields[`agreed-${frequency}`] !== 'yes') return words.consentMissing;
  const { version } = consentTo(frequency, language);
  return fields[`version-${frequency}`] === version ? undefined : words.outdated;
};

const tooMany = (topic: OpenTopic, language: Language, typed: TypedNews, waitSeconds: number): HttpAnswer => {
  const wait = counted(wordsIn(language).minutes, Math.ceil(waitSeconds / 60), formatTags[language]);
  const page = newsPage(topic, language, typed, fill(newsWordsIn(language).tooMany, { minutes: wait }));
  return shown(page, `sign-up for ${topic.topic} refused: too many`, {
    status: 429,
    headers: { 'retry-after': String(waitSeconds) },
  });
};

const windowSeconds = 60 * 60;
const daySeconds = 24 * windowSeconds;

/** @returns how long to wait; 0 if it may be asked now */
const checkPace = async (sourceAddress: string, { clock, limits }: NewsParts): Promise<number> => {
  const now = clock.now();
  // The own count first: what is too many for one address must not use up what is there for all.
  const own = { what: `news#${addressGroup(sourceAddress, now)}`, most: 10, windowSeconds };
  const waitSeconds = await limits.count(own, now);
  return waitSeconds > 0 ? waitSeconds : limits.count({ what: 'news', most: 400, windowSeconds }, now);
};

/** Whoever is typed in again and again by somebody else gets three letters a day and no more; nobody is told. */
const isPestered = async (email: string, { clock, limits }: NewsParts): Promise<boolean> => {
  const what = `news-to#${digestOf(email).slice(0, 16)}`;
  return (await limits.count({ what, most: 3, windowSeconds: daySeconds }, clock.now())) > 0;
};
