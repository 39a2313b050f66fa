import { Stripe } from 'stripe';
import { startStripeSandbox } from '../../infra/local/stripe-sandbox/sandbox.ts';
import { type Entry, totalChanges } from '../../shared/domain/ledger.ts';
import { Month, monthsBetween } from '../../shared/domain/month.ts';
import { missingFrom, type Proof } from '../../shared/domain/proof.ts';
import { reconcile } from '../../shared/house/reconciling.ts';
import { openBalances } from '../../shared/store/balances.ts';
import { keys } from '../../shared/store/keys.ts';
import { openPayouts } from '../../shared/store/payouts.ts';
import { openProofs } from '../../shared/store/proofs.ts';
import { openTasks } from '../../shared/store/tasks.ts';
import { movesASum, openTotals } from '../../shared/store/totals.ts';
import { openStripeAccount, type StripeAccount } from '../../shared/stripe/account.ts';
import { isHeard, subscribedEvents } from '../../shared/stripe/events.ts';
import { stripeApiVersion } from '../../shared/stripe/version.ts';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from './a-booking-office.ts';

export const minutes = (count: number): number => count * 60;
export const days = (count: number): number => count * 86_400;
const metadata = { campaign: 'netzwerk', donation: 'don_1', earmark: 'staff', locale: 'de' };
const donor = { email: 'kim@example.org', name: 'Kim Muster' };

/** What becomes of Stripe's events: brought and booked, lost on the way, or never brought at all. */
type Fate = 'told' | 'lost' | 'undelivered';

/** An endpoint that no event ever reaches: what it should have heard is undelivered. */
const webhook = (events: readonly string[]) => ({ url: '', secret: 'whsec_of_the_treasury', events });

