import type { Attribution } from '../domain/attribution.ts';
import { unassigned } from '../domain/campaign.ts';
import type { Change } from '../domain/change.ts';
import { decide } from '../domain/donation.ts';
import { returnsIn } from '../domain/gift-receipts.ts';
import type { Fact } from '../domain/fact.ts';
import { evolve } from '../domain/gift.ts';
import { cents } from '../domain/money.ts';
import { instantOf } from '../domain/month.ts';
import type { PledgeFact } from '../domain/pledge.ts';
import { decidePledge, evolvePledge } from '../domain/pledging.ts';
import type { World } from '../domain/world.ts';
import { type Key, keys } from '../store/keys.ts';
import { missingLink } from '../store/links.ts';
import type { Billing, GiftTelling, Linked, Telling } from '../stripe/tellers/telling.ts';
import type { BookingParts } from './booking-parts.ts';

type Trouble = (event: string, error: unknown) => Promise<void>;

/** A gift or a promise, with what is told of it: the smallest thing that is booked as a whole. */
export interface Subject {
  /** The events that told of it. */
  readonly events: readonly string[];
  /** Reads what is known, so that a decision can be made. */
  load(): Promise<Loaded>;
}

interface Loaded {
  /** The campaigns its tellers name, whether we know them or not. */
  readonly campaigns: readonly string[];
  decide(world: World, troubled: Trouble): Promise<{ changes: Change[]; free: Key[] }>;
}

/**
 * What a batch of tellings is about. Links are written down at once, before anything is read: so of two that need
 * each other, the later one always finds the earlier.
 */
export const subjectsOf = async (
  tellings: readonly Telling[],
  parts: BookingParts,
  troubled: Trouble,
): Promise<Subject[]> => {
  const gifts = new Map<string, { facts: Fact[]; events: Set<string> }>();
  const pledges = new Map<string, PledgeFact[]>();
  const about = (gift: string, event: string) => {
    const subject = gifts.get(gift) ?? { facts: [], events: new Set() };
    subject.events.add(event);
    gifts.set(gift, subject);
    return subject;
  };
  for (const telling of [...tellings, ...(await whoseTheyAre(tellings, parts, troubled))]) {
    try {
      if (isLink(telling)) {
        for (const gift of await linkedBy(telling, parts)) about(gift, telling.event);
      } else if (isOfPledge(telling)) {
        pledges.set(telling.pledge, [...(pledges.get(telling.pledge) ?? []), telling]);
      } else {
        const fact = await inEuros(telling, parts);
        if (fact) about(fact.gift, telling.event).facts.push(fact);
      }
    } catch (error) {
      await troubled(telling.event, error);
    }
  }
  return [
    ...[...gifts].map(([gift, { facts, events }]) => giftSubject(gift, facts, [...events], parts)),
    ...[...pledges].map(([pledge, facts]) => pledgeSubject(pledge, facts, parts)),
  ];
};

/**
 * A payment on its way, or one that failed, of somebody who promised to give again: Stripe tells whose it is only
 * when it is asked. One that is paid need not be asked for; it is told, and the links find it in any order.
 */
const whoseTheyAre = async (
  tellings: readonly Telling[],
  { stripe }: BookingParts,
  troubled: Trouble,
): Promise<Telling[]> => {
  const found = await Promise.all(
    tellings.map(async (telling): Promise<Telling[]> => {
      if (telling.fact !== 'pending' && telling.fact !== 'failed') return [];
      if (!telling.ofCustomer || telling.attribution) return [];
      try {
        return await stripe.invoiceOf(telling.gift, telling.event);
      } catch (error) {
        await troubled(telling.event, error);
        return [];
      }
    }),
  );
  return found.flat();
};

const isLink = (telling: Telling): telling is Linked | Billing =>
  telling.fact === 'linked' || telling.fact === 'billing';
const isOfPledge = (telling: Exclude<Telling, Linked | Billing>): telling is PledgeFact =>
  'pledge' in telling;

