import { openAsks } from './asks.ts';
import { openConsents } from './consents.ts';
import { openDrafts } from './drafts.ts';
import { openMessages } from './messages.ts';
import type { Table } from './table.ts';
import { openWall } from './wall.ts';
import { openWishes } from './wishes.ts';

/** What people write to us: wishes that come with a gift, what of them is shown, messages, and who wants to read. */
export const openCorrespondence = (table: Table) => ({
  wishes: openWishes(table),
  wall: openWall(table),
  messages: openMessages(table),
  drafts: openDrafts(table),
  asks: openAsks(table),
  consents: openConsents(table),
});
