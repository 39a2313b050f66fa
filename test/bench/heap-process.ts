import { writeSync } from 'node:fs';
import { resultDescriptor } from './child-process.ts';
import { aGift } from './gift-events.ts';
import { stubbedHouse } from './stubbed-house.ts';

/** Hears and books one event after the other, and says how much memory is in use on the way. */
const [template = '[]', ...marks] = process.argv.slice(2);
const bodies: string[] = JSON.parse(template);
const collect = globalThis.gc;
if (!collect) throw new Error('start it with --expose-gc');

const house = await stubbedHouse();
const heapBytes: number[] = [];
let done = 0;
for (const mark of marks.map(Number)) {
  for (; done < mark; done += 1) {
    await house.hearAndBook(aGift(bodies, `heap ${done}`, new Date()).bodies[0] ?? '');
  }
  // Twice: what a finalizer lets go in the first round is collected in the second.
  collect();
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  collect();
  heapBytes.push(process.memoryUsage().heapUsed);
}
writeSync(resultDescriptor, JSON.stringify(heapBytes));
process.exit();
