import { Letter } from '../domain/letter.ts';
import { instantOf } from '../domain/month.ts';
import { letterKey } from './subject-keys.ts';
import { lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Table } from './table.ts';

/** The letter of a stored item or of a stream's picture of it. */
export const letterOf = storedAs(Letter);

/** Letters, from when they are written until the post has them. */
export const openOutbox = (table: Table) => {
  const names = { '#state': 'state', '#list': 'list' };
  const lettersAt = async function* (list: string, until: Date): AsyncGenerator<Letter[]> {
    for await (const items of table.listedItems(list, instantOf(until))) yield items.map(letterOf);
  };

  return {
    /**
     * Takes a letter to the post, so that nobody else does.
     *
     * @returns the letter as it is now, or undefined if it is not in that state any more
     */
    claim: async (letter: Letter, now: Date): Promise<Letter | undefined> => {
      const claimed: Letter = {
        ...letter,
        state: 'SENDING',
        sendingSince: instantOf(now),
        copy: letter.state === 'UNKNOWN' ? true : letter.copy,
      };
      const ours = await table.update({
        key: letterKey(letter),
        expression: 'SET #state = :sending, sendingSince = :now, #copy = :copy',
        condition: '#state = :before AND (attribute_not_exists(sendingSince) OR sendingSince = :since)',
        names: { '#state': 'state', '#copy': 'copy' },
        values: {
          ':sending': 'SENDING',
          ':now': claimed.sendingSince,
          ':copy': claimed.copy ?? false,
          ':before': letter.state,
          ':since': letter.sendingSince ?? '',
        },
      });
      return ours ? claimed : undefined;
    },

    /** The post has it. */
    sent: async (claimed: Letter, now: Date): Promise<void> => {
      await table.update({
        key: letterKey(claimed),
        expression: 'SET #state = :sent, sentAt = :now',
        condition: '#state IN (:sending, :unknown) AND sendingSince = :since',
        names: { '#state': 'state' },
        values: {
          ':sent': 'SENT',
          ':now': instantOf(now),
          ':sending': 'SENDING',
          ':unknown': 'UNKNOWN',
          ':since': claimed.sendingSince,
        },
      });
    },

    /** It did not go out, or nobody knows: it goes to the list that the sweep looks through each hour. */
    notSent: async (claimed: Letter, state: 'NEW' | 'UNKNOWN' | 'REFUSED', reason: string): Promise<void> => {
      await table.update({
        key: letterKey(claimed),
        expression: 'SET #state = :state, reason = :reason, #list = :unsent',
        condition: '#state = :sending AND sendingSince = :since',
        names,
        values: {
          ':state': state,
          ':reason': reason.slice(0, 300),
          ':unsent': lists.unsent,
          ':sending': 'SENDING',
          ':since': claimed.sendingSince,
        },
      });
    },

    /** It is not true any more, or its reader must not be written to: it is never sent. */
    moot: async (letter: Letter, reason: string): Promise<void> => {
      await table.update({
        key: letterKey(letter),
        expression: 'SET #state = :moot, reason = :reason REMOVE #list',
        condition: '#state = :before AND (attribute_not_exists(sendingSince) OR sendingSince = :since)',
        names,
        values: {
          ':moot': 'MOOT',
          ':reason': reason.slice(0, 300),
          ':before': letter.state,
          ':since': letter.sendingSince ?? '',
        },
      });
    },

    /** Its hour is over and it is not out: from now on the sweep finds it here. */
    setAside: async (letter: Letter): Promise<void> => {
      await table.update({
        key: letterKey(letter),
        expression: 'SET #list = :unsent',
        condition: 'NOT #state IN (:sent, :moot, :bounced)',
        names,
        values: { ':unsent': lists.unsent, ':sent': 'SENT', ':moot': 'MOOT', ':bounced': 'BOUNCED' },
      });
    },

    /** It went out after all; what became of it then, somebody has been told. */
    takeOff: async (letter: Letter): Promise<void> => {
      await table.update({
        key: letterKey(letter),
        expression: 'REMOVE #list',
        condition: '#state IN (:sent, :bounced)',
        names,
        values: { ':sent': 'SENT', ':bounced': 'BOUNCED' },
      });
    },

    /** The letters written in an hour (`2026-11-22T10`, UTC), up to an instant, in handfuls. */
    writtenIn: (hour: string, until: Date) => lettersAt(lists.written(hour), until),

    /** The letters that did not go out at once, in handfuls. */
    unsent: (until: Date) => lettersAt(lists.unsent, until),
  };
};

export type Outbox = ReturnType<typeof openOutbox>;
