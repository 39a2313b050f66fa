import * as z from 'zod';
import { DonorId } from '../domain/donor.ts';
import { Instant } from '../domain/month.ts';
import { type Key, keys } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Item, Table } from './table.ts';

/** Somebody has shown by a link and the address of its letter whose gifts they are. */
const ReceiptsDoor = z.strictObject({
  /** Of chance, as long as a UUID: whoever has it is in. */
  key: z.string().min(32).max(80),
  donor: DonorId,
  /** Where their receipts go. */
  email: z.email().max(254),
  /** By which link: what can be done once is counted by it. */
  link: z.string().max(200),
  until: Instant,
});
export type ReceiptsDoor = z.infer<typeof ReceiptsDoor>;

const doorIn = storedAs(ReceiptsDoor);
const Use = z.object({ sk: z.string(), usedAt: Instant });

/** As long as any link is good. */
const usedDays = 400;
const secondsOf = (instant: Instant): number => Math.ceil(Date.parse(instant) / 1000);

/** Put into the transaction of what it is used for: a link is good once for each purpose. */
export const linkUseItem = (link: string, purpose: string, usedAt: Instant): Item & Key => ({
  ...keys.linkUse(link, purpose),
  kind: 'LINK-USE',
  usedAt,
  expiresAt: secondsOf(usedAt) + usedDays * 24 * 60 * 60,
});

/** Who is in at their own receipts, and for what their links were used. */
export const openReceiptsDoors = (table: Table) => ({
  open: async (door: ReceiptsDoor): Promise<void> =>
    table.put({
      ...keys.receiptsDoor(door.key),
      kind: 'RECEIPTS-DOOR',
      ...ReceiptsDoor.parse(door),
      expiresAt: secondsOf(door.until),
    }),

  /** Nothing once its time is over: the table removes it only some hours later. */
  find: async (key: string, now: Date): Promise<ReceiptsDoor | undefined> => {
    const item = await table.get(keys.receiptsDoor(key), { consistent: true });
    const door = item && doorIn(item);
    return door && Date.parse(door.until) > now.getTime() ? door : undefined;
  },

  /** When a link was used for what, by purpose. */
  uses: async (link: string): Promise<ReadonlyMap<string, Instant>> => {
    const used = new Map<string, Instant>();
    for await (const item of table.query(keys.linkUse(link, '').pk, { consistent: true })) {
      const { sk, usedAt } = Use.parse(item);
      used.set(sk, usedAt);
    }
    return used;
  },
});

export type ReceiptsDoors = ReturnType<typeof openReceiptsDoors>;
