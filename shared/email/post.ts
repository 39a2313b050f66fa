import MailService from '@sendgrid/mail/src/classes/mail-service.js';
import * as z from 'zod';
import { Recipient } from '../domain/letter.ts';
import { lineOf } from '../domain/text.ts';
import { attached, Attachment } from './attachment.ts';
import { attachmentOf, InlinePicture } from './inline-picture.ts';
import { ofAnswer, ofFailure, type PostOutcome } from './post-outcome.ts';
import { type PostOptions, sendGridClient, untracked } from './sendgrid-client.ts';

// Line feeds and tabs are what a letter is made of; every other control character has no business in one.
const controlCharacter = /[^\P{Cc}\n\t]/u;

export const letterBody = z
  .string()
  .min(1)
  .max(200_000)
  .refine((body) => !controlCharacter.test(body), 'must have no control characters but line feeds and tabs');

/** A letter as it is handed over. SendGrid's library lets line breaks through into headers: this schema does not. */
export const Envelope = z.strictObject({
  /** Our id of the letter; SendGrid hands it back with each of its reports. */
  letter: lineOf(200),
  /** Where the letter lies; SendGrid hands that back too, so that its report finds the letter. No personal data. */
  about: lineOf(200),
  to: Recipient,
  from: z.strictObject({ email: z.email().max(254), name: lineOf(120) }),
  replyTo: z.email().max(254),
  subject: lineOf(200),
  html: letterBody,
  text: letterBody,
  picture: InlinePicture.optional(),
  attachment: Attachment.optional(),
});
export type Envelope = z.infer<typeof Envelope>;

/** Takes a letter away and says honestly what became of it. It never throws. */
export interface Post {
  send(envelope: Envelope): Promise<PostOutcome>;
}

export type { PostOptions };

const ownMailService = (options: PostOptions) => {
  const mailService = new MailService();
  mailService.setClient(sendGridClient(options));
  mailService.setTimeout(options.timeoutMilliseconds ?? 10_000);
  return mailService;
};

export const sendGridPost = (options: PostOptions): Post => {
  const mailService = ownMailService(options);
  return {
    async send(envelope) {
      const checked = Envelope.safeParse(envelope);
      if (!checked.success) {
        const fields = new Set(checked.error.issues.map(({ path }) => path.join('.')));
        return { outcome: 'refused', reason: `not fit for the post: ${[...fields].join(', ')}` };
      }
      const { letter, about, to, from, replyTo, subject, text, html, picture, attachment } = checked.data;
      const attachments = [
        ...(picture ? [attachmentOf(picture)] : []),
        ...(attachment ? [attached(attachment)] : []),
      ];
      try {
        const [answer] = await mailService.send({
          to,
          from,
          replyTo,
          subject,
          text,
          html,
          ...(attachments.length > 0 && { attachments }),
          customArgs: { letter, about },
          trackingSettings: untracked,
          mailSettings: { sandboxMode: { enable: false } },
        });
        return ofAnswer(answer.statusCode, undefined);
      } catch (failure) {
        return ofFailure(failure);
      }
    },
  };
};
