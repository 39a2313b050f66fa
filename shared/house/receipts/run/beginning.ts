import { instantOf, dayOf } from '../../../domain/month.ts';
import { type ReceiptRun, ReceiptRunId } from '../../../domain/receipt-run.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Writes } from '../../../store/desk.ts';
import { receiptRunItem, receiptRunWorkItem } from '../../../store/receipt-runs.ts';
import type { CertifyingParts } from '../parts.ts';

/** A run as it will be, and what makes it so. */
export interface RunDecided {
  readonly run: ReceiptRun;
  readonly writes: Writes;
}

type BeginningParts = Pick<CertifyingParts, 'campaigns' | 'receiptRuns' | 'clock'>;

/**
 * A run that finds out who would get what for a year. It issues nothing. Writing it wakes whoever walks it; of two that
 * begin at once only one can be written.
 *
 * @throws Refusal 404 `carrier.unknown`, 400 `run.future`, 409 `run.open`
 */
export const begunRun = async (
  { carrier, year }: Pick<ReceiptRun, 'carrier' | 'year'>,
  { campaigns, receiptRuns, clock }: BeginningParts,
): Promise<RunDecided> => {
  if (!(await campaigns.carrier(carrier))) {
    throw new Refusal(404, 'carrier.unknown', {
      de: `Einen Träger ${carrier} gibt es nicht.`,
      en: `There is no carrier ${carrier}.`,
    });
  }
  const now = clock.now();
  if (year > Number(dayOf(now).slice(0, 4))) {
    throw new Refusal(
      400,
      'run.future',
      {
        de: `${year} hat noch nicht begonnen: da gibt es noch nichts zu bescheinigen. Bitte ein früheres Jahr nehmen.`,
        en: `${year} has not begun: there is nothing to certify yet. Please take an earlier year.`,
      },
      'year',
    );
  }
  const before = (await receiptRuns.of(carrier)).filter((run) => run.year === year);
  const open = before.find(({ state }) => state !== 'done' && state !== 'cancelled');
  if (open) {
    throw new Refusal(409, 'run.open', {
      de: `Für ${year} läuft schon ein Jahreslauf (${open.run}). Bitte diesen zu Ende führen, oder abbrechen, solange er nicht gestartet ist.`,
      en: `There is a yearly run for ${year} already (${open.run}). Please finish it, or cancel it while it has not started.`,
    });
  }
  const run: ReceiptRun = {
    run: ReceiptRunId.parse(`${carrier}.${year}.${before.length + 1}`),
    carrier,
    year,
    state: 'collecting',
    donors: 0,
    donorsDone: 0,
    prints: 0,
    begunAt: instantOf(now),
    version: 1,
  };
  const added = [
    { ...receiptRunItem(run), version: run.version },
    receiptRunWorkItem(run.run, 'find-out', run.begunAt),
  ];
  return { run, writes: { added } };
};
