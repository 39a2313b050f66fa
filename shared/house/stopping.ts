import { instantOf } from '../domain/month.ts';
import { errorFields, type Log } from '../lambda/log.ts';
import type { Pledges } from '../store/pledges.ts';
import type { StripeDesk } from '../stripe/checkout.ts';
import type { Clock } from './clock.ts';

export interface StoppingParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly pledges: Pick<Pledges, 'stops' | 'stopped'>;
  readonly stripe: Pick<StripeDesk, 'endPledge'>;
}

/**
 * Ends the promises a bank's answer told us to end. An order stays on its list until Stripe has confirmed it; ending
 * twice changes nothing.
 */
export const stopPledges = async (parts: StoppingParts): Promise<void> => {
  const { clock, log, pledges, stripe } = parts;
  for await (const orders of pledges.stops(clock.now())) {
    for (const order of orders) {
      const ids = { pledge: order.pledge, reason: order.reason };
      try {
        await stripe.endPledge(order.pledge, order.reason);
      } catch (error) {
        log.alarm('pledge-not-stopped', 'A promise could not be ended at Stripe; it is tried again.', {
          ...ids,
          ...errorFields(error),
        });
        continue;
      }
      await pledges.stopped(order, instantOf(clock.now()));
      log.tell('promise ended', ids);
    }
  }
};
