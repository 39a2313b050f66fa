import { unassigned } from './campaign.ts';
import type { Change } from './change.ts';
import type { Letter, Recipient } from './letter.ts';
import { dayOf } from './month.ts';
import { type Pledge, type PledgeFact, PledgeStatus, type SeenInvoice } from './pledge.ts';
import type { World } from './world.ts';

type Standing = Extract<PledgeFact, { fact: 'standing' }>;
type Billing = Exclude<PledgeFact, { fact: 'standing' }>;

/** What is known of a promise: the sum of its changes. */
export interface KnownPledge {
  readonly standing?: Pledge;
  readonly donor?: Recipient;
  /** `in_… paid`, `in_… failed 1` */
  readonly invoices: ReadonlyMap<string, SeenInvoice>;
  readonly letters: ReadonlySet<string>;
  readonly tasks: ReadonlySet<string>;
}

export const unknownPledge: KnownPledge = {
  invoices: new Map(),
  letters: new Set(),
  tasks: new Set(),
};

export const seenKey = ({ invoice, seen, attempt }: SeenInvoice): string =>
  seen === 'paid' ? `${invoice} paid` : `${invoice} failed ${attempt}`;

export const evolvePledge = (known: KnownPledge, change: Change): KnownPledge => {
  if ('pledge' in change) {
    const newer = change.pledge.version > (known.standing?.version ?? 0);
    return newer ? { ...known, standing: change.pledge } : known;
  }
  if ('pledgeDonor' in change) return { ...known, donor: change.pledgeDonor.donor };
  if ('invoice' in change) {
    return { ...known, invoices: new Map(known.invoices).set(seenKey(change.invoice), change.invoice) };
  }
  if ('letter' in change) return { ...known, letters: new Set([...known.letters, change.letter.letter]) };
  if ('task' in change) return { ...known, tasks: new Set([...known.tasks, change.task.task]) };
  return known;
};

/**
 * What a fact adds to what is known of its promise; nothing, if it is not news. The same facts in any order and
 * number end in the same standing, the same letters and the same tasks.
 */
export const decidePledge = (known: KnownPledge, fact: PledgeFact, world: World): Change[] => {
  const news = fact.fact === 'standing' ? standing(known, fact, world) : billing(known, fact);
  const after = news.reduce(evolvePledge, known);
  return [...news, ...renewalLetters(after, world), ...ending(after, world)];
};

const standing = (known: KnownPledge, fact: Standing, world: World): Change[] => {
  const { fact: _, attribution, ...snapshot } = fact;
  const before = known.standing;
  if (before && !isLater(fact, before)) return [];
  const ours = attribution && world.campaigns.has(attribution.campaign) ? attribution : undefined;
  const pledge: Pledge = {
    ...snapshot,
    campaign: ours?.campaign ?? before?.campaign ?? unassigned,
    earmark: ours?.earmark ?? before?.earmark ?? 'free',
    locale: attribution?.locale ?? before?.locale ?? 'de',
    version: (before?.version ?? 0) + 1,
  };
  return [{ pledge, before }];
};

/**
 * Stripe's times are whole seconds, and an old event may come after a newer one. What has ended stays ended; else
 * the later second counts, and within one second the state further along.
 */
const isLater = (fact: Standing, before: Pledge): boolean => rankOf(fact) > rankOf(before);

const rankOf = ({ status, at, event }: Pick<Pledge, 'status' | 'at' | 'event'>): string =>
  [status === 'ended' ? 1 : 0, at, PledgeStatus.options.indexOf(status), event].join(' ');

const billing = (known: KnownPledge, fact: Billing): Change[] => {
  const { pledge, invoice, attempt, nextTryAt, cents: amount, at, donor } = fact;
  const changes: Change[] = donor && !known.donor ? [{ pledgeDonor: { pledge, donor } }] : [];
  if (!fact.renewal || fact.fact === 'billed') return changes;
  const seen: SeenInvoice = {
    pledge,
    invoice,
    seen: fact.fact === 'renewal-paid' ? 'paid' : 'failed',
    attempt,
    nextTryAt,
    cents: amount,
    at,
  };
  return known.invoices.has(seenKey(seen)) ? changes : [...changes, { invoice: seen }];
};

/** One letter for each renewal that failed, however often it is tried. Whether it still is true is asked at the post. */
const renewalLetters = (known: KnownPledge, world: World): Change[] => {
  const { standing: pledge, donor } = known;
  if (!pledge || !donor || pledge.campaign === unassigned) return [];
  const failed = [...known.invoices.values()].filter(({ seen }) => seen === 'failed');
  const first = new Map(
    failed.toSorted((one, other) => other.attempt - one.attempt).map((seen) => [seen.invoice, seen]),
  );
  return [...first.values()].flatMap((seen): Change[] => {
    const id = `${seen.invoice}.renewal-failed`;
    if (known.letters.has(id)) return [];
    return [
      {
        letter: letterTo(donor, pledge, world, id, {
          kind: 'renewal-failed',
          pledge: pledge.pledge,
          invoice: seen.invoice,
          campaign: pledge.campaign,
          cents: seen.cents,
          interval: pledge.interval,
          day: dayOf(seen.at),
        }),
      },
    ];
  });
};

const ending = (known: KnownPledge, world: World): Change[] => {
  const { standing: pledge, donor } = known;
  if (pledge?.status !== 'ended' || !pledge.because || pledge.because === 'never-started') return [];
  const { because } = pledge;
  const changes: Change[] = [];
  const task = `pledge-ended:${pledge.pledge}`;
  if (because === 'payment-failed' && !known.tasks.has(task)) {
    changes.push({
      task: {
        task,
        matter: 'pledge-ended',
        campaign: pledge.campaign,
        pledge: pledge.pledge,
        cents: pledge.cents,
        writtenAt: world.bookedAt,
      },
    });
  }
  const id = `${pledge.pledge}.pledge-ended`;
  if (donor && pledge.campaign !== unassigned && !known.letters.has(id)) {
    changes.push({
      letter: letterTo(donor, pledge, world, id, {
        kind: 'pledge-ended',
        pledge: pledge.pledge,
        campaign: pledge.campaign,
        cents: pledge.cents,
        interval: pledge.interval,
        because,
        day: dayOf(pledge.at),
      }),
    });
  }
  return changes;
};

const letterTo = (
  to: Recipient,
  { locale }: Pledge,
  { bookedAt }: World,
  letter: string,
  about: Letter['about'],
): Letter => ({ letter, to, locale, about, state: 'NEW', writtenAt: bookedAt });
