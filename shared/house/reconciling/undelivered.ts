import type { KeptEvent } from '../../store/inbox.ts';
import { Envelope } from '../../stripe/envelope.ts';
import { isHeard } from '../../stripe/events.ts';
import { bookEvents } from '../booking.ts';
import { whyUnknown } from '../hearing.ts';
import type { ReconcilingParts } from './parts.ts';
import type { Tally } from './tally.ts';

/**
 * Fetches the events that Stripe could not bring us, and books them: they know more than the money they moved, such as
 * how a promise stands. What an event of a kind we have not learned moved is found in the balance.
 *
 * @param since in seconds
 */
export const fetchUndelivered = async (
  since: number,
  parts: ReconcilingParts,
  tally: Tally,
  isLate: () => boolean,
): Promise<void> => {
  const { account, inbox, clock, log } = parts;
  let ofOtherVersion = 0;
  for await (const found of account.undelivered(since)) {
    const kept: KeptEvent[] = [];
    for (const body of found) {
      const event = Envelope.safeParse(body).data;
      if (!event || !isHeard(event.type)) continue;
      const unknown = whyUnknown(event);
      const { id, type } = event;
      const isNew = await inbox.keep(
        { event: id, type, body: Buffer.from(JSON.stringify(body, null, 2)), unknown, askedFor: true },
        clock.now(),
      );
      if (!isNew) continue;
      tally.count('fetchedEvents');
      if (unknown !== undefined) ofOtherVersion += 1;
      const lying = unknown === undefined ? await inbox.find(id) : undefined;
      if (lying) kept.push(lying);
    }
    await bookEvents(kept, parts);
    if (isLate()) break;
  }
  if (ofOtherVersion > 0) {
    log.alarm(
      'unknown-event',
      'Stripe could not bring us events, and keeps them in another API version: have them sent again, or replay them after an upgrade.',
      { events: ofOtherVersion },
    );
  }
};
