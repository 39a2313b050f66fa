import * as z from 'zod';
import { EditionPicture } from '../domain/edition.ts';

/** Lies in the letter, so that nothing is fetched when it is opened; `id` is its place: `cid:picture`. */
export const InlinePicture = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  type: EditionPicture.shape.type,
  content: z.instanceof(Uint8Array),
});
export type InlinePicture = z.infer<typeof InlinePicture>;

/** As SendGrid takes it. */
export const attachmentOf = ({ id, type, content }: InlinePicture) => ({
  content: Buffer.from(content).toString('base64'),
  type,
  filename: `${id}.${type === 'image/png' ? 'png' : 'jpg'}`,
  disposition: 'inline',
  content_id: id,
});
