import { writeSync } from 'node:fs';
import { resultDescriptor } from './child-process.ts';
import { benchTreasury } from './treasury-ledger-books.ts';

/** Exports the whole ledger, and says how much memory was in use at the most on the way, and how large the file is. */
const [endpoint = '', accessKeyId = '', file = ''] = process.argv.slice(2);
const collect = globalThis.gc;
if (!collect) throw new Error('start it with --expose-gc');

const treasury = benchTreasury(endpoint, accessKeyId);
let calls = 0;
let most = 0;
/** What is in use, not what waits to be collected; the bytes of the answer lie outside of the heap. */
const look = (): void => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  most = Math.max(most, heapUsed + arrayBuffers);
};
treasury.client.middlewareStack.add(
  (next) => async (call) => {
    calls += 1;
    if (calls % 20 === 0) look();
    return next(call);
  },
  { step: 'initialize', name: 'heap' },
);
// What a process needs for its first file at all is not what a file needs.
await treasury.get(`/v1/treasury/exports/${file}`, { from: '2026-01', through: '2026-01' });
most = 0;
const before = process.cpuUsage();
const answer = await treasury.get(`/v1/treasury/exports/${file}`);
const { user, system } = process.cpuUsage(before);
writeSync(
  resultDescriptor,
  JSON.stringify({ peakBytes: most, answerBytes: answer.length, cpuSeconds: (user + system) / 1e6 }),
);
process.exit();
