import { parseArgs } from 'node:util';
import type { Proof } from '../../shared/domain/proof.ts';
import { openProofs } from '../../shared/store/proofs.ts';
import type { Table } from '../../shared/store/table.ts';
import type { Command } from './command.ts';
import { proofLines } from './proof-words.ts';

/** The last report of the reconciliation. */
export const proof: Command = {
  summary: 'the last report: do the books equal Stripe?',
  usage: `Prints the last report of the nightly reconciliation: books = Stripe, or the lines that differ. Ends with 1 if they do.

  npm run tragwerk -- proof`,

  run: async (words, open, print) => {
    parseArgs({ args: [...words], options: {} });
    const { table, locale } = await open();
    const last = await lastProof(table);
    if (!last) {
      print(
        locale === 'de'
          ? 'Noch nie abgeglichen: npm run tragwerk -- reconcile'
          : 'Never compared yet: npm run tragwerk -- reconcile',
      );
      return false;
    }
    for (const line of proofLines(last, locale)) print(line);
    return last.agrees;
  },
};

export const lastProof = async (table: Table): Promise<Proof | undefined> => {
  let last: Proof | undefined;
  for await (const reports of openProofs(table).reports()) last = reports.at(-1) ?? last;
  return last;
};
