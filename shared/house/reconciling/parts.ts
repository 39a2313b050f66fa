import type { Balances } from '../../store/balances.ts';
import type { Inbox } from '../../store/inbox.ts';
import type { Ledger } from '../../store/ledger.ts';
import type { Payouts } from '../../store/payouts.ts';
import type { Proofs } from '../../store/proofs.ts';
import type { Tasks } from '../../store/tasks.ts';
import type { Totals } from '../../store/totals.ts';
import type { StripeAccount } from '../../stripe/account.ts';
import type { BookingParts } from '../booking-parts.ts';

/** What the reconciliation works with: all of booking, and Stripe's own view of our account. */
export type ReconcilingParts = BookingParts & {
  readonly account: StripeAccount;
  readonly inbox: Pick<Inbox, 'keep' | 'find' | 'heardSince'>;
  readonly ledger: Pick<Ledger, 'entries' | 'entriesOf'>;
  readonly totals: Totals;
  readonly balances: Balances;
  readonly payouts: Pick<Payouts, 'find' | 'save' | 'savePart'>;
  readonly tasks: Pick<Tasks, 'write'>;
  readonly proofs: Pick<Proofs, 'cursor' | 'finish'>;
};
