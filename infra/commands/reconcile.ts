import { parseArgs } from 'node:util';
import { reconcile as reconcileBooks } from '../../shared/house/reconciling.ts';
import { openBalances } from '../../shared/store/balances.ts';
import { openPayouts } from '../../shared/store/payouts.ts';
import { openProofs } from '../../shared/store/proofs.ts';
import { openTasks } from '../../shared/store/tasks.ts';
import { openTotals } from '../../shared/store/totals.ts';
import { openStripeAccount } from '../../shared/stripe/account.ts';
import type { Command } from './command.ts';
import { bookingParts } from './office.ts';
import { proofLines } from './proof-words.ts';

/** Nobody stops a command at a desk; the first proof of a large account takes this long. */
const patienceMilliseconds = 60 * 60 * 1000;

/** The nightly reconciliation, now. */
export const reconcile: Command = {
  summary: 'compare the books with Stripe now, and book what is missing',
  usage: `Does now what otherwise happens each night: reads Stripe's balance since the last report, books what nobody told us
of, and writes a report. Ends with 1 if something differs. Calling it twice changes nothing.

  npm run tragwerk -- reconcile`,

  run: async (words, open, print) => {
    parseArgs({ args: [...words], options: {} });
    const office = await open();
    const { clock, table, stripe, locale } = office;
    const proof = await reconcileBooks(
      {
        ...bookingParts(office),
        account: openStripeAccount(stripe, clock),
        totals: openTotals(table),
        balances: openBalances(table),
        payouts: openPayouts(table),
        tasks: openTasks(table),
        proofs: openProofs(table),
      },
      new Date(clock.now().getTime() + patienceMilliseconds),
    );
    for (const line of proofLines(proof, locale)) print(line);
    return proof.agrees;
  },
};
