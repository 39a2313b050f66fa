import type * as z from 'zod';
import type { AuditEntry } from '../../domain/audit.ts';
import type { HttpAnswer } from '../../lambda/http.ts';
import type { treasuryRoutes } from '../../routes/treasury.ts';
import type { AuditLog } from '../../store/audit-log.ts';
import type { AskedOf } from './doors.ts';

export interface AuditLogParts {
  readonly auditLog: AuditLog;
}

const pageSize = 100;

/** A page of the audit log. A filter leaves out lines of the page; `next` goes on behind all of it. */
export const readAuditLog = async (
  { parameters: { month }, query }: AskedOf<typeof treasuryRoutes.readAuditLog>,
  { auditLog }: AuditLogParts,
): Promise<HttpAnswer> => {
  const { entries, next } = await auditLog.ofMonth(month, { after: query.after, limit: pageSize });
  const wanted = entries.filter((entry) => isAsked(entry, query));
  return {
    status: 200,
    body: { entries: wanted, ...(next !== undefined && { next }) },
    told: `audit log of ${month} read`,
  };
};

/** Whether a line is one that is looked for, on the page and in its export. */
export const isAsked = (
  { person, campaign, subject }: AuditEntry,
  query: Pick<z.infer<typeof treasuryRoutes.readAuditLog.query>, 'person' | 'campaign' | 'subject'>,
): boolean =>
  (query.person === undefined || query.person === person.subject || query.person === person.name) &&
  (query.campaign === undefined || query.campaign === campaign) &&
  (query.subject === undefined || query.subject === subject);
