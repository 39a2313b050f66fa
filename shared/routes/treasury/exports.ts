import * as z from 'zod';
import { CampaignId } from '../../domain/campaign.ts';
import { Month } from '../../domain/month.ts';
import { LedgerFilter } from './ledger.ts';
import { none, type TreasuryRoute } from './route.ts';

/** As German spreadsheets open it: semicolons, a byte order mark, commas in numbers, dates as 2026-11-22. */
const csv = ['text/csv'] as const;
const xlsx = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;
const json = ['application/json'] as const;

/** Every file comes compressed (`content-encoding: gzip`), but for `.xlsx`, which is compressed by itself. */
const file = {
  method: 'GET',
  who: 'treasury',
  parameters: none,
  input: none,
  output: z.string(),
} as const;

const monthOfACampaign = z.strictObject({ campaign: CampaignId, month: Month });

/** Without `through` this month, without `from` since the January of `through`. */
const months = { from: Month.optional(), through: Month.optional() };

export const exportRoutes = {
  exportLedgerCsv: {
    ...file,
    path: '/v1/treasury/exports/ledger.csv',
    right: 'read',
    at: 'own',
    summary: 'All entries of a filter for a spreadsheet, and their sums in the last line.',
    query: LedgerFilter,
    file: csv,
  },
  exportLedgerXlsx: {
    ...file,
    path: '/v1/treasury/exports/ledger.xlsx',
    right: 'read',
    at: 'own',
    summary: 'The same as a workbook with real numbers and dates, of 20,000 entries at most.',
    query: LedgerFilter,
    file: xlsx,
  },
  exportLedgerJson: {
    ...file,
    path: '/v1/treasury/exports/ledger.json',
    right: 'read',
    at: 'own',
    summary: 'The same for programs: `{ "rows": […], "sums": {…} }`.',
    query: LedgerFilter,
    file: json,
  },
  exportMonthCsv: {
    ...file,
    path: '/v1/treasury/exports/month.csv',
    right: 'read',
    at: 'own',
    summary: "A campaign's month for a spreadsheet: its needs, what covers them, and where it came from.",
    query: monthOfACampaign,
    file: csv,
  },
  exportMonthXlsx: {
    ...file,
    path: '/v1/treasury/exports/month.xlsx',
    right: 'read',
    at: 'own',
    summary: 'The same as a workbook with real numbers.',
    query: monthOfACampaign,
    file: xlsx,
  },
  exportNeedsCsv: {
    ...file,
    path: '/v1/treasury/exports/needs.csv',
    right: 'read',
    at: 'own',
    summary: 'What a campaign needs, month by month, for a spreadsheet. Without months: all of them.',
    query: z.strictObject({ campaign: CampaignId, ...months }),
    file: csv,
  },
  exportAuditCsv: {
    ...file,
    path: '/v1/treasury/exports/audit.csv',
    right: 'audit',
    at: 'federation',
    summary: 'Who did what in these months, for a spreadsheet.',
    query: z.strictObject({
      ...months,
      person: z.string().max(120).optional(),
      campaign: z.string().max(60).optional(),
      subject: z.string().max(200).optional(),
    }),
    file: csv,
  },
  exportEverything: {
    ...file,
    path: '/v1/treasury/exports/everything.json',
    right: 'audit',
    at: 'federation',
    summary:
      'Everything the treasury knows, for whoever leaves: federation, campaigns, needs, grants, entries, payouts, open tasks and the audit log. Who gave is not in it.',
    query: none,
    file: json,
  },
} as const satisfies Record<string, TreasuryRoute>;
