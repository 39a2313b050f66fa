import type { ReceiptRunDonor } from '../../../domain/receipt-run.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { type Archive, printDocument } from '../../../store/archive.ts';
import type { CertifyingParts } from '../../receipts/parts.ts';
import { sendRunReport } from '../../receipts/run/report.ts';
import type { AskedOf } from '../doors.ts';
import { sendBytes } from '../exports/sent.ts';
import { latestRun } from './runs.ts';

export type RunFileParts = Pick<CertifyingParts, 'receiptRuns' | 'donors' | 'clock'> & {
  readonly archive: Pick<Archive, 'get'>;
};

/** So many donors of a run are read for one page; of those with one outcome there may be few among them. */
const donorsAtOnce = 100;
const mostRead = 2000;

/** In no order a person would choose: the report is for reading, this is for looking. */
export const readRunDonors = async (
  { parameters, query: { outcome, after } }: AskedOf<typeof treasuryRoutes.readRunDonors>,
  parts: RunFileParts,
): Promise<HttpAnswer> => {
  const { run } = await latestRun(parameters.run, parts);
  const found: ReceiptRunDonor[] = [];
  let next = after;
  let read = 0;
  do {
    const page = await parts.receiptRuns.donors(run, { after: next, limit: donorsAtOnce });
    found.push(...page.donors.filter((each) => outcome === undefined || each.outcome === outcome));
    read += donorsAtOnce;
    next = page.next;
  } while (next !== undefined && found.length < donorsAtOnce && read < mostRead);
  const known = await parts.donors.those(found.map(({ donor }) => donor));
  const donors = found.map((note) => {
    const { run: _, ...each } = note;
    const name = known.get(each.donor)?.name;
    return { ...each, ...(name !== undefined && { name }) };
  });
  return {
    status: 200,
    body: { donors, ...(next !== undefined && { next }) },
    told: `${donors.length} donors of run ${run} read`,
  };
};

export const readRunPrint = async (
  { parameters }: AskedOf<typeof treasuryRoutes.readRunPrint>,
  parts: RunFileParts,
): Promise<HttpAnswer> => {
  const { run, prints } = await latestRun(parameters.run, parts);
  const { part } = parameters;
  const bytes = part <= prints ? await parts.archive.get(printDocument(run, part)) : undefined;
  if (!bytes) {
    throw new Refusal(404, 'run.no-print', {
      de: `Eine Druckdatei ${part} gibt es in diesem Jahreslauf nicht: bisher sind es ${prints}.`,
      en: `There is no file ${part} to print in this yearly run: so far there are ${prints}.`,
    });
  }
  return sendBytes({ name: `druck-${run.replaceAll('.', '-')}-${part}.pdf`, type: 'application/pdf' }, bytes);
};

export const readRunReport = async (
  { request, parameters }: AskedOf<typeof treasuryRoutes.readRunReport>,
  parts: RunFileParts,
): Promise<HttpAnswer> => sendRunReport(await latestRun(parameters.run, parts), request.locale, parts);
