import { Proof, ProofCursor } from '../domain/proof.ts';
import { endOfTime, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Table } from './table.ts';

const cursorIn = storedAs(ProofCursor);
const proofIn = storedAs(Proof);

/** The reports that the books equal Stripe, and how far they reach. */
export const openProofs = (table: Table) => ({
  cursor: async (): Promise<ProofCursor | undefined> => {
    const item = await table.get(keys.proofCursor(), { consistent: true });
    return item && cursorIn(item);
  },

  /** Both at once: no stretch of time is left behind without a report of it. */
  finish: async (proof: Proof, cursor: ProofCursor): Promise<void> => {
    const report = {
      ...keys.proofReport(proof.finishedAt),
      kind: 'PROOF',
      ...proof,
      list: lists.proofs,
      listedAt: proof.finishedAt,
    };
    const next = { ...keys.proofCursor(), kind: 'PROOF-CURSOR', ...cursor };
    const cancelled = await table.transact([], [], { replaced: [report, next] });
    if (cancelled) throw new Error(`the proof was not written: ${cancelled}`);
  },

  /** All reports, oldest first, in handfuls. */
  reports: async function* (): AsyncGenerator<Proof[]> {
    for await (const items of table.listedItems(lists.proofs, endOfTime)) {
      yield items.map(proofIn);
    }
  },
});

export type Proofs = ReturnType<typeof openProofs>;
