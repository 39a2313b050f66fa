import { carrierOn } from '../../domain/campaign.ts';
import { type Language, letterLocale } from '../../domain/language.ts';
import type { Letter } from '../../domain/letter.ts';
import { MessageText } from '../../domain/message.ts';
import { dayOf, instantOf } from '../../domain/month.ts';
import { cleanedLine, cleanedText } from '../../domain/text.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { trapField } from '../../page/form-parts.ts';
import { messagePage, messageSentPage, type TypedMessage } from '../../page/message-form.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import type { Limits } from '../../store/limits.ts';
import { messageIdOf, type Messages } from '../../store/messages.ts';
import { wordsIn } from '../../words.ts';
import { addressGroup } from '../checkout-limits.ts';
import { campaignIn, unknownCampaign } from '../checkout.ts';
import type { Clock } from '../clock.ts';
import { fieldsIn } from '../../lambda/body.ts';
import { languageOf } from './language.ts';
import { sentenceOf } from './refused.ts';
import { shown } from './shown.ts';
import { TypedEmail } from './typed-email.ts';

export interface MessageParts {
  readonly clock: Clock;
  readonly campaigns: Pick<Campaigns, 'find' | 'carrier'>;
  readonly limits: Pick<Limits, 'count'>;
  readonly messages: Pick<Messages, 'keep'>;
}

/**
 * Keeps a question together with the letter that brings it to the campaign's people, whose address nobody sees. What
 * cannot be sent is shown again with all that was typed.
 *
 * @throws Refusal `campaign.unknown`, `body.too-large`
 */
export const sendMessage = async (request: HttpRequest, parts: MessageParts): Promise<HttpAnswer> => {
  const id = campaignIn(request);
  const language = languageOf(request);
  const to = await teamOf(id, parts);
  const fields = fieldsIn(request);
  const sent = shown(messageSentPage(id, language), `message to ${id} taken`);
  if (fields[trapField]) return sent;
  const typed = {
    name: fields['name'] ?? '',
    email: fields['email'] ?? '',
    text: fields['text'] ?? '',
  };
  const read = messageIn(typed, language);
  if ('refused' in read) {
    const page = messagePage(id, language, { ...typed, ...read.refused }, undefined);
    return shown(page, `message to ${id} refused`, { status: 400 });
  }
  const waitSeconds = await checkPace(request.sourceAddress, parts);
  if (waitSeconds > 0) {
    const retryAfter = String(waitSeconds);
    const said = sentenceOf({ code: 'message.too-many', message: '' }, language, retryAfter);
    return shown(messagePage(id, language, typed, said), `message to ${id} refused: too many`, {
      status: 429,
      headers: { 'retry-after': retryAfter },
    });
  }
  await keep({ campaign: id, language, text: read.message, to }, parts);
  return sent;
};

/** Whom questions about a campaign reach. */
const teamOf = async (id: string, { campaigns, clock }: MessageParts): Promise<string> => {
  const campaign = await campaigns.find(id);
  if (!campaign) throw unknownCampaign(id);
  if (campaign.contactEmail !== undefined) return campaign.contactEmail;
  const carrier = await campaigns.carrier(carrierOn(campaign, dayOf(clock.now())));
  if (!carrier) throw new Error(`the carrier of ${id} is not there`);
  return carrier.email;
};

const tooLong = {
  de: 'Bitte höchstens 2000 Zeichen schreiben.',
  en: 'Please write at most 2000 characters.',
} as const;

/** What was typed, made clean: nobody can be asked again for a character that cannot be seen. */
const messageIn = (
  typed: { readonly name: string; readonly email: string; readonly text: string },
  language: Language,
):
  | { readonly message: MessageText }
  | { readonly refused: Pick<TypedMessage, 'refusedEmail' | 'refusedText'> } => {
  const email = TypedEmail.safeParse(typed.email);
  const text = MessageText.shape.text.safeParse(cleanedText(typed.text));
  if (email.success && text.success) {
    return { message: { name: cleanedLine(typed.name, 80), email: email.data, text: text.data } };
  }
  const { refusals } = wordsIn(language);
  return {
    refused: {
      refusedEmail: email.success ? undefined : refusals['email.unreadable'],
      refusedText: text.success
        ? undefined
        : typed.text.trim() === ''
          ? refusals['message.empty']
          : tooLong[letterLocale(language)],
    },
  };
};

const windowSeconds = 60 * 60;

/** @returns how long to wait; 0 if it may be sent now */
const checkPace = async (sourceAddress: string, { clock, limits }: MessageParts): Promise<number> => {
  const now = clock.now();
  // The own count first: what is too many for one address must not use up what is there for all.
  const own = { what: `message#${addressGroup(sourceAddress, now)}`, most: 5, windowSeconds };
  const waitSeconds = await limits.count(own, now);
  return waitSeconds > 0 ? waitSeconds : limits.count({ what: 'message', most: 200, windowSeconds }, now);
};

/** The second half of a double click may come while the first is being written. */
const mostRounds = 5;

const keep = async (
  {
    campaign,
    language,
    text,
    to,
  }: {
    readonly campaign: string;
    readonly language: Language;
    readonly text: MessageText;
    readonly to: string;
  },
  { clock, messages }: MessageParts,
): Promise<void> => {
  const sentAt = instantOf(clock.now());
  const message = messageIdOf(campaign, text, sentAt);
  const letter: Letter = {
    letter: `${message}.message`,
    to: { email: to },
    // The campaigns' people read German, whatever language somebody writes in.
    locale: 'de',
    about: { kind: 'message', message, campaign, day: dayOf(sentAt) },
    state: 'NEW',
    writtenAt: sentAt,
  };
  for (let round = 1; round <= mostRounds; round += 1) {
    if ((await messages.keep({ ...text, message, campaign, sentAt, language }, letter)) !== 'contended')
      return;
    await clock.pause(clock.random() * 20 * 2 ** round);
  }
  throw new Error(`still contended after ${mostRounds} rounds`);
};
