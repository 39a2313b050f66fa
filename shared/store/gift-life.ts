import * as z from 'zod';
import type { Balance } from '../domain/balance.ts';
import type { Failure } from '../domain/change.ts';
import type { SeenDispute } from '../domain/dispute.ts';
import type { Entry } from '../domain/ledger.ts';
import type { Letter } from '../domain/letter.ts';
import type { Task } from '../domain/task.ts';
import { balanceIn } from './balances.ts';
import { changeOf } from './changes.ts';
import { keys } from './keys.ts';
import { invoiceIn } from './links.ts';
import type { Table } from './table.ts';

/** All that lies with a gift, but for its giver. */
export interface KeptGift {
  readonly entries: Entry[];
  readonly balances: Balance[];
  readonly failures: Failure[];
  readonly disputes: SeenDispute[];
  readonly tasks: Task[];
  /** Without whom they went to. */
  readonly letters: Omit<Letter, 'to' | 'locale'>[];
  invoice?: string;
}

const Kind = z.object({ kind: z.string() });

export const openGiftLives = (table: Table) => ({
  /** One gift, in one query: as many items as it has had turns. */
  of: async (gift: string): Promise<KeptGift> => {
    const kept: KeptGift = {
      entries: [],
      balances: [],
      failures: [],
      disputes: [],
      tasks: [],
      letters: [],
    };
    for await (const item of table.query(keys.gift(gift))) {
      const { kind } = Kind.parse(item);
      if (kind === 'BALANCE') kept.balances.push(balanceIn(item));
      const invoice = invoiceIn(item);
      if (invoice !== undefined) kept.invoice = invoice;
      const change = changeOf(item);
      if (!change) continue;
      if ('entry' in change) kept.entries.push(change.entry);
      if ('failure' in change) kept.failures.push(change.failure);
      if ('dispute' in change) kept.disputes.push(change.dispute);
      if ('task' in change) kept.tasks.push(change.task);
      if ('letter' in change) {
        const { to: _to, locale: _locale, ...letter } = change.letter;
        kept.letters.push(letter);
      }
    }
    return kept;
  },
});

export type GiftLives = ReturnType<typeof openGiftLives>;
