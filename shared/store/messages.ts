import { createHash } from 'node:crypto';
import type { Letter } from '../domain/letter.ts';
import { Message, type MessageText } from '../domain/message.ts';
import { dayOf, type Instant } from '../domain/month.ts';
import { letterItem } from './changes.ts';
import { keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Cancelled, Table } from './table.ts';

/** More than a year, so that a question can be asked again when the same month comes round. */
const keptDays = 400;
const dayMilliseconds = 24 * 60 * 60 * 1000;

const stored = storedAs(Message);

/** The same words from the same address on the same day are one message. */
export const messageIdOf = (campaign: string, { email, text }: MessageText, sentAt: Instant): string => {
  const said = JSON.stringify([campaign, email.toLowerCase(), text, dayOf(sentAt)]);
  return `msg_${createHash('sha256').update(said).digest('hex').slice(0, 24)}`;
};

/** What visitors wrote to the people of a campaign. */
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
          expiresAt: Math.ceil((new Date(message.sentAt).getTime() + keptDays * dayMilliseconds) / 1000),
        },
        letterItem(letter),
      ],
      [],
    ),

  find: async (message: string): Promise<Message | undefined> => {
    const item = await table.get(keys.messageText(message), { consistent: true });
    return item && stored(item);
  },
});

export type Messages = ReturnType<typeof openMessages>;
