import type { MineShown } from '../../page/receipts-mine.ts';
import type { Archive } from '../../store/archive.ts';
import type { openCertifying } from '../../store/certifying.ts';
import type { Limits } from '../../store/limits.ts';
import type { ReceiptsDoors } from '../../store/receipts-doors.ts';
import type { CertifyingParts } from '../receipts/parts.ts';

/** What the pages about receipts know of the table and of the archive. */
export interface ReceiptsOffice extends ReturnType<typeof openCertifying> {
  readonly receiptsDoors: ReceiptsDoors;
  readonly archive: Pick<Archive, 'get'>;
}

/** What they work with besides. */
export interface ReceiptsFrontParts extends Pick<CertifyingParts, 'clock' | 'log' | 'campaigns' | 'newKey'> {
  readonly limits: Pick<Limits, 'count'>;
  readonly linkSecret: () => Promise<string>;
  /** Opened when somebody comes for a receipt: whoever comes to give does not wait for it. */
  readonly receiptsOffice: () => Promise<ReceiptsOffice>;
}

/** What the pages work with where donors get receipts by themselves, and where anybody checks one. */
export type SiteReceiptsParts = Omit<ReceiptsFrontParts, 'receiptsOffice'> & ReceiptsOffice;

/** What was just done on somebody's page. */
export type Done = NonNullable<MineShown['done']>;

/** What came of a button: done, or what the page says instead. */
export type Doing = { readonly done: Done } | { readonly again: Partial<MineShown> };
