import { parseArgs } from 'node:util';
import { startDynamoDb } from '../../infra/local/dynamodb.ts';
import { freePort } from '../../infra/local/ports.ts';
import { crashEverywhere } from './enumerated/crash-points.ts';
import { noFigures, printed, sumOf } from './figures.ts';
import { houseIn } from './house-under-test.ts';
import { planFor, type Tier } from './plan.ts';
import { shrink } from './shrink.ts';
import { inTwoProcesses } from './two-processes.ts';
import type { WorldJob, WorldResult } from './world-process.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    deliveries: { type: 'string', default: '10000' },
    tier: { type: 'string', default: '1' },
    crashes: { type: 'boolean', default: false },
  },
});

/** Lives through worlds, two at a time, and prints what they came to; a failing seed shrinks to its shortest story. */
const simulate = async (): Promise<void> => {
  const tiers: readonly Tier[] = [1, 2, 3];
  const tier = tiers.find((each) => String(each) === values.tier) ?? 1;
  const [first, seeds, deliveries] = [values.seed, values.seeds, values.deliveries].map(Number);
  if (!first || !seeds || !deliveries)
    throw new Error('usage: --seed 1 --seeds 20 --deliveries 1000000 --tier 1');
  const local = tier === 3 ? await startDynamoDb({ port: await freePort() }) : undefined;
  const jobs = Array.from({ length: seeds }, (_, index): WorldJob => {
    const job = { tier, seed: first + index, deliveries: Math.ceil(deliveries / seeds) };
    return local ? { ...job, endpoint: local.endpoint } : job;
  });
  const started = performance.now();
  let figures = noFigures;
  const failing: WorldJob[] = [];
  await inTwoProcesses<WorldJob, WorldResult>(
    new URL('world-process.ts', import.meta.url),
    jobs,
    (result, job) => {
      figures = sumOf(figures, result.figures);
      if (result.violations.length === 0) return;
      failing.push(job);
      console.log(`seed ${job.seed} breaks ${result.violations.length} promises:`);
      for (const { invariant, detail } of result.violations.slice(0, 10))
        console.log(`  ${invariant}: ${detail}`);
    },
  );
  console.log(printed(figures, (performance.now() - started) / 1000));
  local?.stop();
  const [shortest] = failing;
  if (shortest) await tellShortest(shortest);
  process.exitCode = failing.length > 0 ? 1 : 0;
};

/** What a person still reads. */
const mostLines = 80;

/** The worlds of the other tiers fail for the same reasons, and are dearer to repeat. */
const tellShortest = async ({ seed, deliveries }: WorldJob): Promise<void> => {
  console.log(`\nshrinking seed ${seed} …`);
  const shrunk = await shrink(planFor(1, seed, deliveries), await houseIn());
  if (!shrunk) {
    console.log('it holds on tier 1: run it again on its own tier');
    return;
  }
  const { plan, violations, faults } = shrunk;
  console.log(`stories ${[...(plan.onlyStories ?? [])].join(', ')}; add them to found-seeds.ts`);
  const lines = [...shrunk.deliveries, ...faults];
  for (const line of lines.slice(0, mostLines)) console.log(`  ${line}`);
  if (lines.length > mostLines) console.log(`  … and ${lines.length - mostLines} more`);
  for (const { invariant, detail } of violations) console.log(`  → ${invariant}: ${detail}`);
};

const crash = async (): Promise<void> => {
  const house = await houseIn();
  for (const lostBells of [0, 1] as const) {
    const { points, survived, byHandler, lost } = await crashEverywhere(house, lostBells);
    const where = [...byHandler].map(([handler, count]) => `${handler} ${count}`).join(', ');
    console.log(
      `${survived} of ${points} crash points survived ${lostBells ? 'without' : 'with'} bells (${where})`,
    );
    for (const { point } of lost) console.log(`  lost: died ${point.moment} ${point.call}`);
    if (lost.length > 0) process.exitCode = 1;
  }
};

await (values.crashes ? crash() : simulate());
