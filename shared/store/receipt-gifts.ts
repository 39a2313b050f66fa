import { Claim, withClaim } from '../domain/claim.ts';
import { evolve, type Gift, unknownGift } from '../domain/gift.ts';
import { GiftTerms } from '../domain/gift-terms.ts';
import type { Instant } from '../domain/month.ts';
import { changeOf, claimIn } from './changes.ts';
import { versionOf } from './desk.ts';
import { type Key, keys } from './keys.ts';
import type { AtVersion } from './plans.ts';
import { storedAs } from './stored.ts';
import type { Cancelled, Item, Table, Update } from './table.ts';

const termsIn = storedAs(GiftTerms);

/** A gift, with what a person said of it; as it is this moment. */
export interface GiftWithTerms {
  readonly name: string;
  /** With the receipt it stands in, if any: `gift.claimed`. */
  readonly gift: Gift;
  readonly terms: AtVersion<GiftTerms> | undefined;
}

export const termsItem = (terms: GiftTerms): Item & Key => ({
  ...keys.giftTerms(terms.gift),
  kind: 'TERMS',
  ...GiftTerms.parse(terms),
});

export const claimItem = (claim: Claim): Item & Key => ({
  ...keys.claim(claim.gift, claim.count),
  kind: 'CLAIM',
  ...Claim.parse(claim),
});

/** A receipt lets a gift go, for good. */
export const releaseUpdate = (
  { gift, count, receipt }: Pick<Claim, 'gift' | 'count' | 'receipt'>,
  releasedAt: Instant,
): Update => ({
  key: keys.claim(gift, count),
  expression: 'SET releasedAt = :at',
  condition: 'receipt = :receipt AND attribute_not_exists(releasedAt)',
  values: { ':at': releasedAt, ':receipt': receipt },
});

/** A transaction of DynamoDB holds a hundred actions. */
export const mostClaims = 100;

/** What receipts need to know of gifts, and how they take them. */
export const openReceiptGifts = (table: Table) => ({
  /** One query, consistent: money that went back a moment ago counts. */
  of: async (name: string): Promise<GiftWithTerms> => {
    let gift: Gift = unknownGift;
    let terms: GiftWithTerms['terms'];
    for await (const item of table.query(keys.gift(name), { consistent: true })) {
      const change = changeOf(item);
      if (change) gift = evolve(gift, change);
      if (item['kind'] === 'CLAIM') gift = { ...gift, claimed: withClaim(gift.claimed, claimIn(item)) };
      if (item['kind'] === 'TERMS') terms = { thing: termsIn(item), version: versionOf(item) };
    }
    return { name, gift, terms };
  },

  /**
   * A receipt takes gifts that no other has: all of them or none.
   *
   * @param gifts at most {@link mostClaims}, each with how often it was claimed when that was read
   * @returns undefined if it was done, else why not; then read again
   */
  claim: async (
    receipt: string,
    gifts: readonly { readonly gift: string; readonly count: number }[],
    claimedAt: Instant,
  ): Promise<Cancelled | undefined> =>
    table.transact(
      gifts.map(({ gift, count }) => claimItem({ gift, count: count + 1, receipt, claimedAt })),
      [],
    ),

  /** A receipt lets a gift go, for good. Said again, it changes nothing. */
  release: async (gift: string, count: number, receipt: string, releasedAt: Instant): Promise<void> => {
    await table.update(releaseUpdate({ gift, count, receipt }, releasedAt));
  },
});
