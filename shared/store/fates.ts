import { bouncedTask } from '../domain/bounced-letter.ts';
import { type Instant, instantOf } from '../domain/month.ts';
import { taskItem } from './changes.ts';
import { keys } from './keys.ts';
import { letterOf } from './outbox.ts';
import type { Table } from './table.ts';

/** Where a letter lies: what it is about, and its id. Both travel to the post and back. */
export interface LetterPlace {
  readonly about: string;
  readonly letter: string;
}

/** What became of letters that the post has, as it tells afterwards. Told twice, it changes nothing. */
export const openFates = (table: Table) => ({
  /**
   * A mail server has taken it, so it went out, whatever its sender heard.
   *
   * @returns whether nobody knew that yet
   */
  arrived: async ({ about, letter }: LetterPlace, at: Instant): Promise<boolean> =>
    table.update({
      key: keys.letter(about, letter),
      expression: 'SET #state = :sent, sentAt = :at',
      condition: '#state IN (:new, :sending, :unknown)',
      names: { '#state': 'state' },
      values: { ':sent': 'SENT', ':at': at, ':new': 'NEW', ':sending': 'SENDING', ':unknown': 'UNKNOWN' },
    }),

  /**
   * It came back, and somebody is told by a task, in one transaction with it.
   *
   * @param reason the post's word, without names and addresses
   * @returns `known` if that was told before, `nowhere` if there is no such letter, `contended` if somebody is changing
   *   it right now
   */
  cameBack: async (
    { about, letter }: LetterPlace,
    reason: string,
    now: Date,
  ): Promise<'noted' | 'known' | 'nowhere' | 'contended'> => {
    const key = keys.letter(about, letter);
    const item = await table.get(key, { consistent: true });
    if (!item) return 'nowhere';
    const found = letterOf(item);
    if (found.state === 'BOUNCED') return 'known';
    const task = bouncedTask(found, reason, instantOf(now));
    const cancelled = await table.transact(task ? [taskItem(task)] : [], [
      {
        key,
        // Off the lists of letters that wait: there is nothing left to be sent.
        expression: 'SET #state = :bounced, reason = :reason REMOVE #list',
        condition: '#state <> :bounced',
        names: { '#state': 'state', '#list': 'list' },
        values: { ':bounced': 'BOUNCED', ':reason': reason.slice(0, 300) },
      },
    ]);
    if (cancelled === undefined) return 'noted';
    return cancelled === 'already-there' ? 'known' : 'contended';
  },
});

export type Fates = ReturnType<typeof openFates>;
