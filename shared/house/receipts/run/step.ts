import { instantOf } from '../../../domain/month.ts';
import type { ReceiptRun } from '../../../domain/receipt-run.ts';
import { addsUp, wholeOf } from '../../../domain/receipt-run-sums.ts';
import { cursorOf, type Walk, walkOf } from '../../../domain/receipt-run-walk.ts';
import { receiptBellItem } from '../../../store/receipts.ts';
import { receiptRunWorkDone } from '../../../store/receipt-runs.ts';
import type { Update } from '../../../store/table.ts';
import type { IssuingParts } from '../parts.ts';
import { assessPage } from './assessing.ts';
import { collectPage } from './collecting.ts';
import { gateOf, issuePage } from './issuing.ts';
import { openGivers } from './members.ts';
import type { RunParts, Walked } from './parts.ts';
import { printPart } from './printing.ts';
import { remembering } from './remembered.ts';

/**
 * Goes on with a run, page after page, until it is at its end, a person is to look at it, or the time is over: then it
 * rings for itself. How far it is is written after every page, so that whoever was killed goes on from there; a page
 * done twice comes to the same. Where two work on one run, the slower one stops.
 *
 * @param mayGoOn whether there is time for one more page; the first is always done
 */
export const doRunStep = async (name: string, parts: IssuingParts, mayGoOn: () => boolean): Promise<void> => {
  const { receiptRuns, receipts, clock, log, newKey } = parts;
  const remembered: RunParts = { ...remembering(parts), givers: openGivers(parts) };
  let run = await receiptRuns.find(name);
  for (;;) {
    const walk = run && walkOf(run);
    if (!run || !walk) return;
    const stepped = await step(run, walk, remembered);
    if (!stepped) return;
    run = await receiptRuns.change(stepped.run, stepped.updates);
    if (!run) {
      log.tell('receipt run is in other hands', { run: name });
      return;
    }
    tellIfNew(stepped.run, walk, parts);
    if (run.state === 'waiting') return;
    if (walkOf(run) && !mayGoOn()) {
      const bell = receiptBellItem(newKey(), { work: 'run', run: name }, clock.now());
      await receipts.commit({ added: [bell] });
      return;
    }
  }
};

interface Stepped {
  readonly run: ReceiptRun;
  readonly updates?: readonly Update[];
}

/** @returns undefined for a run that waits on */
const step = async (run: ReceiptRun, walk: Walk, parts: RunParts): Promise<Stepped | undefined> => {
  if (run.state === 'waiting') {
    return (await gateOf(run, parts)) === undefined ? { run: { ...run, state: 'issuing' } } : undefined;
  }
  if (walk.name === 'issue') {
    const walked = await issuePage(run, walk, parts);
    return walked === 'waits' ? { run: { ...run, state: 'waiting' } } : onward(walked, walk, parts);
  }
  return onward(await walks[walk.name](run, walk, parts), walk, parts);
};

const walks = { collect: collectPage, assess: assessPage, count: collectPage, print: printPart } as const;

/** A walk that is not at its end goes on; else what comes after it begins. */
const onward = (walked: Walked, walk: Walk, parts: RunParts): Stepped => {
  const { run, next } = walked;
  return next ? { run: { ...run, cursor: cursorOf(next) } } : afterwards(run, walk, parts);
};

/** Each round finds what has changed during the one before. If that never ends, a person is told. */
const mostRounds = 4;

const afterwards = (walked: ReceiptRun, { name, round }: Walk, { clock, log }: RunParts): Stepped => {
  const { cursor: _, ...run } = walked;
  switch (name) {
    case 'collect':
      return { run: { ...run, state: 'assessing' } };
    case 'assess':
      return {
        run: { ...run, state: 'ready', donors: run.donorsDone },
        updates: [receiptRunWorkDone(run.run, 'find-out')],
      };
    case 'count':
      return { run: { ...run, cursor: cursorOf({ name: 'issue', round }) } };
    case 'issue': {
      if (run.sums && addsUp(run.sums)) return { run: { ...run, state: 'printing' } };
      if (round < mostRounds) {
        return { run: { ...run, cursor: cursorOf({ name: 'count', round: round + 1 }) } };
      }
      log.alarm('receipt-run-sums', 'The sums of a run of receipts are not what the books say.', {
        run: run.run,
        booksCents: run.sums?.all.cents,
        runCents: run.sums && wholeOf(run.sums).cents,
      });
      return { run: { ...run, state: 'printing' } };
    }
    case 'print':
      return {
        run: { ...run, state: 'done', endedAt: instantOf(clock.now()) },
        updates: [receiptRunWorkDone(run.run, 'issue')],
      };
  }
};

const tellIfNew = (run: ReceiptRun, walk: Walk, { log }: IssuingParts): void => {
  const now = walkOf(run);
  if (now?.name === walk.name && run.state !== 'waiting') return;
  log.tell('receipt run goes on', { run: run.run, state: run.state, donors: run.donors });
};
