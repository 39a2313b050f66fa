import type { Account } from '../../../domain/ledger.ts';
import type { Locale } from '../../../domain/locale.ts';
import { sumCents } from '../../../domain/money.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { LedgerFilter, LedgerRow } from '../../../routes/treasury/ledger.ts';
import type { Asked } from '../doors.ts';
import { type Selection, type SelectionParts, selectionOf } from '../ledger/selection.ts';
import { knownSums } from '../ledger/sums.ts';
import { handfulsOf, type WalkParts } from '../ledger/walk.ts';
import { csvOf } from './csv.ts';
import { fileNamed } from './file-name.ts';
import { ledgerColumns } from './ledger-sheet.ts';
import { type SendingParts, sendBytes, sendText } from './sent.ts';
import { linesOf } from './sheet.ts';
import { workbookOf } from './workbook.ts';

export type LedgerFileParts = SelectionParts & WalkParts & SendingParts;
type AskedLedger = Asked<unknown, LedgerFilter>;

const name = { de: 'buchungen', en: 'ledger' };

const fileOf = ({ filter, from, through }: Selection, locale: Locale, extension: 'csv' | 'xlsx' | 'json') =>
  fileNamed(locale, name, [filter.campaign, from, through === from ? undefined : through], extension);

const linesIn = (selection: Selection, locale: Locale, parts: LedgerFileParts) =>
  linesOf(
    {
      name: { de: 'Buchungen', en: 'Ledger' },
      columns: ledgerColumns(locale),
      rows: handfulsOf(selection, parts),
    },
    locale,
  );

export const exportLedgerCsv = async (asked: AskedLedger, parts: LedgerFileParts): Promise<HttpAnswer> => {
  const selection = await selectionOf(asked, parts);
  const { locale } = asked.request;
  return sendText(fileOf(selection, locale, 'csv'), csvOf([linesIn(selection, locale, parts)]), parts);
};

export const exportLedgerXlsx = async (asked: AskedLedger, parts: LedgerFileParts): Promise<HttpAnswer> => {
  const selection = await selectionOf(asked, parts);
  const { locale } = asked.request;
  const workbook = await workbookOf([linesIn(selection, locale, parts)], locale);
  return sendBytes(fileOf(selection, locale, 'xlsx'), workbook);
};

export const exportLedgerJson = async (asked: AskedLedger, parts: LedgerFileParts): Promise<HttpAnswer> => {
  const selection = await selectionOf(asked, parts);
  const { locale } = asked.request;
  return sendText(fileOf(selection, locale, 'json'), ledgerJson(handfulsOf(selection, parts)), parts);
};

/** `{ "rows": […], "sums": {…} }`, a row a line. */
const ledgerJson = async function* (handfuls: AsyncIterable<readonly LedgerRow[]>): AsyncGenerator<string> {
  const sums: Record<Account, number> = { received: 0, returned: 0, pending: 0, fees: 0 };
  let isFirst = true;
  yield '{"rows":[';
  for await (const handful of handfuls) {
    for (const { account, cents } of handful) sums[account] += cents;
    if (handful.length === 0) continue;
    yield `${isFirst ? '\n' : ',\n'}${handful.map((row) => JSON.stringify(row)).join(',\n')}`;
    isFirst = false;
  }
  const of = (account: Account) => sumCents([sums[account]]);
  yield `\n],"sums":${JSON.stringify(knownSums(of('received'), of('returned'), of('pending'), of('fees')))}}\n`;
};
