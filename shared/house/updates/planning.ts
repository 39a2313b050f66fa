import { batchesOf, readersABatch } from '../../domain/run-plan.ts';
import type { Run } from '../../domain/run.ts';
import type { Supporter } from '../../domain/supporter.ts';
import { behindReader, mostBatches } from '../../store/runs.ts';
import type { UpdatesParts } from './parts.ts';

type PlanningParts = Pick<UpdatesParts, 'clock' | 'lettersAnHour' | 'runs' | 'supporters'>;

const pageReaders = 1000;
/** So many readers of a run at once: few enough to hold, and enough that most batches are full. */
const mostHeld = 5000;
/** So many pages of readers of other topics, before the way so far is written down. */
const mostPages = 20;

/**
 * Puts the readers into batches, from where the walk through them stopped last. Each step writes its batches together
 * with how far it came, so that whoever goes on leaves nobody out and takes nobody twice.
 *
 * @returns the run as it is now; nothing if somebody else planned, paused or cancelled it meanwhile
 */
export const planReaders = async (run: Run, until: Date, parts: PlanningParts): Promise<Run | undefined> => {
  const { clock } = parts;
  let planned: Run | undefined = run;
  while (planned && !planned.planned && clock.now() < until) planned = await planStep(planned, until, parts);
  return planned;
};

const planStep = async (
  run: Run,
  until: Date,
  { clock, lettersAnHour, runs, supporters }: PlanningParts,
): Promise<Run | undefined> => {
  const topics = run.editions.map(({ topic }) => topic);
  const wanted: Supporter[] = [];
  let { after } = run;
  let atEnd = false;
  for (let page = 0; page < mostPages && wanted.length < mostHeld && !atEnd; page += 1) {
    if (page > 0 && clock.now() >= until) break;
    const { readers, next } = await supporters.readers({ after, limit: pageReaders }, run.cutoff);
    wanted.push(
      ...readers.filter((reader) => topics.some((topic) => reader.topics[topic] === run.frequency)),
    );
    after = next;
    atEnd = next === undefined;
  }
  const { batches, walked } = batchesOf(run, wanted, {
    size: readersABatch(lettersAnHour),
    most: mostBatches,
    now: clock.now(),
  });
  const last = wanted[walked - 1];
  // More different letters than one transaction holds: the next step begins with the first reader that is left.
  const isCut = walked < wanted.length && last !== undefined;
  const { after: _before, ...rest } = run;
  const position = isCut ? behindReader(last) : after;
  return runs.plan(
    {
      ...rest,
      ...(position !== undefined && { after: position }),
      planned: atEnd && !isCut,
      batches: run.batches + batches.length,
    },
    batches,
  );
};
