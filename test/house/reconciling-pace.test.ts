import { describe, expect, it } from 'vitest';
import { daySeconds, walk } from '../../shared/house/reconciling/walk.ts';
import { BalanceTransaction } from '../../shared/stripe/balance-transaction.ts';
import { atAPace } from '../../shared/stripe/pace.ts';

const aClock = () => {
  const clock = { milliseconds: 1_000_000 };
  return {
    now: () => new Date(clock.milliseconds),
    pause: async (milliseconds: number) => {
      clock.milliseconds += milliseconds;
    },
    random: () => 0.5,
    clock,
  };
};

describe('Stripe', () => {
  it('is asked fifty times a second at most', async () => {
    const { clock, ...pacing } = aClock();
    const ask = atAPace(pacing);
    const began = clock.milliseconds;
    for (let count = 0; count < 501; count += 1) await ask(async () => count);
    expect(clock.milliseconds - began).toBe(10_000);
  });

  it('is asked again when it is busy, five times, and not when it says no', async () => {
    const { clock, ...pacing } = aClock();
    const ask = atAPace(pacing);
    const began = clock.milliseconds;
    let tries = 0;
    const busy = async () => {
      tries += 1;
      throw Object.assign(new Error('busy'), { type: 'StripeRateLimitError' });
    };
    await expect(ask(busy)).rejects.toThrow('busy');
    expect(tries).toBe(5);
    expect(clock.milliseconds - began).toBeLessThan(30_000);
    const no = async () => {
      tries += 1;
      throw Object.assign(new Error('no'), { type: 'StripeInvalidRequestError' });
    };
    await expect(ask(no)).rejects.toThrow('no');
    expect(tries).toBe(6);
  });
});

/** An account that gives out so many transactions at once and no more. */
const anAccount = (createdSeconds: readonly number[], most: number) => {
  const asked: number[] = [];
  const all = createdSeconds.map((created, index) =>
    BalanceTransaction.parse({
      id: `txn_${index}`,
      amount: 1,
      fee: 0,
      net: 1,
      currency: 'eur',
      type: 'charge',
      reporting_category: 'charge',
      created,
      available_on: created,
    }),
  );
  const transactions = async (from: number, to: number) => {
    asked.push(to - from);
    const found = all.filter(({ created }) => created >= from && created < to);
    return found.length > most && to - from > 1 ? undefined : found;
  };
  return { asked, transactions };
};

const walked = async (account: ReturnType<typeof anAccount>, to: number, from = 0) => {
  const seen: string[] = [];
  const add = async (some: readonly BalanceTransaction[]) => {
    expect(some.length).toBeLessThanOrEqual(50);
    seen.push(...some.map(({ id }) => id));
  };
  await walk({ seconds: from }, to, account, add, () => false);
  return seen;
};

describe('the walk through Stripe’s transactions', () => {
  it('sees each once, oldest first, however many fall into a day, an hour or a second', async () => {
    const day = Array.from({ length: 3000 }, (_, index) => Math.floor(index * 28));
    const rush = Array.from({ length: 1500 }, () => 100_000);
    const calm = Array.from({ length: 60 }, (_, index) => 200_000 + index * daySeconds);
    const account = anAccount([...day, ...rush, ...calm], 1000);
    const seen = await walked(account, 100 * daySeconds);
    expect(seen).toEqual(Array.from({ length: 4560 }, (_, index) => `txn_${index}`));
    expect(account.asked.length).toBeLessThan(60);
  });

  it('asks for weeks at once where nobody gave, and never beyond the end', async () => {
    const account = anAccount([], 1000);
    await walked(account, 90 * daySeconds);
    expect(account.asked.length).toBeLessThan(10);
    expect(account.asked.reduce((sum, seconds) => sum + seconds, 0)).toBe(90 * daySeconds);
  });
});
