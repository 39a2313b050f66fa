import * as z from 'zod';
import { CampaignId, unassigned } from './campaign.ts';
import type { Entry } from './ledger.ts';
import { type Letter, Recipient } from './letter.ts';
import { Locale } from './locale.ts';
import { Cents, cents, negated } from './money.ts';
import { dayOf, Instant, monthOf } from './month.ts';
import { Earmark } from './need.ts';

/** What our page wrote on the payment before the donor paid: where the gift belongs and how to write to its giver. */
export const Attribution = z.strictObject({
  campaign: CampaignId,
  donation: z.string().min(1).max(60).optional(),
  earmark: Earmark,
  locale: Locale,
});
export type Attribution = z.infer<typeof Attribution>;

/**
 * One thing that happened to a gift, whoever told us. Each stands alone: facts come late, twice and in any order.
 *
 * - `pending`: the money is on its way (SEPA debit) and may still bounce.
 * - `received`: the money is there.
 * - `failed`: an attempt came to nothing.
 */
export const Fact = z.strictObject({
  fact: z.enum(['pending', 'received', 'failed']),
  /** The payment: Stripe's payment intent, or the charge where there is none. All tellers of a payment agree on it. */
  gift: z.string().min(1).max(120),
  cents: Cents,
  /** When Stripe says it happened. */
  at: Instant,
  event: z.string(),
  attribution: Attribution.optional(),
  donor: Recipient.optional(),
  /** Stripe's word: `card`, `sepa_debit`. Not every teller knows. */
  method: z.string().optional(),
});
export type Fact = z.infer<typeof Fact>;

/** The giver of a gift, kept apart from the books so that it can be erased when the books must stay. */
export const GiftDonor = z.strictObject({ gift: z.string(), donor: Recipient, locale: Locale });
export type GiftDonor = z.infer<typeof GiftDonor>;

/** Something new about a gift. Each is written at most once, under its own natural key. */
export type Change = { readonly entry: Entry } | { readonly donor: GiftDonor } | { readonly letter: Letter };

/** What is known of a gift: the sum of its changes. */
export interface Gift {
  /** The entry under which the money stands now. */
  readonly received?: Entry;
  readonly moves: number;
  readonly expected?: Entry;
  readonly resolved: boolean;
  readonly donor?: GiftDonor;
  readonly thanked: boolean;
}

export const unknownGift: Gift = { moves: 0, resolved: false, thanked: false };

export const evolve = (gift: Gift, change: Change): Gift => {
  if ('donor' in change) return { ...gift, donor: change.donor };
  if ('letter' in change) return { ...gift, thanked: true };
  const { entry } = change;
  switch (entry.movement) {
    case 'expected':
      return { ...gift, expected: entry };
    case 'resolved':
      return { ...gift, resolved: true };
    case 'received':
      // A move already seen is newer than this entry, whichever is read first.
      return gift.received ? gift : { ...gift, received: entry };
    case 'moved':
      return entry.cents < 0 ? gift : { ...gift, received: entry, moves: gift.moves + 1 };
  }
};

export interface World {
  readonly bookedAt: Instant;
  /** The campaigns we know; money that names another one waits under `unassigned` for a person. */
  readonly campaigns: ReadonlySet<string>;
}

/**
 * What a fact adds to what is known of its gift; nothing, if it is not news. Any permutation of the same facts
 * adds up to the same sums.
 *
 * @throws Error if two tellers disagree about the amount: no rule of ours can tell who is right.
 */
export const decide = (gift: Gift, fact: Fact, world: World): Change[] => {
  switch (fact.fact) {
    case 'pending':
      return pending(gift, fact, world);
    case 'failed':
      return failed(gift, fact, world);
    case 'received':
      return received(gift, fact, world);
  }
};

const pending = (gift: Gift, fact: Fact, world: World): Change[] => {
  // Late news, yet it may be the only one that knows whom to thank.
  if (gift.received) return thanks(gift, gift.received, fact, world);
  if (gift.expected) return newDonor(gift, fact);
  const expected = entryOf(fact, world, { movement: 'expected', account: 'pending', cents: fact.cents });
  return [{ entry: expected }, ...newDonor(gift, fact)];
};

const failed = (gift: Gift, fact: Fact, world: World): Change[] => {
  // A card answers at once: nothing was ever on its way, and a declined card leaves nothing to write down.
  if (fact.method === 'card' && !gift.expected) return [];
  return notExpectedAnyMore(gift, fact, world);
};

