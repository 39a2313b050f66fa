import * as z from 'zod';

/** Live accounts may ask a hundred times a second; half of it stays for those who give. */
const apartMilliseconds = 20;
/** Together about a quarter of a minute: whoever is busy for longer is asked again by the next run. */
const mostTries = 5;

interface Pacing {
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
}

const StripeError = z.object({ type: z.string() });

const passes = (error: unknown): boolean => {
  const { type } = StripeError.safeParse(error).data ?? {};
  return type === 'StripeRateLimitError' || type === 'StripeConnectionError' || type === 'StripeAPIError';
};

/**
 * Asks Stripe calmly: never faster than fifty times a second, and when Stripe says it is too much, after ever longer
 * pauses.
 */
export const atAPace = ({ now, pause, random }: Pacing) => {
  let nextAt = 0;
  return async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    for (let attempt = 1; ; attempt += 1) {
      const early = nextAt - now().getTime();
      nextAt = Math.max(nextAt, now().getTime()) + apartMilliseconds;
      if (early > 0) await pause(early);
      try {
        return await ask();
      } catch (error) {
        if (attempt === mostTries || !passes(error)) throw error;
        await pause((0.5 + random() / 2) * 1000 * 2 ** (attempt - 1));
      }
    }
  };
};
