import type Stripe from 'stripe';
import * as z from 'zod';
import { cents } from '../domain/money.ts';
import { Day } from '../domain/month.ts';
import type { Payout } from '../domain/payout.ts';
import { BalanceTransaction } from './balance-transaction.ts';
import { invoiceOf } from './invoice-of.ts';
import { atAPace } from './pace.ts';
import { at, Reference, type Telling } from './tellers/telling.ts';

/** A payout as Stripe shows it. */
export interface SeenPayout {
  readonly payout: Payout;
  /** Stripe has listed all that is in it. Of a payout made by hand it never does. */
  readonly listed: boolean;
  /** The list is still to come. */
  readonly listComes: boolean;
  readonly failure?: string;
}

/** What Stripe knows about our account: read only, in the order in which it happened. */
export interface StripeAccount {
  /**
   * The balance transactions of a stretch of time, oldest first, each with its source.
   *
   * @param from in seconds, included; @param to in seconds, not included
   * @returns undefined if there are too many to be read at once: ask for less
   */
  readonly transactions: (from: number, to: number) => Promise<BalanceTransaction[] | undefined>;
  readonly transaction: (id: string) => Promise<BalanceTransaction>;
  readonly payout: (id: string) => Promise<SeenPayout>;
  /** What a payout is made of, without the movement that is the payout itself. */
  readonly payoutParts: (id: string) => Promise<BalanceTransaction[]>;
  /** Events that some webhook has not taken, newest first, in handfuls. @param since in seconds */
  readonly undelivered: (since: number) => AsyncGenerator<unknown[]>;
  /** Whose payment this is and where it belongs, as its invoice says; nothing, if no invoice knows it. */
  readonly invoiceOf: (gift: string, event: string) => Promise<Telling[]>;
}

/** A page of Stripe's lists at most. */
const limit = 100;
/** What is worked on as a whole: a few megabytes with their sources. */
const mostPages = 10;

const Page = z.object({ data: z.array(z.unknown()), has_more: z.boolean() });
const Identified = z.object({ id: z.string() });

const StripePayout = z.object({
  id: z.string(),
  amount: z.int(),
  status: z.string(),
  arrival_date: z.int(),
  created: z.int(),
  automatic: z.boolean(),
  reconciliation_status: z.string(),
  failure_code: z.string().nullish(),
});

/** @param open opens the client, at the first use */
export const openStripeAccount = (
  open: () => Promise<Stripe>,
  clock: Parameters<typeof atAPace>[0],
): StripeAccount => {
  const pace = atAPace(clock);
  const ask = async <Answer>(call: (stripe: Stripe) => Promise<Answer>): Promise<Answer> => {
    const stripe = await open();
    return pace(async () => call(stripe));
  };

  const pages = async function* (
    list: (stripe: Stripe, page: { limit: number; starting_after?: string }) => Promise<unknown>,
  ): AsyncGenerator<unknown[]> {
    let after: string | undefined;
    do {
      const from = after === undefined ? {} : { starting_after: after };
      const page = Page.parse(await ask(async (stripe) => list(stripe, { limit, ...from })));
      yield page.data;
      const last = Identified.safeParse(page.data.at(-1)).data;
      after = page.has_more ? last?.id : undefined;
    } while (after !== undefined);
  };

  const listed = async (
    which: Stripe.BalanceTransactionListParams,
    most = Infinity,
  ): Promise<BalanceTransaction[] | undefined> => {
    const newestFirst: BalanceTransaction[] = [];
    let read = 0;
    for await (const page of pages(async (stripe, part) =>
      stripe.balanceTransactions.list({ ...which, ...part, expand: ['data.source'] }),
    )) {
      if (read === most) return undefined;
      read += 1;
      newestFirst.push(...page.map((transaction) => BalanceTransaction.parse(transaction)));
    }
    return newestFirst.toReversed();
  };

  return {
    transactions: async (from, to) =>
      // A single second cannot be parted.
      listed({ created: { gte: from, lt: to } }, to - from > 1 ? mostPages : Infinity),

    transaction: async (id) =>
      BalanceTransaction.parse(
        await ask(async (stripe) => stripe.balanceTransactions.retrieve(id, { expand: ['source'] })),
      ),

    payout: async (id) => {
      const seen = StripePayout.parse(await ask(async (stripe) => stripe.payouts.retrieve(id)));
      return {
        payout: {
          payout: seen.id,
          cents: cents(seen.amount),
          status: seen.status,
          arrivalDay: Day.parse(at(seen.arrival_date).slice(0, 10)),
          createdAt: at(seen.created),
        },
        listed: seen.automatic && seen.reconciliation_status === 'completed',
        listComes: seen.automatic && seen.reconciliation_status === 'in_progress',
        ...(seen.failure_code ? { failure: seen.failure_code } : {}),
      };
    },

    payoutParts: async (id) => {
      const all = (await listed({ payout: id })) ?? [];
      return all.filter(({ source }) => Reference.safeParse(source).data !== id);
    },

    undelivered: async function* (since) {
      yield* pages(async (stripe, part) =>
        stripe.events.list({ ...part, delivery_success: false, created: { gte: since } }),
      );
    },

    invoiceOf: async (gift, event) => ask(async (stripe) => invoiceOf(stripe, gift, event)),
  };
};
