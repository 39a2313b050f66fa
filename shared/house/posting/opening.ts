import * as z from 'zod';
import { sendGridPost } from '../../email/post.ts';
import { openS3Archive } from '../../store/s3-archive.ts';

/** The settings of whoever takes letters to the post. */
export const PostingEnvironment = z.object({
  TABLE_NAME: z.string(),
  PARAMETER_PREFIX: z.string(),
  MAIL_FROM: z.email(),
  LINK_ORIGIN: z.url(),
  SENDGRID_RESIDENCY: z.enum(['eu', 'global']),
  ARCHIVE_BUCKET: z.string(),
});

/** What is not in the table: the post, the documents that letters bring, and what links are signed with. */
export const openPosting = (
  { MAIL_FROM, LINK_ORIGIN, SENDGRID_RESIDENCY, ARCHIVE_BUCKET }: z.infer<typeof PostingEnvironment>,
  secrets: Readonly<Record<'link-secret' | 'sendgrid-api-key', string>>,
) => ({
  archive: openS3Archive(ARCHIVE_BUCKET),
  pledgeLinks: { secret: secrets['link-secret'], origin: LINK_ORIGIN },
  mailFrom: MAIL_FROM,
  post: sendGridPost({ apiKey: secrets['sendgrid-api-key'], dataResidency: SENDGRID_RESIDENCY }),
});
