import type { Donor } from '../../../domain/donor.ts';
import type { Locale, Sentence } from '../../../domain/locale.ts';
import type { Cents } from '../../../domain/money.ts';
import type { ReceiptExclusion, ReceiptRun, ReceiptRunDonor } from '../../../domain/receipt-run.ts';
import { type DonorSums, reasonsIn } from '../../../domain/receipt-run-sums.ts';
import type { ReceiptBlock } from '../../../domain/receipt-work.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import { csvOf } from '../../treasury/exports/csv.ts';
import { fileNamed } from '../../treasury/exports/file-name.ts';
import { sendText } from '../../treasury/exports/sent.ts';
import { type Column, linesOf, type Sheet } from '../../treasury/exports/sheet.ts';
import type { CertifyingParts } from '../parts.ts';

type ReportParts = Pick<CertifyingParts, 'receiptRuns' | 'donors' | 'clock'>;

const pageSize = 500;

/** How a run ended, or how it stands: where all money of the year is, and then each donor with what keeps it back. */
export const sendRunReport = async (
  run: ReceiptRun,
  locale: Locale,
  parts: ReportParts,
): Promise<HttpAnswer> => {
  const about = [run.carrier, String(run.year), run.run.slice(run.run.lastIndexOf('.') + 1)];
  const file = fileNamed(locale, { de: 'jahreslauf', en: 'yearly-run' }, about, 'csv');
  const sheets = [linesOf(wholeSheet(run, locale), locale), linesOf(donorsSheet(run, locale, parts), locale)];
  return sendText(file, csvOf(sheets), parts);
};

interface Place {
  readonly place: Sentence;
  readonly receipts?: number;
  readonly gifts: number;
  readonly cents: Cents;
}

const wholeSheet = ({ sums }: ReceiptRun, locale: Locale): Sheet<Place> => ({
  name: { de: 'Wo das Geld des Jahres steht', en: 'Where the money of the year is' },
  columns: [
    { head: { de: 'Wo', en: 'Where' }, text: ({ place }) => place[locale] },
    { head: { de: 'Bescheinigungen', en: 'Receipts' }, count: ({ receipts }) => receipts },
    { head: { de: 'Spenden', en: 'Gifts' }, count: ({ gifts }) => gifts },
    { head: { de: 'Betrag (€)', en: 'Amount (€)' }, cents: ({ cents }) => cents },
  ],
  rows: sums ? [[...placesIn(sums), { place: allWord, ...sums.all }]] : [],
});

const placesIn = ({ issued, before, excluded, blocked }: DonorSums): Place[] => [
  { place: { de: 'in diesem Lauf bescheinigt', en: 'certified by this run' }, ...issued },
  { place: { de: 'sonst bescheinigt', en: 'certified otherwise' }, ...before },
  ...reasonsIn(excluded).map(([reason, counted]) => ({ place: exclusionWords[reason], ...counted })),
  ...reasonsIn(blocked).map(([reason, counted]) => ({ place: blockWords[reason], ...counted })),
];

const allWord: Sentence = { de: 'alles, in den Büchern gezählt', en: 'all, counted in the books' };

interface Row extends ReceiptRunDonor {
  readonly details: Donor | undefined;
}

const donorsSheet = (run: ReceiptRun, locale: Locale, parts: ReportParts): Sheet<Row> => ({
  name: { de: 'Zuwendende', en: 'Donors' },
  columns: columnsFor(locale),
  rows: rowsOf(run, parts),
});

