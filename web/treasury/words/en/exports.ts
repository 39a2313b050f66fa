import type { exports as german } from '../de/exports.ts';

export const exports: typeof german = {
  title: 'Export',
  text: 'Each file says what the pages here say, to the cent. Excel and LibreOffice open CSV by a double click.',
  month: 'One month of a campaign',
  monthText: 'Needs, what covers them, and sources.',
  ledger: 'Ledger',
  ledgerText: 'All entries of these months with their sums.',
  needs: 'Needs',
  needsText: 'What a campaign needs, month by month.',
  audit: 'Audit log',
  auditText: 'Who did what, and when.',
  everything: 'Everything',
  everythingText:
    'Everything the treasury knows, as JSON: to keep, or to take along to another programme. Who gave is not in it.',
  campaign: 'Campaign',
  monthField: 'Month',
  from: 'from',
  through: 'through',
  save: 'Save {kind}',
  saved: 'The file {name} is saved.',
};
