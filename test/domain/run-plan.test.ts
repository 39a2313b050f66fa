import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Language } from '../../shared/domain/language.ts';
import { Instant } from '../../shared/domain/month.ts';
import { batchesOf, lettersATick, planOf, readersABatch } from '../../shared/domain/run-plan.ts';
import type { Run } from '../../shared/domain/run.ts';
import { Frequency, Supporter } from '../../shared/domain/supporter.ts';

const now = new Date('2026-12-01T08:00:00Z');
const topics = ['netzwerk', 'leipzig', 'federation'] as const;

const readers = fc
  .array(
    fc.record({
      language: fc.constantFrom(...Language.options),
      email: fc.option(fc.constant('ada@example.org'), { nil: undefined }),
      topics: fc.dictionary(fc.constantFrom(...topics), fc.constantFrom(...Frequency.options)),
    }),
    { maxLength: 60 },
  )
  .map((drawn) =>
    drawn.map((reader, index) =>
      Supporter.parse({
        supporter: `sup_${String(index).padStart(20, '0')}`,
        confirmedAt: '2026-10-01T10:00:00.000Z',
        version: 1,
        ...reader,
      }),
    ),
  );

const aRun = (about: readonly string[], frequency: Frequency): Run => ({
  run: 'milestones.2026-12-01',
  editions: about.map((topic) => ({ topic, edition: '2026-12-01' })),
  frequency,
  cutoff: Instant.parse('2026-12-01T08:00:00.000Z'),
  planned: false,
  batches: 7,
  state: 'sending',
  startedAt: Instant.parse('2026-12-01T08:00:00.000Z'),
  version: 1,
});

describe('putting readers into batches', () => {
  it('takes each who reads of it once, and nobody else; walks on until everybody was looked at', () => {
    fc.assert(
      fc.property(
        readers,
        fc.subarray([...topics], { minLength: 1 }),
        fc.constantFrom(...Frequency.options),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 5 }),
        (all, about, frequency, size, most) => {
          const run = aRun(about, frequency);
          const inBatches: string[] = [];
          const names = new Set<string>();
          let left = all;
          let made = run.batches;
          while (left.length > 0) {
            const { batches, walked } = batchesOf({ ...run, batches: made }, left, { size, most, now });
            expect(walked).toBeGreaterThan(0);
            expect(batches.length).toBeLessThanOrEqual(most);
            for (const batch of batches) {
              expect(batch.readers.length).toBeLessThanOrEqual(size);
              names.add(batch.batch);
              for (const supporter of batch.readers) {
                const reader = all.find((one) => one.supporter === supporter);
                expect(reader?.language).toBe(batch.language);
                expect(about.filter((topic) => reader?.topics[topic] === frequency)).toEqual(
                  batch.editions.map(({ topic }) => topic),
                );
              }
            }
            inBatches.push(...batches.flatMap((batch) => batch.readers));
            made += batches.length;
            left = left.slice(walked);
          }
          expect(names.size).toBe(made - run.batches);
          expect(inBatches.toSorted()).toEqual(
            all
              .filter(
                (one) => one.email !== undefined && about.some((topic) => one.topics[topic] === frequency),
              )
              .map((one) => one.supporter),
          );
        },
      ),
    );
  });
});

describe('a dry run', () => {
  it('tells how many, how long and what it costs', () => {
    expect(planOf(100_000, 20_000)).toMatchObject({ letters: 100_000, calls: 100, hours: 4.75 });
    expect(planOf(100_000, 20_000).sendGridDollarCents).toBeCloseTo(8995);
    expect(planOf(0, 20_000)).toEqual({
      letters: 0,
      calls: 0,
      hours: 0,
      sendGridDollarCents: 0,
      awsDollarCents: 0,
    });
  });

  it('keeps a slow pace in small batches, however slow it is', () => {
    expect([lettersATick(100), readersABatch(100)]).toEqual([25, 25]);
    expect([lettersATick(1), readersABatch(1)]).toEqual([1, 1]);
    expect(readersABatch(1_000_000)).toBe(1000);
  });
});
