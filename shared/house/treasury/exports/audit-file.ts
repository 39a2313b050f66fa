import type { AuditEntry } from '../../../domain/audit.ts';
import { type Month, monthsBetween } from '../../../domain/month.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { AuditLog } from '../../../store/audit-log.ts';
import { isAsked } from '../audit-log.ts';
import type { AskedOf } from '../doors.ts';
import { periodOf } from '../ledger/selection.ts';
import { csvOf } from './csv.ts';
import { fileNamed } from './file-name.ts';
import { type SendingParts, sendText } from './sent.ts';
import { type Column, linesOf } from './sheet.ts';

export interface AuditFileParts extends SendingParts {
  readonly auditLog: AuditLog;
}

const pageSize = 100;

/** Who did what, the latest first, as the page of the log says it. */
export const exportAuditCsv = async (
  asked: AskedOf<typeof treasuryRoutes.exportAuditCsv>,
  parts: AuditFileParts,
): Promise<HttpAnswer> => {
  const { query, request } = asked;
  const { from, through } = periodOf(asked);
  const months = monthsBetween(from, through).toReversed();
  const rows = auditHandfuls(months, parts, (entry) => isAsked(entry, query));
  const sheet = linesOf({ name: { de: 'Protokoll', en: 'Audit log' }, columns, rows }, request.locale);
  const file = fileNamed(request.locale, { de: 'protokoll', en: 'audit' }, [from, through], 'csv');
  return sendText(file, csvOf([sheet]), parts);
};

export const auditHandfuls = async function* (
  months: readonly Month[],
  { auditLog }: Pick<AuditFileParts, 'auditLog'>,
  isWanted: (entry: AuditEntry) => boolean,
): AsyncGenerator<AuditEntry[]> {
  for (const month of months) {
    let after: string | undefined;
    do {
      const { entries, next } = await auditLog.ofMonth(month, { after, limit: pageSize });
      yield entries.filter(isWanted);
      after = next;
    } while (after !== undefined);
  }
};

const json = (value: unknown): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value);

const columns: readonly Column<AuditEntry>[] = [
  { head: { de: 'Zeitpunkt (UTC)', en: 'At (UTC)' }, text: ({ at }) => at },
  { head: { de: 'Wer', en: 'Who' }, text: ({ person }) => person.name },
  { head: { de: 'Kennung', en: 'Subject' }, text: ({ person }) => person.subject },
  { head: { de: 'Von wo', en: 'From where' }, text: ({ from }) => from },
  { head: { de: 'Was', en: 'What' }, text: ({ done }) => done },
  { head: { de: 'Woran', en: 'To what' }, text: ({ subject }) => subject },
  { head: { de: 'Kampagne', en: 'Campaign' }, text: ({ campaign }) => campaign },
  { head: { de: 'Zentrum', en: 'Centre' }, text: ({ centre }) => centre },
  { head: { de: 'Vorher', en: 'Before' }, text: ({ before }) => json(before) },
  { head: { de: 'Nachher', en: 'After' }, text: ({ after }) => json(after) },
  { head: { de: 'Schnittstelle', en: 'Endpoint' }, text: ({ operation }) => operation },
  { head: { de: 'Nummer', en: 'Id' }, text: ({ audit }) => audit },
];