/** @returns the gifts whose place may be known now */
const linkedBy = async (telling: Linked | Billing, { links }: BookingParts): Promise<readonly string[]> => {
  if (telling.fact === 'linked') {
    await links.link(telling.gift, telling.invoice);
    return [telling.gift];
  }
  return (await links.bill(telling.invoice, telling.attribution)).gifts;
};

/** Our books are in euros: what counts is what Stripe credited or debited, and it does so only when money moves. */
const inEuros = async (telling: GiftTelling, { stripe }: BookingParts): Promise<Fact | undefined> => {
  const { currency, balanceTransaction, ...fact } = telling;
  if (currency === 'eur') return fact;
  if (fact.fact === 'received') return { ...fact, cents: await stripe.creditedCents(fact.gift) };
  if (fact.fact !== 'refund' || balanceTransaction === undefined) return undefined;
  return { ...fact, cents: cents(Math.abs(await stripe.settledCents(balanceTransaction))) };
};

const giftSubject = (
  gift: string,
  facts: readonly Fact[],
  events: readonly string[],
  parts: BookingParts,
): Subject => ({
  events,
  load: async () => {
    const before = await parts.ledger.gift(gift);
    const place = before.invoice && (await parts.links.invoice(before.invoice)).attribution;
    const told = placed(gift, facts, place || undefined, { events, parts });
    return {
      campaigns: told.flatMap(({ attribution }) => (attribution ? [attribution.campaign] : [])),
      decide: async (world, troubled) => {
        const { known, changes } = await folded(told, before, world, { decide, evolve, troubled });
        const adrift = changes.some((change) => 'entry' in change && change.entry.campaign === unassigned);
        const waits =
          adrift && [...known.lines.values()].some((line) => line.standing.campaign === unassigned);
        // Whoever knows its place meanwhile, a person or an invoice, makes this read again.
        const link = place ? [] : [missingLink(gift, before.invoice)];
        const free = waits ? [keys.assigned(gift), ...link] : [];
        // And so does a receipt that takes the gift while money of it goes back.
        if (returnsIn(changes).length > 0) free.push(keys.claim(gift, before.claimed.count + 1));
        return { changes, free };
      },
    };
  },
});

/** Facts that do not say where the gift belongs learn it from its invoice; without a fact, the place is the news. */
const placed = (
  gift: string,
  facts: readonly Fact[],
  place: Attribution | undefined,
  { events, parts }: { events: readonly string[]; parts: BookingParts },
): Fact[] => {
  if (!place) return [...facts];
  if (facts.length > 0) return facts.map((fact) => ({ ...fact, attribution: fact.attribution ?? place }));
  const at = instantOf(parts.clock.now());
  return [{ fact: 'attributed', gift, at, event: events[0] ?? '', attribution: place }];
};

const pledgeSubject = (pledge: string, facts: readonly PledgeFact[], parts: BookingParts): Subject => ({
  events: facts.map(({ event }) => event),
  load: async () => {
    const before = await parts.pledges.known(pledge);
    return {
      campaigns: facts.flatMap(({ attribution }) => (attribution ? [attribution.campaign] : [])),
      decide: async (world, troubled) => {
        const how = { decide: decidePledge, evolve: evolvePledge, troubled };
        return { changes: (await folded(facts, before, world, how)).changes, free: [] };
      },
    };
  },
});

/** One fact after another, each on what the ones before have changed. A fact that cannot be decided holds up no other. */
const folded = async <Known, Told extends { readonly event: string }>(
  facts: readonly Told[],
  before: Known,
  world: World,
  how: {
    decide: (known: Known, fact: Told, world: World) => Change[];
    evolve: (known: Known, change: Change) => Known;
    troubled: Trouble;
  },
): Promise<{ known: Known; changes: Change[] }> => {
  let known = before;
  const changes: Change[] = [];
  for (const fact of facts) {
    try {
      const news = how.decide(known, fact, world);
      known = news.reduce(how.evolve, known);
      changes.push(...news);
    } catch (error) {
      await how.troubled(fact.event, error);
    }
  }
  return { known, changes };
};
