import { createHash } from 'node:crypto';
import type { Letter } from '../domain/letter.ts';
import { Message, MessageAnswer, type MessageText } from '../domain/message.ts';
import { dayOf, type Instant } from '../domain/month.ts';
import { letterItem } from './changes.ts';
import { keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Cancelled, Table } from './table.ts';

/** More than a year, so that a question can be asked again when the same month comes round. */
const keptDays = 400;
const dayMilliseconds = 24 * 60 * 60 * 1000;

const stored = storedAs(Message);
const answerIn = storedAs(MessageAnswer);

/** All of it goes at once: what was asked, what was answered, and the letters with the address of who asked. */
const expiresAt = ({ sentAt }: Pick<Message, 'sentAt'>): number =>
  Math.ceil((new Date(sentAt).getTime() + keptDays * dayMilliseconds) / 1000);

/** The same words from the same address on the same day are one message. */
export const messageIdOf = (campaign: string, { email, text }: MessageText, sentAt: Instant): string =>
  `msg_${digestOf([campaign, email.toLowerCase(), text, dayOf(sentAt)])}`;

/** The same words to the same message on the same day are one answer. */
export const answerIdOf = (message: string, text: string, answeredAt: Instant): string =>
  `ans_${digestOf([message, text, dayOf(answeredAt)])}`;

const digestOf = (said: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 24);

/** What visitors wrote to the people of a campaign, and what these answered. */
export const openMessages = (table: Table) => ({
  /**
   * Keeps a message together with the letter that brings it: neither is there without the other.
   *
   * @returns undefined if it was done; `already-there` if it is here already; `contended` if somebody is writing the
   *   very same right now
   */
  keep: async (message: Message, letter: Letter): Promise<Cancelled | undefined> =>
    table.transact(
      [
        {
          ...keys.messageText(message.message),
          kind: 'MESSAGE',
          ...message,
          list: lists.messages,
          listedAt: message.sentAt,
          expiresAt: expiresAt(message),
        },
        { ...letterItem(letter), expiresAt: expiresAt(message) },
      ],
      [],
    ),

  find: async (message: string): Promise<Message | undefined> => {
    const item = await table.get(keys.messageText(message), { consistent: true });
    return item && stored(item);
  },

  /** Keeps an answer together with the letter that brings it, as long as the message is kept. @returns as `keep` */
  answer: async (message: Message, answer: MessageAnswer, letter: Letter): Promise<Cancelled | undefined> =>
    table.transact(
      [
        {
          ...keys.messageAnswer(message.message, answer.answer),
          kind: 'ANSWER',
          ...MessageAnswer.parse(answer),
          expiresAt: expiresAt(message),
        },
        { ...letterItem(letter), expiresAt: expiresAt(message) },
      ],
      [],
    ),

  findAnswer: async (message: string, answer: string): Promise<MessageAnswer | undefined> => {
    const item = await table.get(keys.messageAnswer(message, answer), { consistent: true });
    return item && answerIn(item);
  },

  /** What was answered so far, the earliest first. */
  answers: async (message: string): Promise<MessageAnswer[]> => {
    const { pk, sk: prefix } = keys.messageAnswer(message, '');
    const found: MessageAnswer[] = [];
    for await (const item of table.query(pk, { prefix, consistent: true })) found.push(answerIn(item));
    return found.toSorted((one, other) => one.answeredAt.localeCompare(other.answeredAt));
  },
});

export type Messages = ReturnType<typeof openMessages>;
