import type { Donor } from '../../domain/donor.ts';
import { donorOf } from '../../store/donors.ts';
import type { GiftWithTerms } from '../../store/receipt-gifts.ts';

/**
 * Who gave a gift: whom a person says, or else the donor of the address its letters went to.
 *
 * @returns undefined if its payment does not say; a member's fee may still be told by its number, see {@link isOf}
 */
export const whoseGift = ({ gift, terms }: GiftWithTerms): string | undefined => {
  const said = terms?.thing.donor;
  if (said !== undefined) return said;
  const giver = gift.wroteTo ?? gift.donor;
  return giver && donorOf(giver.donor.email);
};

/** Whose fee a gift is: each association counts its members for itself. */
export const memberOf = ({ gift }: GiftWithTerms): { campaign: string; member: string } | undefined => {
  for (const { first, standing } of gift.lines.values()) {
    const member = standing.member ?? first?.member;
    if (member !== undefined) return { campaign: standing.campaign, member };
  }
  return undefined;
};

/**
 * Whether a gift is this donor's now. That it stands in their book is only a hint: it may have been given to somebody
 * else since.
 */
export const isOf = (
  given: GiftWithTerms,
  donor: string,
  details: Pick<Donor, 'members'> | undefined,
): boolean => {
  const whose = whoseGift(given);
  if (whose !== undefined) return whose === donor;
  const fee = memberOf(given);
  return (
    fee !== undefined &&
    (details?.members ?? []).some(
      ({ campaign, member }) => campaign === fee.campaign && member === fee.member,
    )
  );
};
