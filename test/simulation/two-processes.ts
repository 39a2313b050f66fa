import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Hands jobs to two processes, one at a time each.
 *
 * @param file the processes' program; it gets a job as a message and answers with one
 * @param done hears of each result as it comes, in no particular order
 */
export const inTwoProcesses = async <Job extends number | object, Result>(
  file: URL,
  jobs: readonly Job[],
  done: (result: Result, job: Job) => void,
): Promise<Result[]> => {
  const waiting = [...jobs];
  const results: Result[] = [];
  const work = async (): Promise<void> => {
    const child = fork(fileURLToPath(file));
    const ended = once(child, 'exit').then(() => {
      throw new Error(`${file.pathname} ended before its work was done`);
    });
    ended.catch(() => undefined);
    try {
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
        const given = job;
        child.send(given);
        const [result]: Result[] = await Promise.race([once(child, 'message'), ended]);
        if (result === undefined) throw new Error(`${file.pathname} answered nothing`);
        results.push(result);
        done(result, given);
      }
    } finally {
      child.kill();
    }
  };
  await Promise.all([work(), work()]);
  return results;
};
