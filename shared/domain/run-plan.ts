import type { Language } from './language.ts';
import { type Instant, instantOf } from './month.ts';
import type { Batch, Run } from './run.ts';
import { readsOf, type Supporter } from './supporter.ts';

/** As many readers as the post takes in one call. */
const mostReaders = 1000;
/** How often in an hour letters go out. */
const ticksAnHour = 4;

/** How many letters may go out each time the clock wakes the run: at least one. */
export const lettersATick = (lettersAnHour: number): number =>
  Math.max(1, Math.floor(lettersAnHour / ticksAnHour));

/** How many readers there are in a batch: as many as the post takes, or as the pace allows at once. */
export const readersABatch = (lettersAnHour: number): number =>
  Math.min(mostReaders, lettersATick(lettersAnHour));

interface Group {
  readonly language: Language;
  readonly topics: readonly string[];
  readonly readers: string[];
}

export interface Planned {
  readonly batches: Batch[];
  /** How many of the readers were looked at, from the first on: those behind them are for the next time. */
  readonly walked: number;
}

/**
 * Puts readers into batches of those who get the very same letter: about the same, in the same language. Whoever reads
 * nothing of it is in none.
 *
 * @param readers in the order in which they are walked, each once
 * @param most how many batches may be made at once
 */
export const batchesOf = (
  run: Pick<Run, 'run' | 'editions' | 'frequency' | 'batches'>,
  readers: readonly Supporter[],
  { size, most, now }: { readonly size: number; readonly most: number; readonly now: Date },
): Planned => {
  const topics = [...new Set(run.editions.map(({ topic }) => topic))];
  const open = new Map<string, Group>();
  const full: Group[] = [];
  let walked = 0;
  for (const reader of readers) {
    const read = readsOf(reader, topics, run.frequency);
    if (read.length > 0) {
      const key = `${reader.language} ${read.join(' ')}`;
      const group = open.get(key);
      if (group) {
        group.readers.push(reader.supporter);
        if (group.readers.length >= size) {
          full.push(group);
          open.delete(key);
        }
      } else {
        if (full.length + open.size >= most) break;
        const begun: Group = { language: reader.language, topics: read, readers: [reader.supporter] };
        if (size <= 1) full.push(begun);
        else open.set(key, begun);
      }
    }
    walked += 1;
  }
  const writtenAt = instantOf(now);
  return {
    batches: [...full, ...open.values()].map((group, index) => batchOf(run, group, index, writtenAt)),
    walked,
  };
};

const batchOf = (
  { run, editions, frequency, batches }: Pick<Run, 'run' | 'editions' | 'frequency' | 'batches'>,
  { language, topics, readers }: Group,
  index: number,
  writtenAt: Instant,
): Batch => ({
  batch: `${run}.${String(batches + index + 1).padStart(4, '0')}`,
  run,
  editions: editions.filter(({ topic }) => topics.includes(topic)),
  language,
  frequency,
  readers,
  state: 'NEW',
  writtenAt,
});

/** What a run comes to before it is begun. */
export interface PlanOfRun {
  readonly letters: number;
  /** Of the post, at least: those who read in other languages get a call of their own. */
  readonly calls: number;
  /** From the first letter to the last, at the stage's pace. */
  readonly hours: number;
  /** What the letters cost at SendGrid, in cents of a dollar, as a part of its monthly plan; 0 without one. */
  readonly sendGridDollarCents: number;
  /** What DynamoDB and Lambda take for it, in cents of a dollar. */
  readonly awsDollarCents: number;
}

/** 89.95 $ for 100,000 letters (docs/cost.md). */
const sendGridDollarCentsALetter = 8995 / 100_000;
/** Reads, writes and processor time of 100,000 letters (docs/cost.md, docs/figures.md). */
const awsDollarCentsALetter = 6 / 100_000;

/** A dry run: how many letters, how long, and what it costs. */
export const planOf = (readers: number, lettersAnHour: number): PlanOfRun => {
  const ticks = Math.ceil(readers / lettersATick(lettersAnHour));
  return {
    letters: readers,
    calls: Math.ceil(readers / readersABatch(lettersAnHour)),
    hours: Math.max(0, ticks - 1) / ticksAnHour,
    sendGridDollarCents: readers * sendGridDollarCentsALetter,
    awsDollarCents: readers * awsDollarCentsALetter,
  };
};
