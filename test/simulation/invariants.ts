import type { TakenLetter } from './house/outside-post.ts';
import type { Oracle } from './oracle.ts';
import type { Watch } from './watch.ts';
import type { Fate } from './world/stage.ts';

/** What must hold whenever the world is quiet; each is a promise of docs/guarantees.md. */
export const invariants = {
  'entries-are-the-truth': 'the sum of the entries is the oracle’s, per campaign, month, source and earmark',
  'totals-are-the-truth': 'the month totals and the sums of promises are the oracle’s',
  'entries-only-added':
    'entries, states of promises and letters that are done never change, nothing is deleted',
  'never-more-back-than-paid': 'refunds and disputes of a gift never exceed what was paid',
  'no-early-thanks': 'nobody is thanked for money that is not there',
  'letters-as-owed': 'exactly the letters that are owed are written',
  'one-letter': 'a letter goes out at most once by itself; a further one a day later, marked as a copy',
  'no-letter-lost':
    'every letter reaches the post or is marked with why not; unknown ones settle within a day',
  'tasks-as-owed': 'exactly the tasks that are owed are on the treasurer’s list',
  'promises-stand-right': 'every promise stands as it does at Stripe, and those a bank ended are ended there',
  'events-accounted-for':
    'every event is booked, ignored by rule or quarantined; what is not ours is refused',
  'replay-changes-nothing': 'all events once more change nothing',
  'no-canary-in-logs': 'no name, address or account number is in any line of a log',
  'sweep-finds-nothing': 'where nothing fails and every bell rings, the sweep finds nothing left to book',
  'readers-get-their-letters':
    'each letter to supporters that was agreed to reaches all who have confirmed, or is marked with why not',
  'one-letter-a-reader':
    'nobody gets a letter to supporters twice but a day later, marked as a copy, when its fate was unknown',
  'readers-as-agreed':
    'nobody gets one who has not confirmed, or has left; each address is one reader’s, and gone with the last topic',
  'letters-as-approved':
    'no letter to supporters goes out that nobody agreed to, or that somebody has stopped',
  'handlers-do-not-hang': 'the world becomes quiet',
} as const;
export type Invariant = keyof typeof invariants;

export interface Violation {
  readonly invariant: Invariant;
  readonly detail: string;
}

/** What is seen of the house, and what is true. */
export interface Seen {
  readonly watch: Watch;
  readonly oracle: Oracle;
  readonly totals: ReadonlyMap<string, number>;
  readonly taken: ReadonlyMap<string, { readonly originals: number; readonly copies: number }>;
  /** What each event must have become, of those not seen to be so yet; settled ones are taken off. */
  readonly unsettledEvents: Map<string, Fate>;
  /** Promises the bank's answer ended. */
  readonly mustEnd: ReadonlySet<string>;
}

export const violationsOf = (seen: Seen): Violation[] => {
  const { watch, oracle, totals } = seen;
  const money = new Map([...oracle.sums].filter(([what]) => !isPromise(what)));
  return [
    ...watch.objections.map((detail): Violation => ({ invariant: 'entries-only-added', detail })),
    ...differences(watch.sums, money).map((detail) => found('entries-are-the-truth', detail)),
    ...differences(totals, oracle.sums).map((detail) => found('totals-are-the-truth', detail)),
    ...overReturned(watch),
    ...letters(seen),
    ...unlike(watch.tasks, oracle.tasks).map((detail) => found('tasks-as-owed', detail)),
    ...promises(seen),
    ...events(seen),
  ];
};

const isPromise = (what: string): boolean =>
  /^(?:count|promised|begun|begunMonthly|ended|endedMonthly) /.test(what);

const found = (invariant: Invariant, detail: string): Violation => ({ invariant, detail });

const differences = (ours: ReadonlyMap<string, number>, truth: ReadonlyMap<string, number>): string[] =>
  [...new Set([...ours.keys(), ...truth.keys()])]
    .filter((what) => (ours.get(what) ?? 0) !== (truth.get(what) ?? 0))
    .map((what) => `${what}: ${ours.get(what) ?? 0} in the books, ${truth.get(what) ?? 0} in truth`);

const unlike = (ours: ReadonlySet<string>, truth: ReadonlySet<string>): string[] => [
  ...[...truth.difference(ours)].map((missing) => `missing: ${missing}`),
  ...[...ours.difference(truth)].map((surplus) => `not owed: ${surplus}`),
];

const overReturned = ({ gifts, touched }: Watch): Violation[] =>
  [...touched].flatMap((gift) => {
    const { received, returned } = gifts.get(gift) ?? { received: 0, returned: 0 };
    return received + returned < 0 || returned > 0
      ? [found('never-more-back-than-paid', `${gift}: ${received} received, ${returned} returned`)]
      : [];
  });

const letters = ({ watch, oracle, taken }: Seen): Violation[] => {
  const written = new Set(watch.letters.keys());
  return [
    ...unlike(written, oracle.letters).map((detail) => found('letters-as-owed', detail)),
    ...[...watch.openLetters].map((letter) =>
      found('no-letter-lost', `${letter} is still ${watch.letters.get(letter)?.state}`),
    ),
    ...[...watch.letters.values()].flatMap(({ letter, state }): Violation[] => {
      const { originals, copies } = taken.get(letter) ?? { originals: 0, copies: 0 };
      if (state === 'SENT' && originals + copies === 0) {
        return [found('no-letter-lost', `${letter} counts as sent, and the post never had it`)];
      }
      if (originals > 1) return [found('one-letter', `${letter} went out ${originals} times`)];
      return state === 'REFUSED' ? [found('no-letter-lost', `${letter} was refused`)] : [];
    }),
  ];
};

const promises = ({ watch, oracle, mustEnd }: Seen): Violation[] => [
  ...[...oracle.pledges].flatMap(([pledge, truth]) => {
    const state = watch.pledges.get(pledge);
    const ours = `${String(state?.['status'])} ${String(state?.['cents'])} ${String(state?.['campaign'])}`;
    const theirs = `${truth.standing} ${truth.cents} ${truth.campaign}`;
    return ours === theirs ? [] : [found('promises-stand-right', `${pledge}: ${ours}, in truth ${theirs}`)];
  }),
  ...[...mustEnd]
    .filter((pledge) => oracle.pledges.get(pledge)?.standing !== 'ended')
    .map((pledge) => found('promises-stand-right', `${pledge} was never ended at Stripe`)),
];

const events = ({ watch, unsettledEvents }: Seen): Violation[] => {
  const violations: Violation[] = [];
  for (const [event, fate] of unsettledEvents) {
    const state = watch.events.get(event) ?? 'refused';
    if (state === fate) unsettledEvents.delete(event);
    else violations.push(found('events-accounted-for', `${event} is ${state}, should be ${fate}`));
  }
  return violations;
};

/** A day, less what the clocks of two machines may differ by. */
const almostADay = 24 * 60 * 60 * 1000 - 60_000;

/** Asked when a letter reaches the post, not only when the world is quiet. */
export const atThePost = ({ letter, isCopy, at, before }: TakenLetter, oracle: Oracle): Violation[] => {
  const gift = /^(.*)\.acknowledgement$/.exec(letter)?.[1];
  return [
    ...(gift === undefined || oracle.settled.has(gift)
      ? []
      : [found('no-early-thanks', `${letter} before the money was there`)]),
    ...(isCopy && before !== undefined && at - before < almostADay
      ? [found('one-letter', `${letter} again after ${Math.round((at - before) / 60_000)} minutes`)]
      : []),
  ];
};
