import type { Sample } from '../sample.ts';

/** A file about one campaign, and about one of another centre. */
const aFile = (name: string, query = ''): Sample => ({
  path: `/v1/treasury/exports/${name}?campaign=netzwerk${query}`,
  elsewhere: `/v1/treasury/exports/${name}?campaign=sprechstunde${query}`,
});

export const exportSamples: Readonly<Record<string, Sample>> = {
  exportLedgerCsv: aFile('ledger.csv'),
  exportLedgerXlsx: aFile('ledger.xlsx'),
  exportLedgerJson: aFile('ledger.json'),
  exportMonthCsv: aFile('month.csv', '&month=2026-11'),
  exportMonthXlsx: aFile('month.xlsx', '&month=2026-11'),
  exportNeedsCsv: aFile('needs.csv'),
  exportAuditCsv: { path: '/v1/treasury/exports/audit.csv' },
  exportEverything: { path: '/v1/treasury/exports/everything.json' },
};
