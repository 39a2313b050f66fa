import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../domain/refusal.ts';

/** What a link is signed with, and where it leads. */
export interface LinkParts {
  /** The parameter `link-secret`, at least 32 characters of chance. */
  readonly secret: string;
  /** Our own site, such as `https://spenden.example.org`. */
  readonly origin: string;
}

/** What links are signed for; each kind is good at its own page and nowhere else. */
type LinkKind = 'pledge-link' | 'wall-link' | 'confirm-link' | 'reader-link' | 'answer-link' | 'receipt-link';

/** What every link says besides what it is about. */
export const LinkTerm = z.object({
  /** Seconds since 1970; from that second on the link is of no use. */
  until: z.int().min(0),
});

const daySeconds = 24 * 60 * 60;

export const validUntil = (now: Date, days: number): number =>
  Math.floor(now.getTime() / 1000) + days * daySeconds;

/** The token for an address; what it says can be read by everybody, and changed by nobody. */
export const signedToken = (kind: LinkKind, link: z.infer<typeof LinkTerm>, secret: string): string => {
  const payload = Buffer.from(JSON.stringify(link)).toString('base64url');
  return `${payload}.${signatureOf(kind, payload, secret)}`;
};

/**
 * What a token of ours stands for.
 *
 * @throws Refusal `link.invalid` (400) for a token that is not ours, was changed, or is of another kind;
 *   `link.expired` (410) for one of ours that is too old
 */
export const readToken = <Link extends z.infer<typeof LinkTerm>>(
  kind: LinkKind,
  schema: z.ZodType<Link>,
  token: string | undefined,
  secret: string,
  now: Date,
): Link => {
  const [payload = '', signature = '', ...rest] = (token ?? '').split('.');
  if (rest.length > 0 || !isSame(signature, signatureOf(kind, payload, secret))) throw invalidLink;
  // Only what we signed gets here, so what does not fit is a bug and no stranger's guess.
  const link = schema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (now.getTime() >= link.until * 1000) throw expired;
  return link;
};

/**
 * Of the payload as it is written, not as it is read: base64 can write the same bytes in several ways. It names its
 * kind, so that nothing else we sign with the same secret passes for it.
 */
const signatureOf = (kind: LinkKind, payload: string, secret: string): string => {
  if (secret.length < 32) throw new Error('the parameter link-secret is shorter than 32 characters');
  return createHmac('sha256', secret).update(`${kind}.${payload}`).digest('base64url');
};

const isSame = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};

export const invalidLink = new Refusal(400, 'link.invalid', {
  de: 'Dieser Link ist nicht vollständig oder gehört nicht hierher. Bitte den ganzen Link aus dem Brief öffnen.',
  en: 'This link is incomplete or does not belong here. Please open the whole link from the letter.',
});

const expired = new Refusal(410, 'link.expired', {
  de: 'Dieser Link gilt nicht mehr. Im neuesten Brief steht ein neuer; oder einfach auf den Brief antworten.',
  en: 'This link is no longer valid. There is a new one in the latest letter; or just answer the letter.',
});
