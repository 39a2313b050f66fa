import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { treasuryRoutes } from '../../shared/routes/treasury.ts';
import type { TreasuryRoute } from '../../shared/routes/treasury/route.ts';
import { type ADesk, aDesk, type Answer } from './a-desk.ts';
import type { Sample } from './sample.ts';

const folder = join(import.meta.dirname, 'samples');
const modules = readdirSync(folder).map(
  async (file): Promise<Record<string, Readonly<Record<string, Sample>>>> => import(join(folder, file)),
);

/** Of every endpoint a call that goes well, from the files in `samples/`: each exports one list, `…Samples`. */
export const samples: Readonly<Record<string, Sample>> = Object.assign(
  {},
  ...(await Promise.all(modules))
    .flatMap((module) => Object.entries(module))
    .filter(([name]) => name.endsWith('Samples'))
    .map(([, list]) => list),
);

/** Those without a sample fail by their name in routes.test.ts. */
export const everyRoute: readonly (readonly [name: string, route: TreasuryRoute, sample: Sample])[] =
  Object.entries(treasuryRoutes).flatMap(([name, route]) => {
    const sample = samples[name];
    return sample ? [[name, route, sample]] : [];
  });

/** Whether it writes anything; a preview is sent something and writes nothing. */
export const isChanging = ({ method, dryRun }: TreasuryRoute): boolean => method !== 'GET' && !dryRun;

/** A desk on which the sample's call goes well, and the version to name if there is one. */
export const preparedFor = async (sample: Sample): Promise<{ desk: ADesk; version: string | undefined }> => {
  const desk = await aDesk();
  const version = await sample.prepare?.(desk);
  return { desk, version: version ?? undefined };
};

/** Calls it as somebody of these groups. */
export const callAs = async (
  { desk, version }: Awaited<ReturnType<typeof preparedFor>>,
  groups: readonly string[],
  { method }: TreasuryRoute,
  path: string,
  input: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const caller = desk.as(...groups);
  if (method === 'GET') return caller.get(path);
  return method === 'POST' ? caller.post(path, input, headers) : caller.put(path, input, version);
};

/** All there is in the table, to be compared. */
export const everythingIn = async ({ client }: ADesk): Promise<string> => {
  const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand({ TableName: 'tragwerk' }));
  if (LastEvaluatedKey) throw new Error('more than one page');
  return Items.map((item) => JSON.stringify(item))
    .toSorted()
    .join('\n');
};
