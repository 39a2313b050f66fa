import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { markdownTable, type Section } from './figure.ts';

const page = resolve(import.meta.dirname, '../../docs/figures.md');
const begin = '<!-- bench:begin: written by `npm run bench -- --write`, do not edit by hand -->';
const end = '<!-- bench:end -->';

/** Puts the table of this run in the place of the last one. */
export const writeFigures = async (sections: readonly Section[]): Promise<void> => {
  const text = await readFile(page, 'utf8');
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start === -1 || stop < start) throw new Error(`docs/figures.md has lost its marks ${begin} and ${end}`);
  const day = new Date().toISOString().slice(0, 10);
  const block = `${begin}\n\nMeasured on ${day} with Node ${process.versions.node} on 2 shared cores.\n\n${markdownTable(sections)}\n\n`;
  await writeFile(page, text.slice(0, start) + block + text.slice(stop));
};
