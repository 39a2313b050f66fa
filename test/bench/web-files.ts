import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure, Section } from './figure.ts';
import { sum } from './statistics.ts';

/** Compressed as CloudFront does at the least; with Brotli it is a tenth less. */
const kilobytesOf = (content: string): number => gzipSync(content).length / 1000;

/** The scripts that lie beside the function `site`, and the widget with all it ever loads. */
export const webFiles = async (bundles: string): Promise<Section> => {
  const folder = join(bundles, 'ours/site/web');
  const scripts = new Map<string, string>();
  for (const file of await readdir(folder))
    if (file.endsWith('.js')) scripts.set(file, await readFile(join(folder, file), 'utf8'));
  const sizeOf = (file: string): number => kilobytesOf(scripts.get(file) ?? '');
  const widget = loadedBy('v1.js', scripts);
  return {
    title: 'What a browser fetches, compressed',
    figures: [
      ...scripts
        .keys()
        .toArray()
        .toSorted()
        .map((file): Figure => ({
          figure: file.replace(/-[A-Z0-9]{8}\./, '-….'),
          ...kilobytes(sizeOf(file)),
        })),
      { figure: 'the widget in all', ...kilobytes(sum([...widget].map(sizeOf))), atMost: 10 },
    ],
  };
};

const kilobytes = (measured: number) => ({ measured, unit: 'kB', decimals: 1 });

/** @throws Error if the script is not there: nothing would be small enough */
const loadedBy = (
  file: string,
  scripts: ReadonlyMap<string, string>,
  known = new Set<string>(),
): Set<string> => {
  const content = scripts.get(file);
  if (content === undefined) throw new Error(`${file} was not built`);
  known.add(file);
  for (const [, next = ''] of content.matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g))
    if (!known.has(next)) loadedBy(next, scripts, known);
  return known;
};

/** The campaign's page as anybody gets it who asks for nothing in particular. */
export const pageSize = async (origin: string): Promise<Figure> => {
  const answer = await fetch(`${origin}/c/netzwerk`);
  if (!answer.ok) throw new Error(`the campaign's page answered ${answer.status}`);
  return {
    figure: 'HTML of the campaign’s page',
    ...kilobytes(kilobytesOf(await answer.text())),
    atMost: 30,
  };
};
