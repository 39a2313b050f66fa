import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import type { Archive } from '../../shared/store/archive.ts';

/** The archive in a folder of this machine. What a document was before stays beside it, below `earlier`. */
export const openFolderArchive = (folder: string): Archive => {
  const root = resolve(folder);
  const placeOf = (name: string): string => {
    const place = resolve(root, name);
    if (!place.startsWith(root + sep)) throw new Error(`${name} leads out of the archive`);
    return place;
  };
  const get = async (name: string): Promise<Buffer | undefined> => {
    try {
      return await readFile(placeOf(name));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  };

  return {
    get,
    put: async (name, bytes) => {
      const before = await get(name);
      if (before?.equals(bytes)) return;
      if (before) await write(placeOf(join('earlier', `${name}.${digestOf(before)}`)), before);
      await write(placeOf(name), bytes);
    },
    remove: async (name) => rm(placeOf(name), { force: true }),
  };
};

/** @param folder where documents stay; without it they are gone with the house */
export const openLocalArchive = async (folder: string | undefined) => {
  if (folder !== undefined) return { archive: openFolderArchive(folder), close: async () => undefined };
  const passing = await mkdtemp(join(tmpdir(), 'tragwerk-archive-'));
  return {
    archive: openFolderArchive(passing),
    close: async () => rm(passing, { recursive: true, force: true }),
  };
};

/** All of it or nothing, as S3 does: whoever reads meanwhile finds what was there before. */
const write = async (place: string, bytes: Uint8Array): Promise<void> => {
  await mkdir(dirname(place), { recursive: true });
  const unfinished = `${place}.${randomUUID()}.unfinished`;
  await writeFile(unfinished, bytes);
  await rename(unfinished, place);
};

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
