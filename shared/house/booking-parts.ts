import type { Log } from '../lambda/log.ts';
import type { Campaigns } from '../store/campaigns.ts';
import type { Inbox } from '../store/inbox.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Links } from '../store/links.ts';
import type { Pledges } from '../store/pledges.ts';
import type { StripeDesk } from '../stripe/checkout.ts';
import type { Clock } from './clock.ts';

/** What booking works with. */
export interface BookingParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly inbox: Pick<Inbox, 'quarantine'>;
  readonly ledger: Pick<Ledger, 'gift' | 'book'>;
  readonly links: Links;
  readonly pledges: Pick<Pledges, 'known'>;
  readonly campaigns: Pick<Campaigns, 'find'>;
  readonly stripe: Pick<StripeDesk, 'creditedCents' | 'settledCents' | 'invoiceOf'>;
}
