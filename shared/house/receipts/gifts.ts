import { type GiftStanding, standingOf, type StandingWorld } from '../../domain/gift-standing.ts';
import { dayOf } from '../../domain/month.ts';
import type { GiftWithTerms } from '../../store/receipt-gifts.ts';
import type { CertifyingParts } from './parts.ts';
import { isOf } from './whose.ts';

/** So many gifts are read at once: a table that is asked more at a time answers none sooner. */
const readAtOnce = 25;

/**
 * The gifts of a donor in a year and how each stands with receipts, by the day they were given. Read this moment, and
 * asked of each gift again: the donor's book only says where to look.
 */
export const giftsOf = async (
  donor: string,
  year: number,
  parts: CertifyingParts,
): Promise<GiftStanding[]> => {
  const theirs = await theirGifts(donor, year, parts);
  const world = await worldOf(theirs, parts);
  return theirs
    .flatMap(({ name, gift, terms }) => standingOf(name, gift, terms?.thing, world) ?? [])
    .filter(({ givenOn }) => Number(givenOn.slice(0, 4)) === year)
    .toSorted(byDay);
};

/** The same gifts as the table has them, whatever their day: those in the donor's book that are still theirs. */
export const theirGifts = async (
  donor: string,
  year: number,
  { donors, receiptGifts }: Pick<CertifyingParts, 'donors' | 'receiptGifts'>,
): Promise<GiftWithTerms[]> => {
  const [names, details] = await Promise.all([donors.giftsOf(donor, year), donors.find(donor)]);
  const given = await readGifts(names, receiptGifts);
  return given.filter((each) => isOf(each, donor, details?.thing));
};

/** Gifts as they are this moment, in the order of their names here. */
export const readGifts = async (
  names: readonly string[],
  receiptGifts: Pick<CertifyingParts['receiptGifts'], 'of'>,
): Promise<GiftWithTerms[]> => {
  const given: GiftWithTerms[] = [];
  for (let start = 0; start < names.length; start += readAtOnce) {
    const some = names.slice(start, start + readAtOnce);
    given.push(...(await Promise.all(some.map(async (name) => receiptGifts.of(name)))));
  }
  return given;
};

/** The campaigns these gifts were given to and their carriers, and what day it is: all a gift's standing depends on. */
export const worldOf = async (
  given: readonly GiftWithTerms[],
  { campaigns, clock }: Pick<CertifyingParts, 'campaigns' | 'clock'>,
): Promise<StandingWorld> => {
  const named = new Set(
    given.flatMap(({ gift }) => [...gift.lines.values()].map(({ standing }) => standing.campaign)),
  );
  const found = await Promise.all([...named].map(async (name) => campaigns.find(name)));
  const known = found.flatMap((campaign) => campaign ?? []);
  const receivers = new Set(known.flatMap(({ carriers }) => carriers.map(({ carrier }) => carrier)));
  const carriers = await Promise.all([...receivers].map(async (name) => campaigns.carrier(name)));
  return {
    campaigns: new Map(known.map((campaign) => [campaign.campaign, campaign])),
    carriers: new Map(carriers.flatMap((carrier) => (carrier ? [[carrier.carrier, carrier]] : []))),
    today: dayOf(clock.now()),
  };
};

const byDay = (one: GiftStanding, other: GiftStanding): number =>
  one.givenOn.localeCompare(other.givenOn) || one.gift.localeCompare(other.gift);
