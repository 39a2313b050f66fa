import Client from '@sendgrid/client/src/classes/client.js';
import MailService from '@sendgrid/mail/src/classes/mail-service.js';
import * as z from 'zod';
import { Recipient } from '../domain/letter.ts';
import { lineOf } from '../domain/text.ts';
import { ofAnswer, ofFailure, type PostOutcome } from './post-outcome.ts';

// Line feeds and tabs are what a letter is made of; every other control character has no business in one.
const controlCharacter = /[^\P{Cc}\n\t]/u;

const letterBody = z
  .string()
  .min(1)
  .max(200_000)
  .refine((body) => !controlCharacter.test(body), 'must have no control characters but line feeds and tabs');

/** A letter as it is handed over. SendGrid's library lets line breaks through into headers: this schema does not. */
export const Envelope = z.strictObject({
  /** Our id of the letter; SendGrid hands it back with each of its reports. */
  letter: lineOf(200),
  to: Recipient,
  from: z.strictObject({ email: z.email().max(254), name: lineOf(120) }),
  replyTo: z.email().max(254),
  subject: lineOf(200),
  html: letterBody,
  text: letterBody,
});
export type Envelope = z.infer<typeof Envelope>;

/** Takes a letter away and says honestly what became of it. It never throws. */
export interface Post {
  send(envelope: Envelope): Promise<PostOutcome>;
}

export interface PostOptions {
  apiKey: string;
  /** Another address than SendGrid's own: the mailbox of the local house. */
  baseUrl?: string;
  dataResidency?: 'eu' | 'global';
  timeoutMilliseconds?: number;
}

const untracked = {
  clickTracking: { enable: false, enableText: false },
  openTracking: { enable: false },
  subscriptionTracking: { enable: false },
  ganalytics: { enable: false },
};

const ownMailService = (options: PostOptions) => {
  const client = new Client();
  client.setApiKey(options.apiKey);
  client.setDataResidency(options.dataResidency ?? 'global');
  if (options.baseUrl !== undefined) client.setDefaultRequest('baseUrl', options.baseUrl);
  // Following a redirect would carry the letter to an address nobody chose.
  const request = { url: '', maxRedirects: 0 };
  client.setDefaultRequest(request);
  // A function that slept may wake up with a line the other side has long closed; a letter lost on it would be
  // one of which nobody knows. Each letter gets a line of its own.
  client.setDefaultHeader('Connection', 'close');
  const mailService = new MailService();
  mailService.setClient(client);
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
      const { letter, to, from, replyTo, subject, text, html } = checked.data;
      try {
        const [answer] = await mailService.send({
          to,
          from,
          replyTo,
          subject,
          text,
          html,
          customArgs: { letter },
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
