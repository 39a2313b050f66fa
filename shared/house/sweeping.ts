import { type Letter, nextStep } from '../domain/letter.ts';
import { instantOf } from '../domain/month.ts';
import type { Inbox } from '../store/inbox.ts';
import { hourOf } from '../store/keys.ts';
import type { Outbox } from '../store/outbox.ts';
import type { Rounds } from '../store/rounds.ts';
import { bookEvents } from './booking.ts';
import type { BookingParts } from './booking-parts.ts';
import { added, paymentsIn, watchCheckouts, type WatchingParts } from './card-tests.ts';
import { askGivers, type GiversParts } from './news/givers.ts';
import { sendLetter } from './posting.ts';
import type { PostingParts } from './posting/parts.ts';
import { removeExpiredReceipts, type RetainingParts } from './receipts/retaining.ts';
import { ringForReceipts, type RingingParts } from './receipts/sweeping.ts';
import { stopPledges, type StoppingParts } from './stopping.ts';

export type SweepingParts = BookingParts &
  PostingParts &
  GiversParts &
  StoppingParts &
  RingingParts &
  RetainingParts &
  WatchingParts & {
    readonly inbox: Pick<Inbox, 'arrivedIn'>;
    readonly outbox: Pick<Outbox, 'setAside' | 'takeOff' | 'writtenIn' | 'unsent'>;
    readonly rounds: Rounds;
  };

const hourMilliseconds = 60 * 60 * 1000;
/** What arrived a moment ago is still in the hands of the functions the stream woke. */
export const settledAfterMilliseconds = 5 * 60 * 1000;
/** How far the very first round looks back: as long as Stripe keeps retrying. */
const firstLookBackHours = 4 * 24;

/**
 * Finishes what a lost bell left lying. Walks the hours since the last round, books again what arrived in them
 * (which changes nothing where it is booked already) and takes to the post what was written and not sent. An hour
 * that is over and walked is never walked again; letters that are not out by then wait on a list of their own.
 */
export const sweep = async (parts: SweepingParts, until: Date): Promise<void> => {
  const { clock, log, outbox, rounds } = parts;
  const settled = new Date(clock.now().getTime() - settledAfterMilliseconds);
  await stopPledges(parts);
  await askGivers(parts);
  await ringForReceipts(parts);
  for await (const letters of outbox.unsent(settled)) {
    for (const letter of letters) await lookAfter(letter, parts);
  }
  let last = await rounds.last();
  for (const hour of hoursBetween(last?.sweptThrough, settled)) {
    if (clock.now() > until) {
      log.tell('sweep stopped for time, goes on next time', { hour });
      return;
    }
    const payments = await sweepHour(hour, settled, parts);
    if (!payments) return;
    if (endOf(hour) > settled) break;
    last = await watchCheckouts(last, { hour, ...payments }, endOf(hour), parts);
    await rounds.finish(last);
  }
  await removeExpiredReceipts(parts, until);
  log.tell('sweep done', { through: hourOf(instantOf(settled)) });
};

/** @returns the hour's payments; nothing, if something must be tried again before the hour can be left behind */
const sweepHour = async (hour: string, settled: Date, parts: SweepingParts) => {
  let waiting = 0;
  let payments = paymentsIn([]);
  for await (const events of parts.inbox.arrivedIn(hour, settled)) {
    const { gifts, again } = await bookEvents(events, parts);
    waiting += again.size;
    payments = added(payments, paymentsIn(events));
    if (gifts > 0) parts.log.alarm('bell-lost', 'The sweep booked what nobody had booked.', { hour, gifts });
  }
  for await (const letters of parts.outbox.writtenIn(hour, settled)) {
    for (const letter of letters) {
      await lookAfter(letter, parts);
      // The hour will not be walked again, so whatever may still be open must be found elsewhere.
      if (letter.state !== 'SENT') await parts.outbox.setAside(letter);
    }
  }
  return waiting === 0 ? payments : undefined;
};

const lookAfter = async (letter: Letter, parts: SweepingParts): Promise<void> => {
  const { clock, log, outbox } = parts;
  switch (nextStep(letter, clock.now())) {
    case 'send':
    case 'send-copy':
      await sendLetter(letter, parts);
      return;
    case 'mark-unknown':
      await outbox.notSent(letter, 'UNKNOWN', 'its sender did not come back');
      log.alarm('letter-unknown', 'Nobody knows whether a letter went out.', { letter: letter.letter });
      return;
    case 'nothing':
      await outbox.takeOff(letter);
      return;
    case 'wait':
  }
};

const startOf = (hour: string): Date => new Date(`${hour}:00:00.000Z`);
const endOf = (hour: string): Date => new Date(startOf(hour).getTime() + hourMilliseconds);

/** The hours after the last one finished, up to and with the present one. */
const hoursBetween = (finished: string | undefined, now: Date): string[] => {
  const first = finished ? endOf(finished) : new Date(now.getTime() - firstLookBackHours * hourMilliseconds);
  const hours: string[] = [];
  for (
    let time = startOf(hourOf(instantOf(first)));
    time <= now;
    time = new Date(time.getTime() + hourMilliseconds)
  ) {
    hours.push(hourOf(instantOf(time)));
  }
  return hours;
};
