import type { AuditEntry } from '../domain/audit.ts';
import type { Month } from '../domain/month.ts';
import { auditIn } from './desk.ts';
import { keys } from './keys.ts';
import type { Pages, PageWanted } from './pages.ts';

/** What was done in the treasury, month by month. */
export const openAuditLog = (pages: Pages) => ({
  /** A page of a month, the latest first. */
  ofMonth: async (
    month: Month,
    wanted: PageWanted,
  ): Promise<{ entries: AuditEntry[]; next: string | undefined }> => {
    const { items, next } = await pages.ofPartition(keys.audited(month), { ...wanted, newestFirst: true });
    return { entries: items.map(auditIn), next };
  },
});

export type AuditLog = ReturnType<typeof openAuditLog>;
