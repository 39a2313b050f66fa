import { spawn } from 'node:child_process';

/** File descriptor 3: standard output belongs to the functions' log. */
export const resultDescriptor = 3;

/** Runs Node of this project in a process of its own and reads the JSON it leaves on descriptor 3. */
export const resultOfNode = async (
  nodeArguments: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<unknown> => {
  const child = spawn(process.execPath, nodeArguments, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    // Nothing of this shell: what is measured must not depend on who measures.
    env: environment,
  });
  const texts = { errors: '', result: '' };
  child.stderr?.on('data', (chunk: Buffer) => {
    texts.errors += chunk.toString('utf8');
  });
  child.stdio[resultDescriptor]?.on('data', (chunk: Buffer) => {
    texts.result += chunk.toString('utf8');
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve());
  });
  if (texts.result === '') throw new Error(`a measured process left no result:\n${texts.errors}`);
  const result: unknown = JSON.parse(texts.result);
  return result;
};
