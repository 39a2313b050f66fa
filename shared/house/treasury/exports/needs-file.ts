import { coveredMonths, type NeedOfMonth } from '../../../domain/covered-months.ts';
import type { Locale } from '../../../domain/locale.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import type { AskedOf } from '../doors.ts';
import { mayReadCampaign } from '../ledger/selection.ts';
import { booksOf } from '../views/books.ts';
import { csvOf } from './csv.ts';
import { fileNamed } from './file-name.ts';
import { type SendingParts, sendText } from './sent.ts';
import { linesOf, type Sheet } from './sheet.ts';
import { costTypeWords } from './words.ts';

export type NeedsFileParts = SendingParts & { readonly campaigns: Pick<Campaigns, 'find' | 'books'> };

/** The plan of a campaign and what covers it, month by month: one query, whatever the number of its gifts. */
export const exportNeedsCsv = async (
  asked: AskedOf<typeof treasuryRoutes.exportNeedsCsv>,
  parts: NeedsFileParts,
): Promise<HttpAnswer> => {
  const { campaign, from, through } = asked.query;
  const { locale } = asked.request;
  await mayReadCampaign(campaign, asked, parts);
  const { needs, totals } = await booksOf(campaign, parts);
  const { needsOf } = coveredMonths(needs, totals);
  const months = [...new Set(needs.map(({ month }) => month))]
    .filter((month) => (from ?? month) <= month && month <= (through ?? month))
    .toSorted();
  const sheet = linesOf(needsSheet(months.map(needsOf), locale), locale);
  const file = fileNamed(locale, { de: 'bedarfe', en: 'needs' }, [campaign, from, through], 'csv');
  return sendText(file, csvOf([sheet]), parts);
};

const needsSheet = (rows: readonly NeedOfMonth[][], locale: Locale): Sheet<NeedOfMonth> => ({
  name: { de: 'Bedarfe', en: 'Needs' },
  columns: [
    { head: { de: 'Monat', en: 'Month' }, text: ({ need }) => need.month },
    { head: { de: 'Bedarf', en: 'Need' }, text: ({ need }) => need.title },
    { head: { de: 'Kostenart', en: 'Cost type' }, text: ({ need }) => costTypeWords[need.costType][locale] },
    { head: { de: 'Reihenfolge', en: 'Priority' }, count: ({ need }) => need.priority },
    { head: { de: 'Benötigt (€)', en: 'Needed (€)' }, cents: (row) => row.neededCents, summed: true },
    { head: { de: 'Gedeckt (€)', en: 'Covered (€)' }, cents: (row) => row.coveredCents, summed: true },
    {
      head: { de: 'Später gekommen (€)', en: 'Came later (€)' },
      cents: (row) => row.lateCents,
      summed: true,
    },
    { head: { de: 'Fehlt (€)', en: 'Missing (€)' }, cents: (row) => row.missingCents, summed: true },
    { head: { de: 'Geschlossen am', en: 'Closed on' }, day: ({ need }) => need.closed?.on },
    {
      head: { de: 'Geplant war (€)', en: 'Had been planned (€)' },
      cents: ({ need }) => need.closed?.plannedCents,
    },
    { head: { de: 'Warum', en: 'Why' }, text: ({ need }) => need.closed?.because },
    { head: { de: 'Notiz', en: 'Note' }, text: ({ need }) => need.note },
    { head: { de: 'Unterlage', en: 'Document' }, text: ({ need }) => need.document },
    { head: { de: 'Vorlage', en: 'Template' }, text: ({ need }) => need.template },
    { head: { de: 'Nummer', en: 'Id' }, text: ({ need }) => need.need },
  ],
  rows,
});
