import { houseIn } from './house-under-test.ts';
import { type Caught, honest, mutants, mutated } from './mutants/mutants.ts';
import { inTwoProcesses } from './two-processes.ts';

/** Plants each mistake in a copy of the house and tells what it took to find it. */
for (const mutant of mutants) mutated(mutant);
const free = await honest(await houseIn());
if (free.length > 0) {
  console.log('the house itself breaks promises in these worlds; mend it first:');
  for (const { invariant, detail } of free) console.log(`  ${invariant}: ${detail}`);
  process.exitCode = 1;
}
const caught = await inTwoProcesses<number, Caught>(
  new URL('mutants/mutant-process.ts', import.meta.url),
  [...mutants.keys()],
  ({ mutant, by, deliveries }) => {
    const outcome = `${by ? 'caught ' : 'ESCAPED'} ${String(deliveries).padStart(5)}`;
    console.log(`${outcome}  ${mutant}  (${by?.invariant ?? 'nobody noticed'})`);
  },
);
const found = caught.filter(({ by }) => by !== undefined).length;
const most = Math.max(...caught.map(({ deliveries }) => deliveries));
console.log(`${found} of ${mutants.length} mutants caught, the slowest after ${most} deliveries`);
if (found < mutants.length) process.exitCode = 1;
