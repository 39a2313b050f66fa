import type { Locale, Sentence } from '../../../domain/locale.ts';
import type { Month } from '../../../domain/month.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { MonthView } from '../../../routes/treasury/month-view.ts';
import type { Asked } from '../doors.ts';
import { mayReadCampaign } from '../ledger/selection.ts';
import { type MonthParts, monthSeen } from '../views/month.ts';
import { csvOf } from './csv.ts';
import { fileNamed } from './file-name.ts';
import { type SendingParts, sendBytes, sendText } from './sent.ts';
import { type Column, type Lines, linesOf, type Sheet } from './sheet.ts';
import { costTypeWords, earmarkWord, sourceWords } from './words.ts';
import { workbookOf } from './workbook.ts';

export type MonthFileParts = MonthParts &
  SendingParts & { readonly campaigns: Parameters<typeof mayReadCampaign>[2]['campaigns'] };
type AskedMonth = Asked<unknown, { readonly campaign: string; readonly month: Month }>;

const sources = ['donation', 'membership', 'grant', 'event'] as const;
type Need = MonthView['needs'][number];

const name = { de: 'monat', en: 'month' };

export const exportMonthCsv = async (asked: AskedMonth, parts: MonthFileParts): Promise<HttpAnswer> => {
  const { locale } = asked.request;
  const { campaign, month } = asked.query;
  const sheets = await sheetsOf(asked, parts);
  return sendText(fileNamed(locale, name, [campaign, month], 'csv'), csvOf(sheets), parts);
};

export const exportMonthXlsx = async (asked: AskedMonth, parts: MonthFileParts): Promise<HttpAnswer> => {
  const { locale } = asked.request;
  const { campaign, month } = asked.query;
  const workbook = await workbookOf(await sheetsOf(asked, parts), locale);
  return sendBytes(fileNamed(locale, name, [campaign, month], 'xlsx'), workbook);
};

/** What the page of the month shows, computed by the same function: needs and what covers them, and the money. */
const sheetsOf = async (asked: AskedMonth, parts: MonthFileParts): Promise<Lines[]> => {
  const { campaign, month } = asked.query;
  const { locale } = asked.request;
  await mayReadCampaign(campaign, asked, parts);
  const view = await monthSeen(campaign, month, asked.now, parts);
  return [linesOf(needsSheet(view, locale), locale), linesOf(moneySheet(view, locale), locale)];
};

const needsSheet = ({ month, needs }: MonthView, locale: Locale): Sheet<Need> => ({
  name: { de: `Bedarfe ${month}`, en: `Needs ${month}` },
  columns: [
    { head: { de: 'Bedarf', en: 'Need' }, text: (need) => need.title },
    { head: { de: 'Kostenart', en: 'Cost type' }, text: (need) => costTypeWords[need.costType][locale] },
    { head: { de: 'Reihenfolge', en: 'Priority' }, count: (need) => need.priority },
    { head: { de: 'Benötigt (€)', en: 'Needed (€)' }, cents: (need) => need.neededCents, summed: true },
    ...sources.map((source): Column<Need> => ({
      head: { de: `davon ${sourceWords[source].de} (€)`, en: `of it ${sourceWords[source].en} (€)` },
      cents: ({ parts }) =>
        parts.filter((part) => part.source === source).reduce((sum, part) => sum + part.cents, 0),
      summed: true,
    })),
    { head: { de: 'Gedeckt (€)', en: 'Covered (€)' }, cents: (need) => need.coveredCents, summed: true },
    {
      head: { de: 'Später gekommen (€)', en: 'Came later (€)' },
      cents: (need) => need.lateCents,
      summed: true,
    },
    { head: { de: 'Fehlt (€)', en: 'Missing (€)' }, cents: (need) => need.missingCents, summed: true },
    { head: { de: 'Notiz', en: 'Note' }, text: (need) => need.note },
    { head: { de: 'Nummer', en: 'Id' }, text: (need) => need.need },
  ],
  rows: [needs],
});

interface Amount {
  readonly what: Sentence;
  readonly earmark?: string;
  readonly cents: number;
}

/** Each amount for itself: they are of different kinds, and nothing adds them up. */
const moneySheet = (view: MonthView, locale: Locale): Sheet<Amount> => ({
  name: { de: `Geld ${view.month}`, en: `Money ${view.month}` },
  columns: [
    { head: { de: 'Geld des Monats', en: 'Money of the month' }, text: ({ what }) => what[locale] },
    {
      head: { de: 'Zweck', en: 'Earmark' },
      text: ({ earmark }) => (earmark === undefined ? undefined : earmarkWord(earmark)[locale]),
    },
    { head: { de: 'Betrag (€)', en: 'Amount (€)' }, cents: ({ cents }) => cents },
  ],
  rows: [amountsOf(view)],
});

const amountsOf = (view: MonthView): Amount[] => [
  ...sources.map((source) => ({
    what: {
      de: `Eingang abzüglich Rückgang: ${sourceWords[source].de}`,
      en: `Came in less went back: ${sourceWords[source].en}`,
    },
    cents: view.receivedBySource[source],
  })),
  {
    what: { de: 'Eingang abzüglich Rückgang, zusammen', en: 'Came in less went back, in all' },
    cents: view.receivedCents,
  },
  { what: { de: 'darin Rückgang', en: 'went back, in it' }, cents: view.returnedCents },
  { what: { de: 'Gebühren, in keiner anderen Zahl', en: 'Fees, in no other figure' }, cents: view.feeCents },
  {
    what: { de: 'Unterwegs per Lastschrift, nicht gezählt', en: 'On its way by debit, not counted' },
    cents: view.pendingCents,
  },
  {
    what: { de: 'Angekündigte Überweisungen, nicht gezählt', en: 'Announced transfers, not counted' },
    cents: view.expected.cents,
  },
  {
    what: { de: 'Bewilligt, noch nicht da, nicht gezählt', en: 'Committed grants, not counted' },
    cents: view.committed.cents,
  },
  ...potsOf(view.carriedIn, { de: 'Übertrag aus dem Vormonat', en: 'Carried in from the month before' }),
  ...potsOf(view.carriedOn, { de: 'Übertrag in den nächsten Monat', en: 'Carried on to the next month' }),
];

const potsOf = ({ cents, pots }: MonthView['carriedIn'], what: Sentence): Amount[] => [
  { what, cents },
  ...pots.map((pot) => ({
    what: {
      de: `– ${what.de}: ${sourceWords[pot.source].de}`,
      en: `– ${what.en}: ${sourceWords[pot.source].en}`,
    },
    earmark: pot.earmark,
    cents: pot.cents,
  })),
];
