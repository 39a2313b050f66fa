import type { Carrier } from '../../../domain/carrier.ts';
import type { Sentence } from '../../../domain/locale.ts';
import { type Day, dayOf, formatDay, instantOf } from '../../../domain/month.ts';
import { carrierGate, receiptSentences, yearlyFrom } from '../../../domain/receipt-gate.ts';
import type { ReceiptRun } from '../../../domain/receipt-run.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { receiptRunItem, receiptRunWorkDone, receiptRunWorkItem } from '../../../store/receipt-runs.ts';
import type { RunDecided } from './beginning.ts';

/** Why a run cannot start or go on on a day, and what to do about it; each with the code of its refusal. */
interface InTheWay {
  readonly code: string;
  readonly sentence: Sentence;
}

/**
 * @param early although debits of the year may still come back
 * @returns undefined if the button works
 */
export const inTheWayOf = (
  run: ReceiptRun,
  carrier: Carrier,
  today: Day,
  early = false,
): InTheWay | undefined => {
  const gate = carrierGate(carrier, today);
  if (gate && run.state !== 'done' && run.state !== 'cancelled') {
    return { code: `run.${gate}`, sentence: receiptSentences[gate] };
  }
  if (run.state !== 'ready') return undefined;
  if (Number(today.slice(0, 4)) <= run.year) {
    return {
      code: 'run.year-not-over',
      sentence: {
        de: `${run.year} ist noch nicht vorbei. Sammelbestätigungen gibt es danach; eine einzelne Spende lässt sich schon jetzt bescheinigen.`,
        en: `${run.year} is not over. Collective receipts are issued after it; a single gift can be certified now.`,
      },
    };
  }
  const from = yearlyFrom(carrier, run.year);
  if (early || today >= from) return undefined;
  return {
    code: 'run.early',
    sentence: {
      de: `Der Jahreslauf ist ab dem ${formatDay(from, 'de')} vorgesehen: bis dahin können Banken Lastschriften des Jahres noch zurückgeben. Wer früher startet, lässt diese aus.`,
      en: `The yearly run is meant to start on ${formatDay(from, 'en')}: until then banks may still take debits of the year back. Whoever starts earlier leaves those out.`,
    },
  };
};

/**
 * Starts a run that somebody has looked at. Writing it wakes whoever issues.
 *
 * @throws Refusal 409 `run.not-ready`, `run.notice-over`, `run.notice-without-year`, `run.year-not-over`, `run.early`
 */
export const startedRun = (
  run: ReceiptRun,
  { by, early, carrier, now }: { by: string; early: boolean; carrier: Carrier; now: Date },
): RunDecided => {
  if (run.state !== 'ready') throw notReady(run);
  const block = inTheWayOf(run, carrier, dayOf(now), early);
  if (block) throw new Refusal(409, block.code, block.sentence);
  const { cursor: _, ...kept } = run;
  const startedAt = instantOf(now);
  const started: ReceiptRun = { ...kept, state: 'issuing', donorsDone: 0, startedBy: by, startedAt };
  return {
    run: { ...started, version: run.version + 1 },
    writes: {
      changed: [{ item: receiptRunItem(started), version: run.version }],
      added: [receiptRunWorkItem(run.run, 'issue', startedAt)],
    },
  };
};

/**
 * Gives up a run that has issued nothing.
 *
 * @throws Refusal 409 `run.started`, `run.over`
 */
export const cancelledRun = (run: ReceiptRun, now: Date): RunDecided => {
  if (run.state === 'done' || run.state === 'cancelled') {
    throw new Refusal(409, 'run.over', {
      de: 'Dieser Jahreslauf ist schon zu Ende.',
      en: 'This yearly run is over already.',
    });
  }
  if (run.startedAt !== undefined) {
    throw new Refusal(409, 'run.started', {
      de: 'Dieser Jahreslauf ist gestartet und stellt aus. Er läuft zu Ende; einzelne Bescheinigungen lassen sich danach widerrufen.',
      en: 'This yearly run has started and issues receipts. It goes on to its end; single receipts can be withdrawn after that.',
    });
  }
  const { cursor: _, ...kept } = run;
  const cancelled: ReceiptRun = { ...kept, state: 'cancelled', endedAt: instantOf(now) };
  return {
    run: { ...cancelled, version: run.version + 1 },
    writes: {
      changed: [{ item: receiptRunItem(cancelled), version: run.version }],
      updates: [receiptRunWorkDone(run.run, 'find-out')],
    },
  };
};

const notReady = ({ state }: ReceiptRun): Refusal =>
  state === 'collecting' || state === 'assessing'
    ? new Refusal(409, 'run.not-ready', {
        de: 'Die Vorschau ist noch nicht fertig. Bitte abwarten, bis alle Spenden durchgesehen sind, und dann starten.',
        en: 'The preview is not ready. Please wait until all gifts have been looked through, and start then.',
      })
    : new Refusal(409, 'run.not-ready', {
        de: 'Dieser Jahreslauf ist schon gestartet oder zu Ende.',
        en: 'This yearly run has started already, or is over.',
      });
