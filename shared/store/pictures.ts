import * as z from 'zod';
import { EditionPicture } from '../domain/edition.ts';
import { keys } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Table, Update } from './table.ts';

/** A letter's picture with its bytes. */
const Picture = z.strictObject({
  type: EditionPicture.shape.type,
  digest: EditionPicture.shape.digest,
  content: z.instanceof(Uint8Array),
});
export type Picture = z.infer<typeof Picture>;

/** Nothing is deleted here: where a picture was taken away, its bytes are, and what is left says nothing. */
const Kept = Picture.partial();
const keptIn = storedAs(Kept);

/** Puts the picture in its place, in the same transaction as what the letter says of it; without one, takes it away. */
export const pictureUpdate = (topic: string, edition: string, picture: Picture | undefined): Update => ({
  key: keys.picture(topic, edition),
  names: { '#type': 'type' },
  ...(picture
    ? {
        expression: 'SET kind = :kind, #type = :type, digest = :digest, content = :content',
        values: {
          ':kind': 'PICTURE',
          ':type': picture.type,
          ':digest': picture.digest,
          ':content': picture.content,
        },
      }
    : { expression: 'SET kind = :kind REMOVE #type, digest, content', values: { ':kind': 'PICTURE' } }),
});

/** The pictures of letters to readers: at most 300 kB each, and read only where one is shown or sent. */
export const openPictures = (table: Table) => ({
  find: async (topic: string, edition: string): Promise<Picture | undefined> => {
    const item = await table.get(keys.picture(topic, edition), { consistent: true });
    const { type, digest, content } = item ? keptIn(item) : {};
    return type && digest !== undefined && content ? { type, digest, content } : undefined;
  },
});

export type Pictures = ReturnType<typeof openPictures>;
