import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { openApiDocument } from '../../shared/openapi.ts';

/**
 * Writes the types of the treasury's client from the API's own document: `npm run client`, after a route has changed.
 * What writes them needs another TypeScript than ours; it is installed at the first run, beside what the house needs
 * and not with it.
 */
const root = resolve(import.meta.dirname, '../..');
const here = join(root, 'web/treasury/api');
const installed = join(root, 'node_modules/.cache/client');
const run = promisify(execFile);

/** The treasury's part of the document; nothing else is asked by its pages. */
export const treasuryDocument = async (): Promise<string> => {
  const { paths, ...document } = await openApiDocument('https://example.org');
  const treasury = Object.entries(paths ?? {}).filter(([path]) => path.startsWith('/v1/treasury/'));
  return JSON.stringify({ ...document, paths: Object.fromEntries(treasury) });
};

/** Stands in the first line of what was written, so that a test sees when it is of another document. */
export const digestOf = (document: string): string =>
  createHash('sha256').update(document).digest('hex').slice(0, 16);

const install = async (): Promise<void> => {
  if (existsSync(join(installed, 'node_modules/openapi-typescript'))) return;
  process.stderr.write('installing openapi-typescript …\n');
  await mkdir(installed, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    await copyFile(join(here, file), join(installed, file));
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: installed });
};

const write = async (): Promise<void> => {
  await install();
  const folder = await mkdtemp(join(tmpdir(), 'tragwerk-client-'));
  try {
    const document = await treasuryDocument();
    const [from, to] = [join(folder, 'openapi.json'), join(folder, 'schema.d.ts')];
    await writeFile(from, document);
    const command = join(installed, 'node_modules/.bin/openapi-typescript');
    await run(command, [from, '--output', to, '--root-types', '--root-types-no-schema-prefix']);
    const written = join(here, 'schema.d.ts');
    await writeFile(
      written,
      `// Of the document ${digestOf(document)}, by npm run client.\n${await readFile(to, 'utf8')}`,
    );
    await run(join(root, 'node_modules/.bin/oxfmt'), [written], { cwd: root });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) await write();
