import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleWeb } from '../../infra/web-bundle.ts';

it('is at most 10 kB to fetch, all of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tragwerk-web-'));
  try {
    const built = await bundleWeb(folder);
    const widget = built.filter(({ file }) => /^(?:v1\.js|proof-[A-Z0-9]{8}\.js)$/.test(file));
    expect(widget).toHaveLength(2);
    expect(widget.reduce((bytes, { gzipBytes }) => bytes + gzipBytes, 0)).toBeLessThanOrEqual(10_000);
    expect((await readdir(folder)).toSorted()).toEqual(
      [...built.map(({ file }) => file), 'licences.txt'].toSorted(),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
