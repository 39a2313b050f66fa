import * as z from 'zod';
import type { Letter } from '../domain/letter.ts';
import type { Instant } from '../domain/month.ts';
import { askDays } from '../domain/subscription.ts';
import { Ask, Supporter } from '../domain/supporter.ts';
import type { Wish } from '../domain/wish.ts';
import { letterItem } from './changes.ts';
import { keys } from './keys.ts';
import { storedAs } from './stored.ts';
import { countsUpdate } from './supporter-counts.ts';
import type { Cancelled, Table, Update } from './table.ts';
import { askedUpdate } from './wishes.ts';

/** The letter that asked is kept as long as it may take to settle whether it went out. */
const letterDays = 30;
const daySeconds = 24 * 60 * 60;

const askIn = storedAs(Ask);
const UsedAsk = z.object({
  ask: Ask.shape.ask,
  topic: Ask.shape.topic,
  supporter: Supporter.shape.supporter,
});

/** An ask that was confirmed: its address is with the supporter now, and nowhere else. */
export type UsedAsk = z.infer<typeof UsedAsk>;

/** That an ask is confirmed; it cannot be a second time. */
export const usedUpdate = (ask: string, supporter: string, at: Instant): Update => ({
  key: keys.ask(ask),
  expression: 'SET supporter = :supporter, confirmedAt = :at REMOVE email',
  condition: 'attribute_exists(email)',
  values: { ':supporter': supporter, ':at': at },
});

/** Who asked for letters and has not confirmed it. What nobody confirms goes by itself. */
export const openAsks = (table: Table) => ({
  /**
   * Writes it down together with the letter that asks whether it is so: neither is there without the other.
   *
   * @param wish what its giver wished for, if they ticked the box beside a gift: asked once, whatever becomes of it
   * @returns undefined if it was done; `already-there` if it was asked before; `contended` if somebody is writing the
   *   very same right now
   */
  write: async (ask: Ask, letter: Letter, wish?: Wish): Promise<Cancelled | undefined> => {
    const askedSeconds = Math.ceil(Date.parse(ask.askedAt) / 1000);
    return table.transact(
      [
        {
          ...keys.ask(ask.ask),
          kind: 'ASK',
          ...Ask.parse(ask),
          expiresAt: askedSeconds + askDays * daySeconds,
        },
        { ...letterItem(letter), expiresAt: askedSeconds + letterDays * daySeconds },
      ],
      [
        countsUpdate(ask.topic, { asked: 1 }),
        ...(wish === undefined ? [] : [askedUpdate(wish, ask.askedAt)]),
      ],
    );
  },

  /** An ask that waits, or one that was confirmed; nothing if it is gone. */
  find: async (ask: string): Promise<{ open: Ask } | { used: UsedAsk } | undefined> => {
    const item = await table.get(keys.ask(ask), { consistent: true });
    if (!item) return undefined;
    const used = UsedAsk.safeParse(item).data;
    return used ? { used } : { open: askIn(item) };
  },

  /** Takes the address out of the letter that asked, for whoever wants nothing of theirs to be kept. */
  forget: async (ask: string, now: Date): Promise<void> => {
    await table.update({
      key: keys.letter(keys.ask(ask).pk, confirmationOf(ask)),
      expression: 'SET expiresAt = :now, kind = :kind REMOVE #to, #list, listedAt',
      condition: 'attribute_exists(pk)',
      names: { '#to': 'to', '#list': 'list' },
      values: { ':now': Math.floor(now.getTime() / 1000), ':kind': 'ERASED' },
    });
  },
});

/** The letter that asks, by its id at the post. */
export const confirmationOf = (ask: string): string => `${ask}.news-confirmation`;

export type Asks = ReturnType<typeof openAsks>;
