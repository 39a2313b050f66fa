import { StripeRefusal } from './stripe-error.ts';

export interface Answer {
  status: number;
  body: string;
  requestId: string;
}

interface Kept extends Answer {
  endpoint: string;
  parameters: string;
  keptSeconds: number;
}

const dayInSeconds = 86_400;

/** Stripe remembers for a day what it answered under a key, and gives the same answer again. */
export const anIdempotencyStore = (nowSeconds: () => number) => {
  const kept = new Map<string, Kept>();
  return {
    replay: (key: string, endpoint: string, parameters: string): Answer | null => {
      const before = kept.get(key);
      if (!before) return null;
      if (nowSeconds() - before.keptSeconds >= dayInSeconds) {
        kept.delete(key);
        return null;
      }
      if (before.endpoint !== endpoint)
        throw mismatch(
          `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${endpoint}' vs '${before.endpoint}'). Try using a key other than '${key}' if you meant to execute a different request.`,
        );
      if (before.parameters !== parameters)
        throw mismatch(
          `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        );
      return before;
    },
    /** Only what was carried out is kept: a request refused for its parameters may be sent again, corrected. */
    keep: (key: string, endpoint: string, parameters: string, answer: Answer): void => {
      kept.set(key, { ...answer, endpoint, parameters, keptSeconds: nowSeconds() });
    },
  };
};

const mismatch = (message: string): StripeRefusal =>
  new StripeRefusal(400, { type: 'idempotency_error', message });
