import * as z from 'zod';
import { invalidLink, type LinkParts, LinkTerm, readToken, signedToken, validUntil } from './signed-link.ts';

/** What a link in a letter about a promise is good for, and for nothing else. */
export const LinkPurpose = z.enum(['manage', 'payment-method', 'stop']);
export type LinkPurpose = z.infer<typeof LinkPurpose>;

const PledgeLink = z.strictObject({
  purpose: LinkPurpose,
  /** Stripe's `sub_…`, and nothing of its giver: whoever finds a link learns nothing from it. */
  pledge: z.string().regex(/^sub_\w{1,100}$/),
  ...LinkTerm.shape,
});
export type PledgeLink = z.infer<typeof PledgeLink>;

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
  const link = PledgeLink.parse({ purpose, pledge, until: validUntil(now, validDays[purpose]) });
  return `${origin}/v1/pledges/link?token=${signedToken('pledge-link', link, secret)}`;
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
  const link = readToken('pledge-link', PledgeLink, token, secret, now);
  if (purpose !== undefined && link.purpose !== purpose) throw invalidLink;
  return link;
};
