import { monthOf } from '../../shared/domain/month.ts';
import { entryWrites } from '../../shared/house/treasury/entries.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { saveFederation } from '../../shared/store/federation.ts';
import { openGrants } from '../../shared/store/grants.ts';
import type { Table } from '../../shared/store/table.ts';
import type { Book } from './demo-books/book.ts';
import { demoFederation } from './demo.ts';
import { cityFundBook } from './demo-books/city-fund.ts';
import { municipalityBook } from './demo-books/municipality.ts';
import { networkBook } from './demo-books/network.ts';
import { ruralBook } from './demo-books/rural.ts';

/**
 * What a treasurer can look at who has written down nothing yet: a year of the demo's campaign, and three grants as
 * centres get them.
 */
export const demoBooks = (now: Date): Book[] => [
  networkBook(now),
  municipalityBook(now),
  cityFundBook(now),
  ruralBook(now),
];

/** Sets up the demo's federation; with its books, if somebody wants to look at them. */
export const saveDemo = async (table: Table, now: Date, { books }: { books: boolean }): Promise<void> => {
  await saveFederation(openCampaigns(table), demoFederation(now), monthOf(now));
  if (books) await saveBooks(table, demoBooks(now));
};

/** As many entries as one transaction holds, each with its name, and the sums of some months. */
const entriesAtOnce = 40;

/** Writes books into the table; what is there already stays as it is. */
export const saveBooks = async (table: Table, books: readonly Book[]): Promise<void> => {
  const campaigns = openCampaigns(table);
  const grants = openGrants(table);
  for (const book of books) {
    if (book.campaign) await campaigns.saveCampaign(book.campaign);
    await Promise.all(book.needs.map(async (need) => campaigns.saveNeed(need)));
    for (const grant of book.grants) await grants.add(grant);
    for (let start = 0; start < book.entries.length; start += entriesAtOnce) {
      const handful = book.entries.slice(start, start + entriesAtOnce);
      const { added, updates } = entryWrites(handful);
      if ((await table.transact(added, updates)) === undefined) continue;
      // Some are there from an earlier start.
      for (const entry of handful) {
        const one = entryWrites([entry]);
        await table.transact(one.added, one.updates);
      }
    }
  }
};
