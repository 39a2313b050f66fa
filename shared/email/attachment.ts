import * as z from 'zod';

/** A document that comes with a letter. */
export const Attachment = z.strictObject({
  /** As it is saved: letters, digits, hyphens and one dot. */
  filename: z
    .string()
    .max(100)
    .regex(/^[\w-]+\.[a-z]+$/),
  type: z.literal('application/pdf'),
  // A letter of SendGrid's may have 30 MB, and mail servers of today take ten.
  content: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length > 0 && length <= 5_000_000, 'must have between 1 and 5,000,000 bytes'),
});
export type Attachment = z.infer<typeof Attachment>;

/** As SendGrid takes it. */
export const attached = ({ filename, type, content }: Attachment) => ({
  content: Buffer.from(content).toString('base64'),
  type,
  filename,
  disposition: 'attachment',
});
