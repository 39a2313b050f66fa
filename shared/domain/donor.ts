import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { Locale } from './locale.ts';
import { MemberNumber } from './membership-fee.ts';
import { Instant } from './month.ts';
import { lineOf } from './text.ts';

/** `donor_` and the digest of their address, or chance where there is none: says nothing of its bearer. */
export const DonorId = z.string().regex(/^donor_[\w-]{16,60}$/);

/** Where somebody lives, as it stands on an envelope and on a receipt. */
export const PostalAddress = z.strictObject({
  street: lineOf(120),
  postalCode: lineOf(12),
  city: lineOf(80),
  /** Only of an address abroad. */
  country: lineOf(60).optional(),
});
export type PostalAddress = z.infer<typeof PostalAddress>;

/**
 * Who gave, by name and address: known only of those who want a receipt. Whoever gives by an address of electronic
 * mail has the donor of that address; of others a person writes one down.
 */
export const Donor = z
  .strictObject({
    donor: DonorId,
    type: z.enum(['person', 'company']),
    name: lineOf(120),
    address: PostalAddress,
    /** Where receipts go; without it they are printed. */
    email: z.email().max(254).optional(),
    locale: Locale,
    /** The numbers under which their fees stand in the books: each association counts its members for itself. */
    members: z
      .array(z.strictObject({ campaign: CampaignId, member: MemberNumber }))
      .max(20)
      .optional(),
    changedAt: Instant,
  })
  .meta({ id: 'Donor' });
export type Donor = z.infer<typeof Donor>;
