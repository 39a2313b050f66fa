import * as z from 'zod';
import type { Campaign } from './campaign.ts';
import type { Change } from './change.ts';
import { decide } from './donation.ts';
import { evolve, type Gift } from './gift.ts';
import { byHand, movesTo, standingPlace } from './gift-entries.ts';
import type { Entry } from './ledger.ts';
import type { Sentence } from './locale.ts';
import { type Cents, sumCents } from './money.ts';
import { Day, formatDay, type Instant, type Month } from './month.ts';
import { inReceipt } from './manual-entry.ts';
import type { Earmark } from './need.ts';
import { Refusal } from './refusal.ts';

/** That a giver has agreed to another use of what they gave: on which day, and how they said so. */
export const EarmarkConsent = z
  .strictObject({ on: Day, how: z.enum(['letter', 'email', 'phone']) })
  .meta({ id: 'EarmarkConsent' });
export type EarmarkConsent = z.infer<typeof EarmarkConsent>;

/** Who puts the books right, when, and why: it stands in the entries. */
export interface Author {
  readonly author: string;
  readonly reason: string;
  readonly at: Instant;
}

/**
 * Money that names no campaign of ours goes where a person says it belongs, as if its teller had known: all of the
 * gift moves, its giver is thanked, and what comes back of it later follows. It keeps the days on which it came.
 *
 * @param name of the gift
 * @throws Refusal `gift.unknown` (404), `gift.assigned`
 */
export const assigned = (
  name: string,
  gift: Gift,
  { campaign, earmark }: { campaign: Campaign['campaign']; earmark: Earmark },
  by: Author,
): Change[] => {
  const placed = standingPlace(gift);
  if (placed) throw alreadyAssigned(name, placed);
  const [first] = standingIn(gift);
  if (!first) throw unknownGift(name);
  return belongs(name, gift, { ...first, campaign, earmark }, by);
};

/**
 * What was booked under no campaign at the very moment in which a person assigned the gift.
 *
 * @returns nothing, most of the time
 */
export const leftBehind = (name: string, gift: Gift, by: Author): Change[] => {
  const placed = standingPlace(gift);
  return placed ? belongs(name, gift, placed, by) : [];
};

const belongs = (name: string, gift: Gift, place: Entry, { author, reason, at }: Author): Change[] => {
  const { campaign, earmark, donation, pledge, wishes, by: letter } = place;
  const locale = (gift.wroteTo ?? gift.donor)?.locale ?? 'de';
  return decide(
    gift,
    {
      fact: 'attributed',
      gift: name,
      at,
      event: byHand,
      attribution: { campaign, earmark, donation, pledge, wishes, by: letter, locale },
      by: { author, reason },
    },
    { bookedAt: at, campaigns: new Set([campaign]) },
  );
};

/**
 * A donation is used for something else than it was given for, which only its giver may allow (a donation is a gift
 * with a condition, § 525 BGB; what it was given for is what it is to be spent on).
 *
 * @param today in Berlin
 * @throws Refusal `gift.unknown` (404), `gift.unassigned`, `earmark.…`, `consent.…`
 */
export const earmarkedAnew = (
  name: string,
  gift: Gift,
  place: { campaign: Campaign['campaign']; earmark: Earmark },
  { on, how }: EarmarkConsent,
  { author, at, today }: Omit<Author, 'reason'> & { readonly today: Day },
): Change[] => {
  const standing = standingPlace(gift);
  if (!standing) throw standingIn(gift).length > 0 ? notAssigned(name) : unknownGift(name);
  if (standing.source !== 'donation') {
    throw refuse('earmark.not-a-donation', {
      de: `${name} ist keine Spende. Zuschüsse, Beiträge und Kassengeld berichtigt eine Gegenbuchung und ein neuer Eintrag.`,
      en: `${name} is no donation. Grants, fees and cash are put right by a correction and a new entry.`,
    });
  }
  if (standing.campaign === place.campaign && standing.earmark === place.earmark) {
    throw refuse('earmark.same', {
      de: `${name} steht schon dort.`,
      en: `${name} stands there already.`,
    });
  }
  // Another campaign may have another carrier, and who received it stands in the receipt.
  if (standing.campaign !== place.campaign && gift.claimed.receipt !== undefined) throw inReceipt(name);
  if (on > today) {
    throw refuse('consent.in-future', {
      de: `Der ${formatDay(on, 'de')} liegt in der Zukunft. Bitte erst buchen, wenn die Zustimmung da ist.`,
      en: `${formatDay(on, 'en')} lies in the future. Please wait until the giver has agreed.`,
    });
  }
  const given = standingIn(gift)
    .map(({ day }) => day)
    .toSorted()[0];
  if (given !== undefined && on < given) {
    throw refuse('consent.before-gift', {
      de: `Die Spende kam am ${formatDay(given, 'de')}: vorher konnte niemand zustimmen, sie anders zu verwenden.`,
      en: `The gift came on ${formatDay(given, 'en')}: before that, nobody could agree to another use of it.`,
    });
  }
  const reason = `Zustimmung vom ${formatDay(on, 'de')} ${means[how]}`;
  return movesTo(gift, place, { event: byHand, bookedAt: at, author, reason });
};

// In the books there is one language.
const means = { letter: 'per Brief', email: 'per E-Mail', phone: 'am Telefon' } as const satisfies Record<
  EarmarkConsent['how'],
  string
>;

/** What of a gift is with us: what came, less what went back. */
export const hereCents = (gift: Gift): Cents =>
  sumCents(
    standingIn(gift)
      .filter(counts)
      .map(({ cents }) => cents),
  );

/** How it all comes to stand, for whoever made these changes. */
export const afterChanges = (gift: Gift, changes: readonly Change[], thisMonth: Month) => {
  const entries = changes.flatMap((change) => ('entry' in change ? [change.entry] : []));
  const months = entries.filter((entry) => counts(entry) && entry.cents !== 0).map(({ month }) => month);
  return {
    cents: hereCents(changes.reduce(evolve, gift)),
    entries: entries.map(({ entry }) => entry),
    monthsOver: [...new Set(months)].filter((month) => month < thisMonth).toSorted(),
  };
};

const standingIn = (gift: Gift): Entry[] => [...gift.lines.values()].map((line) => line.standing);

const counts = ({ account }: Entry): boolean => account === 'received' || account === 'returned';

export const unknownGift = (name: string): Refusal =>
  new Refusal(404, 'gift.unknown', {
    de: `Eine Zahlung ${name} steht nicht in den Büchern.`,
    en: `There is no payment ${name} in the books.`,
  });

const alreadyAssigned = (name: string, { campaign }: Entry): Refusal =>
  refuse('gift.assigned', {
    de: `${name} gehört schon zu ${campaign}. Anders verwenden darf man es nur mit Zustimmung (Zweckbindung ändern).`,
    en: `${name} belongs to ${campaign} already. Another use of it needs its giver's consent (change the earmark).`,
  });

const notAssigned = (name: string): Refusal =>
  refuse('gift.unassigned', {
    de: `${name} gehört noch zu keiner Kampagne: bitte erst zuordnen.`,
    en: `${name} belongs to no campaign yet: please assign it first.`,
  });

const refuse = (code: string, sentence: Sentence): Refusal => new Refusal(409, code, sentence);