/** Our booking office beside Stripe's double, with one clock for both. */
export const aTreasury = async () => {
  const office = await aBookingOffice(await aTable());
  const { table, now } = office;
  now.at = new Date('2026-11-20T10:00:00Z');
  const sandbox = await startStripeSandbox({
    port: 0,
    now: () => now.at,
    apiVersion: stripeApiVersion,
    webhook: webhook([]),
  });
  const stripe = new Stripe('sk_test_treasury', {
    host: '127.0.0.1',
    port: Number(new URL(sandbox.url).port),
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
  });
  const pausesMilliseconds: number[] = [];
  const clock = {
    ...office.parts.clock,
    pause: async (milliseconds: number) => {
      pausesMilliseconds.push(milliseconds);
    },
  };
  // A test may let Stripe say something else.
  const account: { -readonly [Call in keyof StripeAccount]: StripeAccount[Call] } = {
    ...openStripeAccount(async () => stripe, clock),
  };
  const parts = {
    ...office.parts,
    clock,
    account,
    totals: openTotals(table),
    balances: openBalances(table),
    payouts: openPayouts(table),
    tasks: openTasks(table),
    proofs: openProofs(table),
  };

  let toldUpTo = 0;
  /** Lets something happen at Stripe, and its events have their fate. */
  const happening = async <Happened>(
    fate: Fate,
    happens: () => Promise<Happened> | Happened,
  ): Promise<Happened> => {
    sandbox.setWebhook(webhook(fate === 'undelivered' ? subscribedEvents : []));
    const happened = await happens();
    const events = sandbox.events().slice(toldUpTo);
    toldUpTo = sandbox.events().length;
    if (fate === 'told') await hear(events.filter(({ type }) => subscribedEvents.includes(type)));
    return happened;
  };
  const hear = async (events: readonly Stripe.Event[]): Promise<void> => {
    for (const event of events.filter(({ type }) => isHeard(type))) {
      const body = Buffer.from(JSON.stringify(event));
      await office.parts.inbox.keep({ event: event.id, type: event.type, body }, now.at);
      const kept = await office.parts.inbox.find(event.id);
      if (kept) await office.book([kept]);
    }
  };
  const lever = async (path: string, form: Record<string, string> = {}): Promise<number> =>
    (
      await fetch(`${sandbox.url}${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'manual',
      })
    ).status;

  const onPage = async (
    method: string,
    amount: number,
    params: Pick<Stripe.Checkout.SessionCreateParams, 'mode' | 'subscription_data' | 'payment_intent_data'>,
  ): Promise<void> => {
    const price = { currency: 'eur', unit_amount: amount, product_data: { name: 'Netzwerkarbeit' } };
    const recurring = params.mode === 'subscription' ? { recurring: { interval: 'month' as const } } : {};
    const session = await stripe.checkout.sessions.create({
      ...params,
      ui_mode: 'hosted_page',
      line_items: [{ quantity: 1, price_data: { ...price, ...recurring } }],
      metadata,
      success_url: 'http://127.0.0.1:3000/danke',
    });
    await lever(`/c/pay/${session.id}`, { ...donor, method });
  };

  const entries = async (): Promise<Entry[]> => {
    const found: Entry[] = [];
    const months = monthsBetween(Month.parse('2026-08'), Month.parse('2027-12'));
    for (const month of months) {
      for await (const some of office.parts.ledger.entriesOf(month)) found.push(...some);
    }
    return found;
  };

  return {
    ...office,
    sandbox,
    stripe,
    parts,
    pausesMilliseconds,
    happening,
    hear,
    lever,
    entries,
    close: async () => sandbox.close(),
    later: async (seconds: number, fate: Fate = 'told') =>
      happening(fate, () => {
        now.at = new Date(now.at.getTime() + seconds * 1000);
        sandbox.settleDue();
      }),
    card: async (
      fate: Fate,
      amount = 10_000,
      method = 'pm_card_visa',
      more: Stripe.PaymentIntentCreateParams | object = {},
    ) =>
      happening(fate, () =>
        stripe.paymentIntents.create({
          amount,
          currency: 'eur',
          confirm: true,
          payment_method: method,
          metadata,
          ...more,
        }),
      ),
    debit: async (fate: Fate, amount = 10_000, iban = 'DE89370400440532013000') =>
      happening(fate, () =>
        stripe.paymentIntents.create({
          amount,
          currency: 'eur',
          confirm: true,
          metadata,
          payment_method_data: { type: 'sepa_debit', sepa_debit: { iban }, billing_details: donor },
        }),
      ),
    refund: async (fate: Fate, gift: string, amount?: number) =>
      happening(fate, () => stripe.refunds.create({ payment_intent: gift, ...(amount ? { amount } : {}) })),
    /** A monthly gift, begun on Stripe's page. */
    promise: async (fate: Fate, method = 'card') =>
      happening(fate, async () =>
        onPage(method, 1500, { mode: 'subscription', subscription_data: { metadata } }),
      ),
    /** A single gift by debit, begun on Stripe's page: its bank takes five days to answer. */
    slowDebit: async (fate: Fate, amount = 7000, method = 'sepa_debit') =>
      happening(fate, async () =>
        onPage(method, amount, { mode: 'payment', payment_intent_data: { metadata } }),
      ),

    /** As the nightly run does it, a quarter of an hour later. */
    reconcile: async (secondsLeft = minutes(14)) => {
      now.at = new Date(now.at.getTime() + minutes(15) * 1000);
      sandbox.setWebhook(webhook([]));
      return reconcile(parts, new Date(now.at.getTime() + secondsLeft * 1000));
    },

    reports: async () => {
      const reports: Proof[] = [];
      for await (const some of parts.proofs.reports()) reports.push(...some);
      return reports;
    },

    /** What Stripe's balance says, counted by somebody else: without our reading of it, and without debits on their way. */
    stripeSays: async () => {
      const listed = await stripe.balanceTransactions
        .list({ limit: 100, expand: ['data.source'] })
        .autoPagingToArray({ limit: 10_000 });
      const all = listed.filter(
        ({ source }) =>
          typeof source !== 'object' || source?.object !== 'charge' || source.status !== 'pending',
      );
      const gifts = all.filter(({ type }) => !/^payout|^stripe_fee/.test(type));
      const own = all.filter(({ type }) => type === 'stripe_fee');
      return {
        giftCents: gifts.reduce((sum, { amount }) => sum + amount, 0),
        feeCents: own.reduce((sum, { net }) => sum + net, 0) - gifts.reduce((sum, { fee }) => sum + fee, 0),
      };
    },
    /** What our books say: all of it, whichever campaign and month. */
    booksSay: async () => {
      const all = await entries();
      const inAccounts = (...accounts: Entry['account'][]) =>
        all.filter(({ account }) => accounts.includes(account)).reduce((sum, { cents }) => sum + cents, 0);
      return { giftCents: inAccounts('received', 'returned'), feeCents: inAccounts('fees') };
    },
    /** Every month total is the sum of its entries. @returns those that are not */
    wrongTotals: async () => {
      const wrong: string[] = [];
      for (const sum of totalChanges(await entries())) {
        const kept = await parts.totals.of(sum.campaign, sum.month);
        if (movesASum(missingFrom(kept, sum))) wrong.push(`${sum.campaign} ${sum.month}`);
      }
      return wrong;
    },
    /** What nobody may do, and what somebody will have done. */
    remove: async ({ gift, entry }: Pick<Entry, 'gift' | 'entry'>): Promise<void> => {
      const { DeleteItemCommand } = await import('@aws-sdk/client-dynamodb');
      const { pk, sk } = keys.entry(gift, entry);
      await office.client.send(
        new DeleteItemCommand({ TableName: 'tragwerk', Key: { pk: { S: pk }, sk: { S: sk } } }),
      );
    },
  };
};

export type Treasury = Awaited<ReturnType<typeof aTreasury>>;
