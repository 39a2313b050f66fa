import { unknownGift } from '../../../domain/correction.ts';
import { standingOf } from '../../../domain/gift-standing.ts';
import type { GiftTerms } from '../../../domain/gift-terms.ts';
import { inReceipt } from '../../../domain/manual-entry.ts';
import { formatDay } from '../../../domain/month.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { GiftTermsShown } from '../../../routes/treasury/donors.ts';
import { keys } from '../../../store/keys.ts';
import { type GiftWithTerms, termsItem } from '../../../store/receipt-gifts.ts';
import type { Update } from '../../../store/table.ts';
import { worldOf } from '../../receipts/gifts.ts';
import type { CertifyingParts } from '../../receipts/parts.ts';
import { memberOf, whoseGift } from '../../receipts/whose.ts';
import { type Decided, entityTag, expectLatest } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { unknownDonor } from './kept.ts';

export const readGiftTerms = async (
  { parameters: { gift } }: AskedOf<typeof treasuryRoutes.readGiftTerms>,
  parts: CertifyingParts,
): Promise<HttpAnswer> => {
  const found = await knownGift(gift, parts);
  const body = await shownTerms(found, parts);
  return { status: 200, body, headers: { etag: entityTag(body.version) }, told: `terms of ${gift} read` };
};

/** What a receipt says of a gift does not change as long as it is valid. */
export const changeGiftTerms = async (
  { request, parameters: { gift }, input, now }: AskedOf<typeof treasuryRoutes.changeGiftTerms>,
  parts: CertifyingParts,
): Promise<Decided> => {
  const found = await knownGift(gift, parts);
  const { claimed } = found.gift;
  if (claimed.receipt !== undefined) throw inReceipt(gift);
  const shown = await shownTerms(found, parts);
  expectLatest(request, { thing: shown, version: shown.version }, input);
  const thing: GiftTerms = { ...input, gift, changedAt: now };
  await checkTerms(thing, found, parts);
  const after = await shownTerms({ ...found, terms: { thing, version: shown.version + 1 } }, parts);
  return {
    done: 'terms.changed',
    subject: gift,
    before: { terms: shown.terms },
    after: { terms: input },
    writes: {
      ...(found.terms
        ? { changed: [{ item: termsItem(thing), version: found.terms.version }] }
        : { added: [{ ...termsItem(thing), version: 1 }] }),
      updates: pointersTo(after.donor?.donor, after),
      // A receipt that takes the gift meanwhile would say what was true before.
      free: [keys.claim(gift, claimed.count + 1)],
    },
    status: 200,
    body: after,
  };
};

/** @throws Refusal 404 `gift.unknown` */
const knownGift = async (gift: string, { receiptGifts }: CertifyingParts): Promise<GiftWithTerms> => {
  const found = await receiptGifts.of(gift);
  if (found.gift.lines.size === 0) throw unknownGift(gift);
  return found;
};

const shownTerms = async (found: GiftWithTerms, parts: CertifyingParts): Promise<GiftTermsShown> => {
  const { gift: _, changedAt: __, ...terms } = found.terms?.thing ?? noTerms;
  const donor = await giverOf(found, parts);
  const name = donor === undefined ? undefined : (await parts.donors.find(donor))?.thing.name;
  const standing = standingOf(found.name, found.gift, found.terms?.thing, await worldOf([found], parts));
  return {
    gift: found.name,
    terms,
    version: found.terms?.version ?? 0,
    ...(donor !== undefined && { donor: { donor, ...(name !== undefined && { name }) } }),
    ...(standing && { standing }),
  };
};

const noTerms: Partial<GiftTerms> = {};

/** The donor by what a person or the payment says, or of a fee by the member's number. */
const giverOf = async (
  found: GiftWithTerms,
  { donors }: Pick<CertifyingParts, 'donors'>,
): Promise<string | undefined> => {
  const said = whoseGift(found);
  const fee = memberOf(found);
  return said ?? (fee && (await donors.withMember(fee.campaign, fee.member)));
};

/** It stands in its giver's book under the year in which it was given. */
const pointersTo = (donor: string | undefined, { standing, gift }: GiftTermsShown): Update[] =>
  donor === undefined || !standing
    ? []
    : [
        {
          key: keys.givenBy(donor, Number(standing.givenOn.slice(0, 4)), gift),
          expression: 'SET kind = :kind, gift = :gift',
          values: { ':kind': 'GIVEN', ':gift': gift },
        },
      ];

/** @throws Refusal 400 for a donor nobody knows, and for a day on which it cannot have been given */
const checkTerms = async (
  { donor, givenOn }: GiftTerms,
  found: GiftWithTerms,
  parts: CertifyingParts,
): Promise<void> => {
  if (donor !== undefined && !(await parts.donors.find(donor))) throw unknownDonor(donor, 400);
  const cameOn = standingOf(found.name, found.gift, undefined, await worldOf([found], parts))?.givenOn;
  if (givenOn === undefined || cameOn === undefined || givenOn <= cameOn) return;
  throw new Refusal(
    400,
    'terms.given-later',
    {
      de: `Nach den Büchern war das Geld am ${formatDay(cameOn, 'de')} da: gegeben wurde es an diesem Tag oder vorher.`,
      en: `The books say that the money was there on ${formatDay(cameOn, 'en')}: it was given on that day or before.`,
    },
    'givenOn',
  );
};
