import { digestOf } from './subject-keys.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Whoever must never be written to again; known by a digest of the address. */
export const openSilences = (table: Table) => ({
  has: async (email: string): Promise<boolean> =>
    (await table.get(keys.silence(digestOf(email)), { consistent: true })) !== undefined,
});

export type Silences = ReturnType<typeof openSilences>;
