import type { Edition } from '../../../domain/edition.ts';
import type { Batch, Run } from '../../../domain/run.ts';
import type { WrittenEdition } from '../../../routes/treasury/update-parts.ts';
import type { Runs } from '../../../store/runs.ts';

export interface RunParts {
  readonly runs: Pick<Runs, 'find' | 'batchesOf'>;
}

/** What a letter goes out by: a month's by a run of its own, milestones together with those of other topics. */
export const runOf = async ({ run }: Pick<Edition, 'run'>, { runs }: RunParts): Promise<Run | undefined> =>
  run === undefined ? undefined : runs.find(run);

export const batchesOf = async ({ run }: Run, { runs }: RunParts): Promise<Batch[]> =>
  Array.fromAsync(runs.batchesOf(run));

/** How many of a letter the post has taken. Of a day's milestones some readers read about other topics only. */
export const sentOf = (
  { topic, edition }: Pick<Edition, 'topic' | 'edition'>,
  batches: readonly Batch[],
): number =>
  batches
    .filter(({ editions }) => editions.some((each) => each.topic === topic && each.edition === edition))
    .reduce((sum, { state, sent = 0 }) => (state === 'SENT' ? sum + sent : sum), 0);

/** How far a letter is on its way; nothing before it begins. */
export const progressOfRun = async (
  edition: Edition,
  parts: RunParts,
): Promise<WrittenEdition['progress'] | undefined> => {
  const run = await runOf(edition, parts);
  if (!run) return undefined;
  const batches = await batchesOf(run, parts);
  return {
    state: run.state,
    sent: sentOf(edition, batches),
    stuck: batches.filter(({ state }) => state === 'UNKNOWN' || state === 'REFUSED').length,
    merged: run.editions.length > 1,
  };
};