const received = (gift: Gift, fact: Fact, world: World): Change[] => {
  if (gift.received) return betterKnown(gift, gift.received, fact, world);
  const entry = entryOf(fact, world, { movement: 'received', account: 'received', cents: fact.cents });
  const neverOnItsWay = fact.method === 'card' && !gift.expected;
  const onItsWay = neverOnItsWay ? [] : notExpectedAnyMore(gift, fact, world);
  return [{ entry }, ...onItsWay, ...thanks(gift, entry, fact, world)];
};

/**
 * Takes what was on its way off the pending sum. If it was never announced, an announcement of nothing takes the
 * place of one that may still come late, so that it can no longer count.
 */
const notExpectedAnyMore = (gift: Gift, fact: Fact, world: World): Change[] => {
  const { expected } = gift;
  if (!expected)
    return [{ entry: entryOf(fact, world, { movement: 'expected', account: 'pending', cents: cents(0) }) }];
  if (gift.resolved || expected.cents === 0) return [];
  return [
    {
      entry: {
        ...expected,
        entry: keyOf(fact.gift, 'resolved'),
        movement: 'resolved',
        cents: negated(expected.cents),
        at: fact.at,
        event: fact.event,
        bookedAt: world.bookedAt,
      },
    },
  ];
};

/**
 * A second teller of the same payment. It may know what the first did not: where the gift belongs, an earlier
 * month, or whom to thank. The money then moves by two further entries; the first one stays.
 */
const betterKnown = (gift: Gift, standing: Entry, fact: Fact, world: World): Change[] => {
  if (fact.cents !== standing.cents) {
    throw new Error(
      `${fact.gift}: ${standing.event} says ${standing.cents} cents, ${fact.event} ${fact.cents}`,
    );
  }
  const told = entryOf(fact, world, { movement: 'moved', account: 'received', cents: standing.cents });
  const place = standing.campaign === unassigned ? told : standing;
  const time = told.month < standing.month ? told : standing;
  const moves = place.campaign !== standing.campaign || time.month !== standing.month;
  if (!moves) return thanks(gift, standing, fact, world);
  const key = keyOf(fact.gift, `moved:${gift.moves + 1}`);
  const why = { movement: 'moved', event: fact.event, bookedAt: world.bookedAt } as const;
  const out: Entry = { ...standing, ...why, entry: `${key}:out`, cents: negated(standing.cents) };
  const into: Entry = {
    ...place,
    ...why,
    entry: `${key}:in`,
    month: time.month,
    day: time.day,
    at: time.at,
    method: standing.method ?? told.method,
  };
  return [{ entry: out }, { entry: into }, ...thanks(gift, into, fact, world)];
};

/** The thank-you letter, once the money is there, its campaign is known, and there is someone to thank. */
const thanks = (gift: Gift, entry: Entry, fact: Fact, world: World): Change[] => {
  if (gift.thanked) return [];
  const donor = gift.donor ?? donorOf(fact);
  if (!donor) return [];
  if (entry.campaign === unassigned) return newDonor(gift, fact);
  const letter: Letter = {
    letter: `${entry.gift}.acknowledgement`,
    to: donor.donor,
    locale: fact.attribution?.locale ?? donor.locale,
    about: {
      kind: 'acknowledgement',
      gift: entry.gift,
      donation: entry.donation,
      campaign: entry.campaign,
      earmark: entry.earmark,
      cents: entry.cents,
      day: entry.day,
      method: entry.method ?? fact.method,
    },
    state: 'NEW',
    writtenAt: world.bookedAt,
  };
  return [{ letter }];
};

const newDonor = (gift: Gift, fact: Fact): Change[] => {
  const donor = donorOf(fact);
  return donor && !gift.donor ? [{ donor }] : [];
};

const donorOf = (fact: Fact): GiftDonor | undefined =>
  fact.donor && { gift: fact.gift, donor: fact.donor, locale: fact.attribution?.locale ?? 'de' };

const keyOf = (gift: string, what: string): string => `stripe:${gift}:${what}`;

const entryOf = (fact: Fact, world: World, line: Pick<Entry, 'movement' | 'account' | 'cents'>): Entry => {
  const ours =
    fact.attribution && world.campaigns.has(fact.attribution.campaign) ? fact.attribution : undefined;
  return {
    ...line,
    entry: keyOf(fact.gift, line.movement),
    gift: fact.gift,
    donation: fact.attribution?.donation,
    campaign: ours?.campaign ?? unassigned,
    month: monthOf(fact.at),
    day: dayOf(fact.at),
    at: fact.at,
    source: 'donation',
    earmark: ours?.earmark ?? 'free',
    method: fact.method,
    event: fact.event,
    bookedAt: world.bookedAt,
  };
};
