import type { Archive } from '../../store/archive.ts';
import { openCertifying } from '../../store/certifying.ts';
import type { Pages } from '../../store/pages.ts';
import { openReceiptsDoors } from '../../store/receipts-doors.ts';
import type { Table } from '../../store/table.ts';
import type { ReceiptsOffice } from './receipts-parts.ts';

export const openReceiptsOffice = (
  table: Table,
  pages: Pages,
  archive: Pick<Archive, 'get'>,
): ReceiptsOffice => ({
  ...openCertifying(table, pages),
  receiptsDoors: openReceiptsDoors(table),
  archive,
});
