import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleTreasury, type TreasuryFile } from '../../../infra/web-bundle.ts';

describe('the treasury’s pages, as they are built', () => {
  let folder: string;
  let files: readonly TreasuryFile[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tragwerk-treasury-'));
    files = await bundleTreasury(folder);
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  /** A file and all that browsers fetch together with it. */
  const togetherWith = (names: readonly string[]): Set<string> => {
    const fetched = new Set<string>();
    const fetch = (name: string): void => {
      if (fetched.has(name)) return;
      fetched.add(name);
      for (const next of files.find(({ file }) => file === name)?.imports ?? []) fetch(next);
    };
    names.forEach(fetch);
    return fetched;
  };
  const named = (pattern: RegExp): string[] =>
    files.map(({ file }) => file).filter((file) => pattern.test(file));

  it('are at most 60 kB to fetch before the month stands there', () => {
    const first = togetherWith([
      'index.html',
      ...named(/^look-.*\.css$/),
      ...named(/^treasury-.*\.js$/),
      ...named(/^month-page-.*\.js$/),
      // Two of each name: German and English. The longer ones.
      ...(['shell', 'month'] as const).map((name) =>
        longest(named(new RegExp(`^${name}-[A-Z0-9]{8}\\.js$`))),
      ),
    ]);
    const sum = files
      .filter(({ file }) => first.has(file))
      .reduce((bytes, { gzipBytes }) => bytes + gzipBytes, 0);
    expect(first.size).toBeGreaterThanOrEqual(6);
    expect(sum).toBeLessThanOrEqual(60_000);
  });

  const longest = (names: readonly string[]): string =>
    files
      .filter(({ file }) => names.includes(file))
      .toSorted((one, other) => other.gzipBytes - one.gzipBytes)[0]?.file ?? '';

  it('name their content, but for the page that is asked for anew each time', async () => {
    for (const { file } of files) expect(file).toMatch(/^(?:index\.html|[\w-]+-[A-Z0-9]{8}\.(?:js|css))$/);
    expect((await readdir(folder)).toSorted()).toEqual(
      [...files.map(({ file }) => file), 'licences.txt'].toSorted(),
    );
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    const linked = [...page.matchAll(/(?:href|src)="\/treasury\/([^"]+)"/g)].map(([, file = '']) => file);
    const [entry = ''] = named(/^treasury-.*\.js$/);
    const imports = [...togetherWith([entry])].filter((file) => file !== entry);
    expect(linked.toSorted()).toEqual([...named(/^look-.*\.css$/), entry, ...imports].toSorted());
  });

  it('carry no schemas: those stay in the house', async () => {
    for (const { file } of files)
      expect(await readFile(join(folder, file), 'utf8')).not.toContain('ZodError');
  });

  it('say whose work is inside', async () => {
    const licences = await readFile(join(folder, 'licences.txt'), 'utf8');
    for (const name of ['lit', 'lit-html', 'oidc-client-ts', 'openapi-fetch'])
      expect(licences).toContain(`${name}\n`);
  });
});
