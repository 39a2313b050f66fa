import type { Account } from '../../../domain/ledger.ts';
import type { Locale } from '../../../domain/locale.ts';
import type { LedgerRow } from '../../../routes/treasury/ledger.ts';
import type { Column } from './sheet.ts';
import { accountWords, earmarkWord, movementWords, sourceWords } from './words.ts';

const inAccount = (account: Account): Column<LedgerRow> => ({
  head: {
    de: `${accountWords[account].de} (€)`,
    en: `${accountWords[account].en} (€)`,
  },
  cents: (row) => (row.account === account ? row.cents : undefined),
  summed: true,
});

/**
 * The columns of the books. Each account has a column of its own: what came in, went back, is on its way or was kept is
 * never added up in one.
 */
export const ledgerColumns = (locale: Locale): Column<LedgerRow>[] => [
  { head: { de: 'Tag', en: 'Day' }, day: (row) => row.day },
  { head: { de: 'Vorgang', en: 'Movement' }, text: (row) => movementWords[row.movement][locale] },
  { head: { de: 'Herkunft', en: 'Source' }, text: (row) => sourceWords[row.source][locale] },
  { head: { de: 'Kampagne', en: 'Campaign' }, text: (row) => row.campaign },
  { head: { de: 'Zweck', en: 'Earmark' }, text: (row) => earmarkWord(row.earmark)[locale] },
  inAccount('received'),
  inAccount('returned'),
  inAccount('pending'),
  inAccount('fees'),
  {
    head: { de: 'Brutto bei Stripe (€)', en: 'Gross at Stripe (€)' },
    cents: (row) => row.grossCents,
    summed: true,
  },
  {
    head: { de: 'Gebühr bei Stripe (€)', en: 'Fee at Stripe (€)' },
    cents: (row) => row.feeCents,
    summed: true,
  },
  {
    head: { de: 'Netto bei Stripe (€)', en: 'Net at Stripe (€)' },
    cents: (row) => row.netCents,
    summed: true,
  },
  { head: { de: 'Auszahlung', en: 'Payout' }, text: (row) => row.payout },
  { head: { de: 'Zahlungsart', en: 'Method' }, text: (row) => row.method },
  { head: { de: 'Beleg', en: 'Reference' }, text: (row) => row.reference },
  { head: { de: 'Gehört zu', en: 'Belongs to' }, text: (row) => row.gift },
  { head: { de: 'Mitglied', en: 'Member' }, text: (row) => row.member },
  { head: { de: 'Bewilligung', en: 'Grant' }, text: (row) => row.grant },
  { head: { de: 'Rate', en: 'Tranche' }, text: (row) => row.tranche },
  { head: { de: 'Notiert von', en: 'Noted by' }, text: (row) => row.author },
  { head: { de: 'Gezählt mit', en: 'Counted with' }, text: (row) => row.countedBy },
  { head: { de: 'Grund', en: 'Reason' }, text: (row) => row.reason },
  { head: { de: 'Berichtigt', en: 'Corrects' }, text: (row) => row.corrects },
  { head: { de: 'Buchung', en: 'Entry' }, text: (row) => row.entry },
];
