import type { CertifyingParts } from '../parts.ts';
import type { GiftWithTerms } from '../../../store/receipt-gifts.ts';
import { memberOf, whoseGift } from '../whose.ts';

/** Who gave a gift, as far as anybody knows; also of fees, by the number of the member. */
export type Givers = (given: GiftWithTerms) => Promise<string | undefined>;

const pageSize = 500;

/** The members among the donors are read at the first fee that is met, and only then. */
export const openGivers = ({ donors }: Pick<CertifyingParts, 'donors'>): Givers => {
  let members: Promise<Map<string, string>> | undefined;
  return async (given) => {
    const whose = whoseGift(given);
    const fee = memberOf(given);
    if (whose !== undefined || !fee) return whose;
    members ??= membersIn(donors);
    return (await members).get(nameOf(fee));
  };
};

const membersIn = async (donors: CertifyingParts['donors']): Promise<Map<string, string>> => {
  const members = new Map<string, string>();
  let after: string | undefined;
  do {
    const page = await donors.page({ after, limit: pageSize });
    for (const { thing } of page.donors) {
      for (const member of thing.members ?? []) members.set(nameOf(member), thing.donor);
    }
    after = page.next;
  } while (after !== undefined);
  return members;
};

const nameOf = ({ campaign, member }: { readonly campaign: string; readonly member: string }): string =>
  `${campaign} ${member}`;
