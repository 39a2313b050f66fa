import * as z from 'zod';
import { lineOf } from '../domain/text.ts';
import { attachmentOf, InlinePicture } from './inline-picture.ts';
import { letterBody } from './post.ts';
import { ofAnswer, ofFailure, type PostOutcome } from './post-outcome.ts';
import { type PostOptions, sendGridClient, untracked } from './sendgrid-client.ts';

/** One reader of a letter that many get: what is theirs alone. */
const BatchReader = z.strictObject({
  /** `netzwerk.2026-12.0001.sup_…`: SendGrid hands it back with each of its reports. No personal data. */
  letter: lineOf(200),
  email: z.email().max(254),
  /** Such as `List-Unsubscribe`. One line each: SendGrid would let a line break through. */
  headers: z.record(z.string().regex(/^[A-Za-z][A-Za-z-]{1,60}$/), lineOf(2000)),
  /** What stands in the letter, and what comes there for this reader. In both its parts and as it is: no markup. */
  substitutions: z.record(z.string().regex(/^-[a-z-]+-$/), z.string().regex(/^[\w.~-]{1,2000}$/)),
});

/** The very same letter to many. */
export const BatchEnvelope = z.strictObject({
  /** Where its batch lies; SendGrid hands that back too. No personal data. */
  about: lineOf(200),
  from: z.strictObject({ email: z.email().max(254), name: lineOf(120) }),
  replyTo: z.email().max(254),
  subject: lineOf(200),
  html: letterBody,
  text: letterBody,
  picture: InlinePicture.optional(),
  readers: z.array(BatchReader).min(1).max(1000),
});
export type BatchEnvelope = z.infer<typeof BatchEnvelope>;

/** Takes a letter to many away, all of them or none, and says honestly what became of it. It never throws. */
export interface BatchPost {
  sendBatch(envelope: BatchEnvelope): Promise<PostOutcome>;
}

/** A thousand readers are more to take in than one. */
const timeoutMilliseconds = 30_000;

export const sendGridBatchPost = (options: PostOptions): BatchPost => {
  const client = sendGridClient(options);
  const timeLimit = { url: '', timeout: options.timeoutMilliseconds ?? timeoutMilliseconds };
  client.setDefaultRequest(timeLimit);
  return {
    async sendBatch(envelope) {
      const checked = BatchEnvelope.safeParse(envelope);
      if (!checked.success) {
        const fields = new Set(checked.error.issues.map(({ path }) => path.join('.')));
        return { outcome: 'refused', reason: `not fit for the post: ${[...fields].slice(0, 3).join(', ')}` };
      }
      try {
        const [answer] = await client.request({
          method: 'POST',
          url: '/v3/mail/send',
          body: mailOf(checked.data),
        });
        return ofAnswer(answer.statusCode, undefined);
      } catch (failure) {
        return ofFailure(failure);
      }
    },
  };
};

const mailOf = ({ about, from, replyTo, subject, html, text, picture, readers }: BatchEnvelope) => ({
  personalizations: readers.map(({ letter, email, headers, substitutions }) => ({
    to: [{ email }],
    headers,
    substitutions,
    custom_args: { letter, about },
  })),
  from,
  reply_to: { email: replyTo },
  subject,
  content: [
    { type: 'text/plain', value: text },
    { type: 'text/html', value: html },
  ],
  ...(picture && { attachments: [attachmentOf(picture)] }),
  tracking_settings: {
    click_tracking: {
      enable: untracked.clickTracking.enable,
      enable_text: untracked.clickTracking.enableText,
    },
    open_tracking: untracked.openTracking,
    subscription_tracking: untracked.subscriptionTracking,
    ganalytics: untracked.ganalytics,
  },
  mail_settings: { sandbox_mode: { enable: false } },
});
