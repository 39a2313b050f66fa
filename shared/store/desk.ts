import * as z from 'zod';
import { AuditEntry } from '../domain/audit.ts';
import type { Instant } from '../domain/month.ts';
import { endOfTime, type Key, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Cancelled, Item, Table, Update, Versioned } from './table.ts';

/** What a person's decision writes, all of it or nothing. */
export interface Writes {
  /** Items that must not be there yet. Those that are changed later carry `version: 1`. */
  readonly added?: readonly Item[];
  /** Items that must still be of the version that was read. */
  readonly changed?: readonly Versioned[];
  readonly updates?: readonly Update[];
  /** Keys the decision relied on to be absent. */
  readonly free?: readonly Key[];
}

/** A transaction of DynamoDB holds a hundred actions; the audit entry and the answer take two of them. */
export const mostWrites = 98;

const keptDays = 30;

/** What was answered to an idempotency key, and to which request. */
const Answered = z.strictObject({
  /** A digest of method, path and body: the same key for something else is a mistake of the caller's. */
  request: z.string(),
  status: z.int(),
  /** As JSON. */
  body: z.string(),
  answeredAt: z.string(),
});
export type Answered = z.infer<typeof Answered>;

export const auditIn = storedAs(AuditEntry);
const answeredIn = storedAs(Answered);

/** The version of an item that was read; 0 for one that was written before versions were counted. */
export const versionOf = (item: Item): number =>
  z.object({ version: z.int().default(0) }).parse(item).version;

/** Where the treasury writes: nothing is written here without its line in the audit log. */
export const openDesk = (table: Table) => ({
  answered: async (subject: string, key: string): Promise<Answered | undefined> => {
    const item = await table.get(keys.answered(subject, key), { consistent: true });
    return item && answeredIn(item);
  },

  /**
   * Does it, together with its line in the audit log and the answer to its idempotency key.
   *
   * @returns undefined if it was done; `already-there` if something is not as it was read; `contended` if somebody is
   *   writing the same right now. Then read and decide again.
   */
  commit: async (
    { added = [], changed = [], updates = [], free = [] }: Writes,
    audit: AuditEntry,
    answer?: Answered & { readonly key: string },
  ): Promise<Cancelled | undefined> =>
    table.transact([...added, auditItem(audit), ...(answer ? [answeredItem(audit, answer)] : [])], updates, {
      versioned: changed,
      free,
    }),

  /** What was done to one thing, the earliest first, in handfuls. */
  history: async function* (subject: string): AsyncGenerator<AuditEntry[]> {
    for await (const items of table.listedItems(lists.audited(subject), endOfTime)) {
      yield items.map(auditIn);
    }
  },
});

export type Desk = ReturnType<typeof openDesk>;

const auditItem = (audit: AuditEntry): Item => ({
  ...keys.audit(audit.month, audit.at, audit.audit),
  kind: 'AUDIT',
  ...audit,
  list: lists.audited(audit.subject),
  listedAt: audit.at,
});

const answeredItem = (
  { person: { subject } }: AuditEntry,
  { key, ...answer }: Answered & { readonly key: string },
): Item => ({
  ...keys.answered(subject, key),
  kind: 'ANSWERED',
  ...answer,
  expiresAt: secondsAfter(answer.answeredAt, keptDays),
});

const secondsAfter = (instant: Instant | string, days: number): number =>
  Math.ceil(Date.parse(instant) / 1000) + days * 24 * 60 * 60;
