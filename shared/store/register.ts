import * as z from 'zod';
import { Day } from '../domain/month.ts';
import { emptyRegister, RegisterEntry, RegisterHead } from '../domain/register.ts';
import { type Key, keys } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Item, Table } from './table.ts';

/** What of a register must still be kept. */
const Kept = z.strictObject({
  /** The first day on which something of it is to be removed; none once nothing is left. */
  nextOn: Day.optional(),
});
export type Kept = z.infer<typeof Kept>;

const keptIn = storedAs(Kept);
const headIn = storedAs(RegisterHead);
const entryIn = storedAs(RegisterEntry);

export const registerEntryItem = (entry: RegisterEntry): Item & Key => ({
  ...keys.registerEntry(entry.carrier, entry.year, entry.position),
  kind: 'REGISTER-ENTRY',
  ...RegisterEntry.parse(entry),
});

/** The head without its version: whoever writes it says which one was read. */
export const registerHeadItem = (read: RegisterHead): Item & Key => {
  const { version: _, ...head } = read;
  return { ...keys.registerHead(head.carrier, head.year), kind: 'REGISTER-HEAD', ...head };
};

/** What a carrier has certified in a year, line by line. */
export const openRegister = (table: Table) => ({
  /** As it is this moment; the empty one, of version 0, where nothing was issued yet. */
  head: async (carrier: string, year: number): Promise<RegisterHead> => {
    const item = await table.get(keys.registerHead(carrier, year), { consistent: true });
    return item ? headIn(item) : emptyRegister(carrier, year);
  },

  /** @returns undefined for a register that nobody has gone through yet */
  kept: async (carrier: string, year: number): Promise<Kept | undefined> => {
    const item = await table.get(keys.registerKept(carrier, year));
    return item && keptIn(item);
  },

  keep: async (carrier: string, year: number, kept: Kept): Promise<void> =>
    table.put({ ...keys.registerKept(carrier, year), kind: 'REGISTER-KEPT', ...kept }),

  /** All lines, from the first on. */
  entries: async function* (carrier: string, year: number): AsyncGenerator<RegisterEntry> {
    const { pk } = keys.registerHead(carrier, year);
    for await (const item of table.query(pk, { prefix: 'ENTRY#', consistent: true })) yield entryIn(item);
  },
});

export type Register = ReturnType<typeof openRegister>;
