import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';

/** SendGrid repeats for a day what nobody answered with 2xx, and need not sign it anew each time. */
export const oldestReportHours = 26;
/** How far ahead SendGrid's clock may run. */
export const newestReportMinutes = 5;

/** As SendGrid calls them; a gateway writes the names of headers in lower case. */
export const signatureHeader = 'x-twilio-email-event-webhook-signature';
export const timestampHeader = 'x-twilio-email-event-webhook-timestamp';

const refuse = (code: string, german: string, english: string) =>
  new Refusal(400, `signature.${code}`, { de: german, en: english });

/**
 * Checks SendGrid's signature over the exact bytes of what it reports: ECDSA with SHA-256 over the timestamp and then the
 * body, DER in base64 (https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features).
 * The line break that ends SendGrid's bodies is signed too. Ours instead of `@sendgrid/eventwebhook`, which checks with
 * a JavaScript library what Node does by itself, and asks for no age.
 *
 * @param headers by their names in lower case
 * @param publicKeys as SendGrid's settings show them: the key in base64; two while one takes the place of the other
 * @throws Refusal `signature.missing`, `.unreadable`, `.wrong`, `.too-old`, `.from-the-future`
 */
export const verifyEventSignature = (
  body: Uint8Array,
  headers: Readonly<Record<string, string | undefined>>,
  publicKeys: readonly string[],
  now: Date,
): void => {
  if (publicKeys.length === 0) throw new Error('no key to check reports of the post with is configured');
  const signed = headers[signatureHeader];
  const timestamp = headers[timestampHeader];
  if (!signed || !timestamp) {
    throw refuse(
      'missing',
      'Die Kopfzeilen mit der Signatur von SendGrid fehlen: Bitte dort „Signed Event Webhook“ einschalten.',
      'The headers with SendGrid’s signature are missing: switch on “Signed Event Webhook” there.',
    );
  }
  const signature = bytesIn(signed);
  if (!signature || !/^\d{1,12}$/.test(timestamp)) {
    throw refuse(
      'unreadable',
      'Signatur oder Zeitstempel sind nicht lesbar.',
      'Signature or timestamp cannot be read.',
    );
  }
  const content = Buffer.concat([Buffer.from(timestamp), body]);
  if (!publicKeys.map(keyOf).some((key) => verify('sha256', content, key, signature))) {
    throw refuse(
      'wrong',
      'Die Signatur passt zu keinem unserer Schlüssel: Bitte den Verification Key des Webhooks prüfen.',
      'The signature fits none of our keys: check the verification key of the webhook.',
    );
  }
  const ageSeconds = Math.floor(now.getTime() / 1000) - Number(timestamp);
  if (ageSeconds > oldestReportHours * 60 * 60) {
    throw refuse(
      'too-old',
      `Die Signatur ist älter als ${oldestReportHours} Stunden.`,
      `The signature is older than ${oldestReportHours} hours.`,
    );
  }
  if (ageSeconds < -newestReportMinutes * 60) {
    throw refuse(
      'from-the-future',
      `Die Signatur liegt mehr als ${newestReportMinutes} Minuten in der Zukunft.`,
      `The signature lies more than ${newestReportMinutes} minutes in the future.`,
    );
  }
};

/** Base64 can write the same bytes in several ways, and Node reads them all: only the usual one is taken. */
const bytesIn = (base64: string): Buffer | undefined => {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === base64 ? bytes : undefined;
};

/** @throws Error for a key that is none: the parameter is wrong, and no caller can help it */
const keyOf = (publicKey: string): KeyObject => {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  } catch {
    throw new Error('the parameter sendgrid-webhook-key is no public key of SendGrid’s');
  }
};
