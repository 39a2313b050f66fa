import * as z from 'zod';
import { DonorId } from '../domain/donor.ts';
import { type LinkParts, LinkTerm, readToken, signedToken, validUntil } from './signed-link.ts';

const ReceiptLink = z.strictObject({
  /** The digest of an address: whoever finds a link learns from it neither the address nor anything given. */
  donor: DonorId,
  /** The letter it stands in, or the request for it: what can be done once is counted by this. */
  link: z.string().min(1).max(200),
  ...LinkTerm.shape,
});
export type ReceiptLink = z.infer<typeof ReceiptLink>;

/**
 * The link of a letter of thanks must do until the tax return of its year is written, which may be late in the next;
 * one that was asked for is used at once. Holding either is not enough: the page asks for the letter's address.
 */
const validDays = { thanks: 400, asked: 30 } as const;

/** An address where a donor sees their gifts and asks for receipts. */
export const receiptLink = (
  { from, ...of }: Pick<ReceiptLink, 'donor' | 'link'> & { readonly from: keyof typeof validDays },
  { secret, origin }: LinkParts,
  now: Date,
): string => {
  const link = ReceiptLink.parse({ ...of, until: validUntil(now, validDays[from]) });
  return `${origin}/receipts/link?token=${signedToken('receipt-link', link, secret)}`;
};

/** @throws Refusal `link.invalid` (400), `link.expired` (410) */
export const readReceiptLink = (token: string | undefined, secret: string, now: Date): ReceiptLink =>
  readToken('receipt-link', ReceiptLink, token, secret, now);
