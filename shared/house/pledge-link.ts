import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../domain/refusal.ts';

/** What a link in a letter about a promise is good for, and for nothing else. */
export const LinkPurpose = z.enum(['manage', 'payment-method', 'stop']);
export type LinkPurpose = z.infer<typeof LinkPurpose>;

const PledgeLink = z.strictObject({
  purpose: LinkPurpose,
  /** Stripe's `sub_…`, and nothing of its giver: whoever finds a link learns nothing from it. */
  pledge: z.string().regex(/^sub_\w{1,100}$/),
  /** Seconds since 1970; from that second on the link is of no use. */
  until: z.int().min(0),
});
export type PledgeLink = z.infer<typeof PledgeLink>;

/** What a link is signed with, and where it leads. */
export interface LinkParts {
  /** The parameter `link-secret`, at least 32 characters of chance. */
  readonly secret: string;
  /** Our own site, such as `https://spenden.example.org`. */
  readonly origin: string;
}

const daySeconds = 24 * 60 * 60;

/**
 * The link to manage a promise comes with each of its thank-you letters and lasts until the next one: for a yearly
 * gift that is 366 days, and then weeks of a debit's way and of further tries. An interval can be changed, so it is
 * the same for all. Holding a link is not enough: the page behind it asks for the address that the letter went to.
 *
 * The other two come with a payment that failed. A new way to pay is of use while it is tried again, for weeks at
 * most; whoever wants to stop may take a quarter of a year to find the letter.
 */
const validDays = { manage: 400, 'payment-method': 30, stop: 90 } as const satisfies Record<
  LinkPurpose,
  number
>;

/** An address that opens one promise for one purpose, for a time. The same for everybody, so it shows nobody's data. */
export const pledgeLink = (
  { purpose, pledge }: Pick<PledgeLink, 'purpose' | 'pledge'>,
  { secret, origin }: LinkParts,
  now: Date,
): string => {
  const until = Math.floor(now.getTime() / 1000) + validDays[purpose] * daySeconds;
  const payload = Buffer.from(JSON.stringify(PledgeLink.parse({ purpose, pledge, until }))).toString(
    'base64url',
  );
  return `${origin}/v1/pledges/link?token=${payload}.${signatureOf(payload, secret)}`;
};

/**
 * What a link's token stands for.
 *
 * @param purpose what the token is used for; undefined where any purpose will do
 * @throws Refusal `link.invalid` (400) for a token that is not ours, was changed, or is for another purpose;
 *   `link.expired` (410) for one of ours that is too old
 */
export const readPledgeLink = (
  token: string | undefined,
  purpose: LinkPurpose | undefined,
  secret: string,
  now: Date,
): PledgeLink => {
  const [payload = '', signature = '', ...rest] = (token ?? '').split('.');
  if (rest.length > 0 || !isSame(signature, signatureOf(payload, secret))) throw invalid;
  // Only what we signed gets here, so what does not fit is a bug and no stranger's guess.
  const link = PledgeLink.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (purpose !== undefined && link.purpose !== purpose) throw invalid;
  if (now.getTime() >= link.until * 1000) throw expired;
  return link;
};

/**
 * Of the payload as it is written, not as it is read: base64 can write the same bytes in several ways. It names its
 * kind, so that nothing else we may sign with the same secret passes for a link.
 */
const signatureOf = (payload: string, secret: string): string => {
  if (secret.length < 32) throw new Error('the parameter link-secret is shorter than 32 characters');
  return createHmac('sha256', secret).update(`pledge-link.${payload}`).digest('base64url');
};

const isSame = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};

const invalid = new Refusal(400, 'link.invalid', {
  de: 'Dieser Link ist nicht vollständig oder gehört nicht hierher. Bitte den ganzen Link aus dem Brief öffnen.',
  en: 'This link is incomplete or does not belong here. Please open the whole link from the letter.',
});

const expired = new Refusal(410, 'link.expired', {
  de: 'Dieser Link gilt nicht mehr. Im neuesten Brief steht ein neuer; oder einfach auf den Brief antworten.',
  en: 'This link is no longer valid. There is a new one in the latest letter; or just answer the letter.',
});
