import { openCampaigns } from './campaigns.ts';
import { openInbox } from './inbox.ts';
import { openLedger } from './ledger.ts';
import { openLinks } from './links.ts';
import { openPledges } from './pledges.ts';
import type { Table } from './table.ts';

/** What whoever books needs of the table: the hourly sweep, the nightly proof and a command as much as the bookkeeper. */
export const openBookkeeping = (table: Table) => ({
  inbox: openInbox(table),
  ledger: openLedger(table),
  links: openLinks(table),
  pledges: openPledges(table),
  campaigns: openCampaigns(table),
});
