import { createHash } from 'node:crypto';
import { ReceiptSettings } from '../../shared/domain/carrier.ts';
import { Donor } from '../../shared/domain/donor.ts';
import type { GiftTerms } from '../../shared/domain/gift-terms.ts';
import type { Entry } from '../../shared/domain/ledger.ts';
import { type Instant, instantOf } from '../../shared/domain/month.ts';
import { type Archive, signatureDocument } from '../../shared/store/archive.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { itemOf } from '../../shared/store/changes.ts';
import { donorItem, donorOf, memberUpdates, openDonors } from '../../shared/store/donors.ts';
import type { Pages } from '../../shared/store/pages.ts';
import { termsItem } from '../../shared/store/receipt-gifts.ts';
import type { Table } from '../../shared/store/table.ts';
import { networkBook } from './demo-books/network.ts';
import { demoSignature } from './demo-books/signature.ts';

/** Somebody of the demo, and what of its books is theirs. */
interface DemoGiver {
  /** Without it nobody has asked for their name and address yet. */
  readonly donor?: Omit<Donor, 'donor' | 'changedAt'>;
  readonly email?: string;
  /** The day of the month of their transfers. */
  readonly transfersOn?: string;
}

/** All invented, at addresses nobody can have: one of each kind that a yearly run meets. */
const givers: readonly DemoGiver[] = [
  {
    // Gets receipts by electronic mail.
    donor: {
      type: 'person',
      name: 'Alex Beispiel',
      address: { street: 'Musterweg 12', postalCode: '04315', city: 'Leipzig' },
      email: 'alex@example.org',
      locale: 'de',
    },
    transfersOn: '05',
  },
  {
    // A company, and nobody knows where to mail to: its receipt is printed.
    donor: {
      type: 'company',
      name: 'Beispiel Handwerk GmbH & Co. KG',
      address: { street: 'Werkstraße 9', postalCode: '04177', city: 'Leipzig' },
      locale: 'de',
    },
    transfersOn: '02',
  },
  {
    // Two members, whose fees are found by their numbers.
    donor: {
      type: 'person',
      name: 'Robin Muster',
      address: {
        street: 'Rue de l’Exemple 3',
        postalCode: '67000',
        city: 'Strasbourg',
        country: 'Frankreich',
      },
      email: 'robin@example.org',
      locale: 'en',
      members: [{ campaign: 'netzwerk', member: 'M-001' }],
    },
  },
  {
    donor: {
      type: 'person',
      name: 'Toni Probe',
      address: { street: 'Probegasse 7', postalCode: '04109', city: 'Leipzig' },
      locale: 'de',
      members: [{ campaign: 'netzwerk', member: 'M-002' }],
    },
  },
  // Has given by an address, and has not said who they are: their receipt waits.
  { email: 'kay@example.org', transfersOn: '10' },
];

/** Waives what they could have had back once a year: such a receipt is signed by hand. */
const isWaived = ({ day }: Entry): boolean => day.slice(5) === '05-05';

/**
 * What a treasurer needs to try receipts: a carrier that makes them by machine (the day on which its tax office was told,
 * and the signature, are examples), and donors of the books' gifts. What is there already stays as it is.
 */
export const saveDemoReceipts = async (
  { table, pages, archive }: { readonly table: Table; readonly pages: Pages; readonly archive: Archive },
  now: Date,
): Promise<void> => {
  await saveSettings(table, archive, now);
  const { entries } = networkBook(now);
  const donors = openDonors(table, pages);
  for (const giver of givers) {
    const { donor: said, email = said?.email, transfersOn } = giver;
    const id = email === undefined ? `donor_${digestOf(said?.name ?? '')}` : donorOf(email);
    const donor = said && Donor.parse({ ...said, donor: id, changedAt: instantOf(now) });
    if (donor) await table.transact([{ ...donorItem(donor), version: 1 }], memberUpdates(donor));
    const numbers = new Set(said?.members?.map(({ member }) => member));
    for (const entry of entries.filter((each) => isTransferOn(each, transfersOn) || isFeeOf(each, numbers))) {
      await donors.gave(id, Number(entry.day.slice(0, 4)), entry.gift);
      const [item] = saidOf(entry, { id, email, isKnown: donor !== undefined }, instantOf(now));
      if (item) await table.putIfAbsent(item);
    }
  }
};

const saveSettings = async (table: Table, archive: Archive, now: Date): Promise<void> => {
  const campaigns = openCampaigns(table);
  const carrier = await campaigns.carrier('leipzig');
  if (!carrier || carrier.receipts) return;
  const signatureHash = createHash('sha256').update(demoSignature).digest('hex');
  await archive.put(signatureDocument(signatureHash), demoSignature, 'image/png');
  const receipts = ReceiptSettings.parse({
    machineProcedureNotifiedOn: `${now.getUTCFullYear() - 1}-01-15`,
    signatory: 'Kim Beispiel, Schatzmeisterei (Beispiel)',
    signatureHash,
  });
  await campaigns.saveCarrier({ ...carrier, receipts });
};

const isTransferOn = ({ source, movement, entry, day }: Entry, on: string | undefined): boolean =>
  source === 'donation' && movement === 'noted' && entry.endsWith('-transfer') && day.slice(8) === on;

const isFeeOf = ({ member }: Entry, numbers: ReadonlySet<string>): boolean =>
  member !== undefined && numbers.has(member);

/** What the books know of who gave: an address for whoever has not said more, what a person said for all others. */
const saidOf = (
  entry: Entry,
  {
    id,
    email,
    isKnown,
  }: { readonly id: string; readonly email: string | undefined; readonly isKnown: boolean },
  changedAt: Instant,
) => {
  const { gift } = entry;
  if (entry.member !== undefined) return [];
  if (!isKnown && email !== undefined) return [itemOf({ donor: { gift, donor: { email }, locale: 'de' } })];
  const terms: GiftTerms = { gift, donor: id, changedAt, ...(isWaived(entry) && { expenseWaiver: true }) };
  return [{ ...termsItem(terms), version: 1 }];
};

const digestOf = (name: string): string => createHash('sha256').update(name).digest('base64url').slice(0, 32);
