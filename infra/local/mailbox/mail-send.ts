import * as z from 'zod';
import type { Correspondent, ReceivedLetter } from './received-letter.ts';

/** The body of `POST /v3/mail/send`, as strict as SendGrid is about the parts a house like ours can get wrong. */

// A line break in a name or a header would start a new header; SendGrid takes it, mail servers must not.
const line = z.string().regex(/^[^\p{Cc}]*$/u, 'must not contain control characters');
const correspondent = z.strictObject({
  email: z.email('Does not contain a valid address.'),
  name: line.optional(),
});
const readers = z.array(correspondent).min(1).max(1000);
const textual = z.record(z.string(), z.string());
// A line break in a header's value would start another header, and those of the post itself are not ours to set.
const headers = z
  .record(z.string().regex(/^[!-9;-~]+$/), line.max(10_000))
  .refine(
    (given) => !Object.keys(given).some((name) => reservedHeaders.has(name.toLowerCase())),
    'must not contain reserved headers',
  );
const reservedHeaders = new Set([
  'x-sg-id',
  'x-sg-eid',
  'received',
  'dkim-signature',
  'content-type',
  'content-transfer-encoding',
  'to',
  'from',
  'subject',
  'reply-to',
  'cc',
  'bcc',
]);
const substitutions = textual.refine(
  (given) => Buffer.byteLength(JSON.stringify(given)) <= 10_000 && Object.keys(given).length <= 100,
  'must not exceed 10,000 bytes',
);
const setting = z.looseObject({ enable: z.boolean().optional() });

const Personalization = z
  .strictObject({
    to: readers,
    cc: readers.optional(),
    bcc: readers.optional(),
    from: correspondent.optional(),
    subject: line.min(1).optional(),
    headers: headers.optional(),
    substitutions: substitutions.optional(),
    dynamic_template_data: z.record(z.string(), z.unknown()).optional(),
    custom_args: textual.optional(),
    send_at: z.int().optional(),
  })
  .refine(({ to, cc, bcc }) => {
    const emails = [...to, ...(cc ?? []), ...(bcc ?? [])].map(({ email }) => email.toLowerCase());
    return new Set(emails).size === emails.length;
  }, 'Each email address in the personalization block should be unique between to, cc, and bcc.');

const Attachment = z.looseObject({
  content: z.base64().min(1),
  filename: line.min(1),
  type: line.optional(),
  disposition: z.enum(['inline', 'attachment']).optional(),
  content_id: line.optional(),
});

const mimeOrder = ['text/plain', 'text/html'];

const Mail = z
  .strictObject({
    personalizations: z.array(Personalization).min(1).max(1000),
    from: correspondent,
    reply_to: correspondent.optional(),
    reply_to_list: z.array(correspondent).max(1000).optional(),
    subject: line.optional(),
    content: z
      .array(z.strictObject({ type: z.string().min(1), value: z.string().min(1) }))
      .min(1)
      .refine((parts) => {
        const places = parts
          .map(({ type }) => mimeOrder.indexOf(type))
          .map((place) => (place < 0 ? 2 : place));
        return places.every((place, index) => index === 0 || place >= (places[index - 1] ?? 0));
      }, 'If present, text/plain must be first, followed by text/html, followed by any other content.'),
    attachments: z.array(Attachment).optional(),
    template_id: z.string().optional(),
    sections: textual.optional(),
    headers: headers.optional(),
    categories: z.array(z.string().max(255)).max(10).optional(),
    custom_args: textual
      .refine((args) => Buffer.byteLength(JSON.stringify(args)) <= 10_000, 'must not exceed 10,000 bytes')
      .optional(),
    send_at: z.int().optional(),
    batch_id: z.string().optional(),
    asm: z.looseObject({ group_id: z.int() }).optional(),
    ip_pool_name: z.string().optional(),
    mail_settings: z.record(z.string(), setting).optional(),
    tracking_settings: z.record(z.string(), setting).optional(),
  })
  .refine(
    ({ subject, personalizations }) =>
      (subject ?? '') !== '' || personalizations.every((personalization) => personalization.subject),
    { path: ['subject'], error: 'The subject is required.' },
  );
type Mail = z.infer<typeof Mail>;

export interface Complaint {
  message: string;
  field: string | null;
  help: string | null;
}

const part = (mail: Mail, type: string): string => mail.content.find((one) => one.type === type)?.value ?? '';

/** What lies in the letter stands where it belongs, as a mail program shows it. */
const pictured = (html: string, attachments: readonly z.infer<typeof Attachment>[]): string =>
  attachments.reduce(
    (text, { content_id: id, type, content }) =>
      id === undefined
        ? text
        : text.replaceAll(
            `"cid:${id}"`,
            () => `"data:${type ?? 'application/octet-stream'};base64,${content}"`,
          ),
    html,
  );

/** What a reader can save. */
const documents = (attachments: readonly z.infer<typeof Attachment>[]) =>
  attachments
    .filter(({ disposition = 'attachment' }) => disposition === 'attachment')
    .map(({ filename, type = 'application/octet-stream', content }) => ({ filename, type, content }));

const lettersOf = (mail: Mail): Omit<ReceivedLetter, 'id' | 'receivedAt'>[] =>
  mail.personalizations.map((personalization) => {
    const [to = mail.from, ...alsoTo]: Correspondent[] = [
      ...personalization.to,
      ...(personalization.cc ?? []),
      ...(personalization.bcc ?? []),
    ];
    const filled = (text: string): string =>
      Object.entries(personalization.substitutions ?? {}).reduce(
        (sum, [place, value]) => sum.replaceAll(place, () => value),
        text,
      );
    const attachments = documents(mail.attachments ?? []);
    const replyTo = mail.reply_to ?? mail.reply_to_list?.[0];
    return {
      to,
      ...(alsoTo.length > 0 && { alsoTo }),
      from: personalization.from ?? mail.from,
      ...(replyTo && { replyTo }),
      subject: filled(personalization.subject ?? mail.subject ?? ''),
      text: filled(part(mail, 'text/plain')),
      html: pictured(filled(part(mail, 'text/html')), mail.attachments ?? []),
      customArgs: { ...mail.custom_args, ...personalization.custom_args },
      headers: { ...mail.headers, ...personalization.headers },
      ...(attachments.length > 0 && { attachments }),
    };
  });

/** What SendGrid would make of a body: letters to deliver (none in sandbox mode), or what it has against it. */
export const readMail = (
  body: string,
):
  | { letters: Omit<ReceivedLetter, 'id' | 'receivedAt'>[]; sandbox: boolean }
  | { complaints: Complaint[] } => {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { complaints: [{ message: 'Bad Request', field: null, help: null }] };
  }
  const read = Mail.safeParse(json);
  if (!read.success)
    return {
      complaints: read.error.issues.map(({ message, path }) => ({
        message,
        field: path.length === 0 ? null : path.join('.'),
        help: null,
      })),
    };
  return {
    letters: lettersOf(read.data),
    sandbox: read.data.mail_settings?.['sandbox_mode']?.enable === true,
  };
};
