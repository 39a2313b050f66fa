import { unassigned } from '../../shared/domain/campaign.ts';
import type { Entry } from '../../shared/domain/ledger.ts';
import { Language } from '../../shared/domain/language.ts';
import { cents } from '../../shared/domain/money.ts';
import { Instant } from '../../shared/domain/month.ts';
import { Transfer } from '../../shared/domain/transfer.ts';
import { giftReference } from '../../shared/house/transfers.ts';
import type { ADesk, Answer } from './a-desk.ts';
import { anEntry } from './some-books.ts';

/** Books entries as the bookkeeper does. */
export const book = async (desk: ADesk, entries: readonly Entry[]): Promise<void> => {
  const cancelled = await desk.parts.ledger.book(entries.map((entry) => ({ entry })));
  if (cancelled !== undefined) throw new Error(cancelled);
};

/** A gift of 250 € by card, in the campaign `netzwerk` unless said otherwise. */
export const aGift = (more: Partial<Entry> & { readonly gift: string }): Entry =>
  anEntry(1, { cents: 250_00, at: '2026-11-20T10:00:00.000Z', ...more });

/** Money that somebody sent without a word of ours in it: made in Stripe's dashboard, say. */
export const adrift = (gift: string, more: Partial<Entry> = {}): Entry => {
  const { donation: _, ...entry } = aGift({ gift, campaign: unassigned, cents: cents(50_00), ...more });
  return entry;
};

/** A transfer somebody announced on the campaign's page. */
export const announce = async (desk: ADesk, more: Partial<Transfer> = {}): Promise<Transfer> => {
  const donation = more.donation ?? 'don_of_a_transfer';
  const transfer = Transfer.parse({
    reference: giftReference(donation),
    campaign: 'netzwerk',
    donation,
    earmark: 'staff',
    interval: 'once',
    cents: 25_00,
    language: Language.enum.de,
    announcedAt: Instant.parse('2026-11-18T10:00:00.000Z'),
    ...more,
  });
  await desk.parts.transfers.announce(transfer);
  return transfer;
};

/** How several who asked at once were answered, the lowest status first. */
export const statusesOf = (answers: readonly Answer[]): number[] =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);

/** What `netzwerk` got in November, by source and earmark. */
export const receivedBy = async (desk: ADesk) => {
  const books = await desk.parts.campaigns.books('netzwerk');
  return books?.totals.find((total) => total.month === '2026-11')?.received ?? [];
};
