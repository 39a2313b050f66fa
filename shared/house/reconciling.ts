import { type Instant, instantOf, monthOf, monthsBetween } from '../domain/month.ts';
import type { Proof, ProofCursor } from '../domain/proof.ts';
import { proveBooks } from './reconciling/books.ts';
import type { ReconcilingParts } from './reconciling/parts.ts';
import { provePayouts } from './reconciling/payouts.ts';
import { openTally, type Tally } from './reconciling/tally.ts';
import { handful, proveTransactions } from './reconciling/transactions.ts';
import { fetchUndelivered } from './reconciling/undelivered.ts';
import { daySeconds, type Place, walk } from './reconciling/walk.ts';

export type { ReconcilingParts } from './reconciling/parts.ts';

/** What is younger is still in the hands of those whom Stripe told, or not listed yet. */
const settledAfterSeconds = 10 * 60;
/** How far the very first proof looks back. */
const firstLookBackSeconds = 90 * daySeconds;
/** So long Stripe tries to bring an event. */
const deliverySeconds = 3 * daySeconds;
/** An entry may be older than its transaction: Stripe tells of some money before it moves. */
const graceSeconds = 2 * daySeconds;
/** The books of the month before are still open. */
const openBooksSeconds = 31 * daySeconds;
/** What is begun is finished within this, also while Stripe asks us to wait. */
const spareMilliseconds = 30_000;
/** One lost event is what this is for. More than a handful in one night, and somebody should look at the webhook. */
const handfulOfEvents = 5;

/**
 * Holds Stripe's balance and our books against each other, books what is missing, and reports: the books equal Stripe
 * to the cent, or these lines differ. It begins where the last proof ended and stops before `until`; the next one goes
 * on there. Doing it twice changes nothing.
 *
 * @returns the report, as it was written down
 * @throws Error if something we need is away; what was proved until then is written down
 */
export const reconcile = async (parts: ReconcilingParts, until: Date): Promise<Proof> => {
  const { clock, proofs } = parts;
  const startedAt = clock.now();
  const settled = secondsOf(startedAt) - settledAfterSeconds;
  const cursor = await proofs.cursor();
  const from: Place = cursor
    ? { seconds: secondsOf(cursor.provedThrough), last: cursor.last }
    : { seconds: secondsOf(startedAt) - firstLookBackSeconds };
  const run: Run = {
    place: from,
    since: cursor?.provedSince ?? at(from.seconds),
    settled,
    payouts: new Set(cursor?.openPayouts ?? []),
    isLate: () => clock.now().getTime() > until.getTime() - spareMilliseconds,
  };
  const tally = openTally();
  let failure: unknown;
  try {
    await prove(run, cursor === undefined, parts, tally);
  } catch (error) {
    failure = error;
  }
  const { place, payouts } = run;
  const complete = failure === undefined && place.seconds >= settled && !run.isLate();
  const proof = tally.report({
    from: at(from.seconds),
    to: at(place.seconds),
    finishedAt: instantOf(clock.now()),
    complete,
  });
  const next: ProofCursor = {
    provedSince: run.since,
    provedThrough: at(place.seconds),
    ...(place.last === undefined ? {} : { last: place.last }),
    openPayouts: [...payouts],
  };
  await proofs.finish(proof, next);
  tell(proof, tally, parts);
  if (failure !== undefined) throw failure;
  return proof;
};

interface Run {
  place: Place;
  readonly since: Instant;
  readonly settled: number;
  payouts: ReadonlySet<string>;
  readonly isLate: () => boolean;
}

const prove = async (run: Run, isFirst: boolean, parts: ReconcilingParts, tally: Tally): Promise<void> => {
  const { isLate, settled } = run;
  const from = run.place.seconds;
  // Asked before we fetch events ourselves; a house that has just been built has heard nothing yet.
  const silent = !isFirst && !(await heardLately(parts));
  await fetchUndelivered(from - deliverySeconds, parts, tally, isLate);
  await lookAtWaiting(parts, tally, isLate);
  let lastPayment = 0;
  await walk(
    run.place,
    settled,
    parts.account,
    async (transactions, place) => {
      const payouts = await proveTransactions(transactions, parts, tally);
      run.payouts = new Set([...run.payouts, ...payouts]);
      run.place = place;
      const newest = transactions.findLast(({ type }) => type === 'charge' || type === 'payment');
      lastPayment = newest?.created ?? lastPayment;
    },
    isLate,
  );
  if (silent && lastPayment > settled - deliverySeconds) {
    parts.log.alarm(
      'webhook-silent',
      'Stripe has taken payments and told us nothing for three days: check the endpoint in Stripe.',
      { lastPaymentAt: at(lastPayment) },
    );
  }
  run.payouts = new Set(await provePayouts(run.payouts, parts, tally, isLate));
  if (isLate()) return;
  const months = monthsBetween(monthOf(at(from - openBooksSeconds)), monthOf(at(settled)));
  const judged = { since: run.since, until: at(run.place.seconds - graceSeconds) };
  await proveBooks(months, judged, parts, tally);
};

const heardLately = async ({ inbox, clock }: ReconcilingParts): Promise<boolean> => {
  const now = clock.now();
  return inbox.heardSince(new Date(now.getTime() - deliverySeconds * 1000), now);
};

/** Debits that were on their way: the money is there by now, or it never was. */
const lookAtWaiting = async (parts: ReconcilingParts, tally: Tally, isLate: () => boolean): Promise<void> => {
  const { account, balances, clock } = parts;
  for await (const waiting of balances.waiting()) {
    for (let start = 0; start < waiting.length; start += handful) {
      if (isLate()) return;
      const some = waiting.slice(start, start + handful);
      const transactions = [];
      for (const { transaction } of some) transactions.push(await account.transaction(transaction));
      await proveTransactions(transactions, parts, tally, clock.now());
    }
  }
};

const tell = (proof: Proof, tally: Tally, { log }: ReconcilingParts): void => {
  const { from, to, complete, agrees, transactions, booked, fetchedEvents, waiting, differs } = proof;
  const span = { from, to, complete, transactions, waiting };
  const untold = tally.untold();
  if (untold > 0 || fetchedEvents > 0) {
    const counts = { entries: untold, cents: booked.cents, events: fetchedEvents };
    log.tell('booked what no webhook had told', counts);
    if (untold > handfulOfEvents || fetchedEvents > handfulOfEvents) {
      log.alarm(
        'webhook-gaps',
        'Stripe could not tell us of more than a handful: all of it is booked now, but letters went out late. Check the endpoint in Stripe.',
        counts,
      );
    }
  }
  if (agrees) log.tell(complete ? 'books = Stripe' : 'books = Stripe so far, goes on next time', span);
  else {
    log.alarm('books-differ', 'The books and Stripe differ: the report names the lines and what to do.', {
      ...span,
      differs,
    });
  }
};

const secondsOf = (instant: Instant | Date): number => Math.floor(new Date(instant).getTime() / 1000);
const at = (seconds: number): Instant => instantOf(new Date(seconds * 1000));
