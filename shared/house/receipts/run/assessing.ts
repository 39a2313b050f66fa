import type { ReceiptRun, ReceiptRunDonor } from '../../../domain/receipt-run.ts';
import { addedSums, emptySums, nothing } from '../../../domain/receipt-run-sums.ts';
import type { Walk } from '../../../domain/receipt-run-walk.ts';
import { lookAt, receiptsIn, sumsIn } from './looking.ts';
import type { RunParts, Walked } from './parts.ts';

const pageSize = 50;

/** A page of donors: what each would get if the run were started now. Nothing is issued. */
export const assessPage = async (run: ReceiptRun, walk: Walk, parts: RunParts): Promise<Walked> => {
  const { donors, next } = await parts.receiptRuns.donors(run.run, { after: walk.place, limit: pageSize });
  const assessed = await Promise.all(donors.map(async (donor) => assess(donor, run, parts)));
  await Promise.all(assessed.map(async (donor) => parts.receiptRuns.note(donor)));
  return {
    run: withDone(run, walk, assessed),
    next: next === undefined ? undefined : { ...walk, place: next },
  };
};

const assess = async (
  { donor }: ReceiptRunDonor,
  run: ReceiptRun,
  parts: RunParts,
): Promise<ReceiptRunDonor> => {
  const look = await lookAt({ donor }, run, parts);
  const isReady = look.ready.length > 0;
  const sums = sumsIn(look, 'issued', receiptsIn(look).size + (isReady ? 1 : 0));
  const isBlocked = Object.keys(sums.blocked).length > 0;
  return {
    run: run.run,
    donor,
    outcome: isReady ? 'ready' : isBlocked ? 'blocked' : 'nothing',
    sums,
    ...(isReady && { by: look.by }),
  };
};

/** The run with these donors done: their sums, from nothing on the first page of a walk. */
export const withDone = (
  run: ReceiptRun,
  walk: Walk,
  donors: readonly Pick<ReceiptRunDonor, 'sums'>[],
): ReceiptRun => {
  const before = { ...emptySums, all: nothing, ...run.sums };
  const { all, ...sums } = walk.place === undefined ? { ...before, ...emptySums } : before;
  const done = (walk.place === undefined ? 0 : run.donorsDone) + donors.length;
  return {
    ...run,
    donorsDone: done,
    donors: Math.max(run.donors, done),
    sums: { ...donors.reduce((sum, donor) => addedSums(sum, donor.sums ?? emptySums), sums), all },
  };
};