const columnsFor = (locale: Locale): Column<Row>[] => [
  { head: { de: 'Kennung', en: 'Id' }, text: ({ donor }) => donor },
  { head: { de: 'Name', en: 'Name' }, text: ({ details }) => details?.name },
  { head: { de: 'Ergebnis', en: 'Outcome' }, text: ({ outcome }) => outcomeWords[outcome][locale] },
  { head: { de: 'Nummer', en: 'Number' }, text: ({ number }) => number },
  { head: { de: 'Weg', en: 'Way' }, text: ({ by }) => by && wayWords[by][locale] },
  {
    head: { de: 'In diesem Lauf (€)', en: 'By this run (€)' },
    cents: ({ sums }) => sums?.issued.cents,
    summed: true,
  },
  {
    head: { de: 'Sonst bescheinigt (€)', en: 'Otherwise (€)' },
    cents: ({ sums }) => sums?.before.cents,
    summed: true,
  },
  {
    head: { de: 'Ausgeschlossen (€)', en: 'Excluded (€)' },
    cents: ({ sums }) => sums && total(reasonsIn(sums.excluded)),
    summed: true,
  },
  {
    head: { de: 'Wartet (€)', en: 'Waits (€)' },
    cents: ({ sums }) => sums && total(reasonsIn(sums.blocked)),
    summed: true,
  },
  { head: { de: 'Warum', en: 'Why' }, text: ({ sums }) => sums && reasonText(sums, locale) },
];

const total = (reasons: readonly [string, { readonly cents: number }][]): number =>
  reasons.reduce((sum, [, { cents }]) => sum + cents, 0);

const reasonText = ({ excluded, blocked }: DonorSums, locale: Locale): string | undefined =>
  [
    ...reasonsIn(excluded).map(([reason]) => exclusionWords[reason][locale]),
    ...reasonsIn(blocked).map(([reason]) => blockWords[reason][locale]),
  ].join(', ') || undefined;

const rowsOf = async function* (
  { run }: ReceiptRun,
  { receiptRuns, donors }: ReportParts,
): AsyncGenerator<Row[]> {
  let after: string | undefined;
  do {
    const page = await receiptRuns.donors(run, { after, limit: pageSize });
    const known = await donors.those(page.donors.map(({ donor }) => donor));
    yield page.donors.map((each) => ({ ...each, details: known.get(each.donor) }));
    after = page.next;
  } while (after !== undefined);
};

const outcomeWords: Readonly<Record<ReceiptRunDonor['outcome'], Sentence>> = {
  found: { de: 'noch nicht durchgesehen', en: 'not looked at' },
  ready: { de: 'bereit', en: 'ready' },
  blocked: { de: 'wartet', en: 'waits' },
  nothing: { de: 'nichts zu bescheinigen', en: 'nothing to certify' },
  issued: { de: 'ausgestellt', en: 'issued' },
};

const wayWords = {
  email: { de: 'E-Mail', en: 'e-mail' },
  print: { de: 'Druck', en: 'print' },
} as const satisfies Record<string, Sentence>;

const exclusionWords: Readonly<Record<ReceiptExclusion, Sentence>> = {
  platform: { de: 'über eine Plattform gegeben', en: 'given to a platform' },
  'return-service': { de: 'mit Gegenleistung', en: 'something was given in return' },
  'fee-not-deductible': { de: 'Beitrag nicht abziehbar', en: 'fee not deductible' },
};

const blockWords: Readonly<Record<ReceiptBlock, Sentence>> = {
  'notice-over': { de: 'Bescheid zu alt', en: 'tax notice too old' },
  'notice-without-year': { de: 'Bescheid ohne Veranlagungszeitraum', en: 'tax notice without its year' },
  'address-missing': { de: 'Name und Anschrift fehlen', en: 'name and address missing' },
  'donor-unknown': { de: 'unbekannt, wer gegeben hat', en: 'nobody knows who gave' },
  disputed: { de: 'Zahlung umstritten', en: 'payment disputed' },
  'debit-may-return': { de: 'Lastschrift noch rückgebbar', en: 'debit may still come back' },
  'not-settled': { de: 'Geld noch unterwegs', en: 'money on its way' },
  unassigned: { de: 'keiner Kampagne zugeordnet', en: 'assigned to no campaign' },
  'too-long': { de: 'passt nicht auf eine Seite', en: 'does not fit on a page' },
};
