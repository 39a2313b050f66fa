import { parseArgs } from 'node:util';
import { type Remaining, replay as replayAll, replayOne } from '../../shared/house/replaying.ts';
import { stripeApiVersion } from '../../shared/stripe/version.ts';
import type { Command } from './command.ts';
import { bookingParts } from './office.ts';

/** Books what was set aside, once it can be read. */
export const replay: Command = {
  summary: 'book the events of the quarantine that can be read by now',
  usage: `Books events that were set aside, once they can be read: after an upgrade, or when the cause is gone.

  npm run tragwerk -- replay
  npm run tragwerk -- replay --event evt_…

Nothing is counted twice, however often you call it. What cannot be booked stays where it is, with the reason.`,

  run: async (words, open, print) => {
    const { values } = parseArgs({ args: [...words], options: { event: { type: 'string' } } });
    const parts = bookingParts(await open());
    const replayed =
      values.event === undefined ? await replayAll(parts) : await replayOne(values.event, parts);
    if (!replayed) {
      throw new Error(
        `${values.event} is not in the quarantine. If it was never heard, let Stripe send it again: Developers → Events → the event → Resend.`,
      );
    }
    const { booked, remaining } = replayed;
    print(`${booked.length} booked, ${remaining.length} remain.`);
    for (const stays of remaining) {
      print(`  ${stays.event} ${stays.type}: ${stays.reason}`);
      print(`    → ${adviceFor(stays)}`);
    }
    return remaining.length === 0;
  },
};

const adviceFor = ({ because, reason }: Remaining): string => {
  if (because === 'away') return 'Something it needs is away: try again in a few minutes.';
  if (because === 'failed') {
    return 'Look the event up in Stripe; once its cause is gone, or the code is mended and deployed, replay again.';
  }
  return reason.startsWith('API version')
    ? `This Tragwerk reads ${stripeApiVersion}. Upgrade it to the event's version and replay, or let Stripe send the event again to an endpoint of ours (docs/deploy.md, A new API version).`
    : 'Tragwerk has not learned this type: take it off the endpoint in Stripe, or teach it (CONTRIBUTING.md).';
};
