import * as z from 'zod';
import { CampaignId } from './domain/campaign.ts';
import { Locale } from './domain/locale.ts';
import { Cents } from './domain/money.ts';
import { Instant, Month } from './domain/month.ts';
import { CostType, Earmark, NeedId } from './domain/need.ts';

/** One endpoint, said once: the gateway, the router, the API document and the tests read it here. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** API Gateway's notation: `{name}` for a path parameter. */
  readonly path: `/${string}`;
  /** Who may call: everyone from any website, or Stripe with its signature. */
  readonly who: 'everyone' | 'stripe';
  readonly summary: string;
  readonly parameters?: z.ZodObject;
  readonly input?: z.ZodType;
  /** What a 2xx answer holds. */
  readonly output: z.ZodType;
}

/** Money of one source that came in during one month. */
const BySource = z
  .strictObject({ donation: Cents, membership: Cents, grant: Cents, event: Cents })
  .meta({ id: 'BySource' });

const NeedProgress = z
  .strictObject({
    need: NeedId,
    costType: CostType,
    title: z.string(),
    neededCents: Cents,
    coveredCents: Cents,
  })
  .meta({ id: 'NeedProgress' });

const MonthProgress = z
  .strictObject({
    month: Month,
    neededCents: Cents,
    coveredCents: Cents,
    /** On its way by bank debit; not counted as received. */
    pendingCents: Cents,
    receivedCents: BySource,
    needs: z.array(NeedProgress),
  })
  .meta({ id: 'MonthProgress' });

export const CampaignProgress = z
  .strictObject({
    campaign: CampaignId,
    title: z.string(),
    currency: z.literal('EUR'),
    asOf: Instant,
    months: z.array(MonthProgress),
    totals: z.strictObject({
      neededCents: Cents,
      coveredCents: Cents,
      receivedCents: Cents,
      pendingCents: Cents,
      gifts: z.int(),
    }),
  })
  .meta({ id: 'CampaignProgress' });
export type CampaignProgress = z.infer<typeof CampaignProgress>;

/** What a page sends when its donor presses the button. */
export const CheckoutRequest = z
  .strictObject({
    amountCents: z.int().meta({ description: 'Whole euro cents: 2500 for 25,00 €.', example: 2500 }),
    earmark: Earmark.default('free'),
    locale: Locale.default('de'),
    /** Where the donor comes back to; its origin must be on the allow-list. Without it: our own page. */
    returnUrl: z.url().max(500).optional(),
    /** Made by the page once per rendered form, so that a second click gives no second gift. */
    idempotencyKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,80}$/, '16 to 80 letters, digits, hyphens or underscores, new for each form')
      .meta({ example: '6b1f0a9e-7d0c-4a54-9a5e-0d4b8a8f2c11' }),
  })
  .meta({ id: 'CheckoutRequest' });
export type CheckoutRequest = z.infer<typeof CheckoutRequest>;

export const CheckoutStarted = z
  .strictObject({ donation: z.string(), checkoutUrl: z.url() })
  .meta({ id: 'CheckoutStarted' });
export type CheckoutStarted = z.infer<typeof CheckoutStarted>;

/** Every "no": a code for programs, a sentence for people, and the field it is about. */
export const RefusalBody = z
  .strictObject({
    error: z.strictObject({ code: z.string(), message: z.string(), field: z.string().optional() }),
  })
  .meta({ id: 'Refusal' });
export type RefusalBody = z.infer<typeof RefusalBody>;

const inCampaign = z.strictObject({ campaign: CampaignId });

export const routes = {
  readCampaign: {
    method: 'GET',
    path: '/v1/campaigns/{campaign}',
    who: 'everyone',
    summary: 'What each month of a campaign needs, what is covered, and what is on its way.',
    parameters: inCampaign,
    output: CampaignProgress,
  },
  startCheckout: {
    method: 'POST',
    path: '/v1/campaigns/{campaign}/checkout',
    who: 'everyone',
    summary: 'Start a gift: answers with the address of Stripe’s payment page.',
    parameters: inCampaign,
    input: CheckoutRequest,
    output: CheckoutStarted,
  },
  readOpenApi: {
    method: 'GET',
    path: '/v1/openapi.json',
    who: 'everyone',
    summary: 'This document.',
    output: z.record(z.string(), z.unknown()),
  },
  hearStripe: {
    method: 'POST',
    path: '/v1/webhooks/stripe',
    who: 'stripe',
    summary: 'Stripe tells what happened; signed (Stripe-Signature), kept once, answered at once.',
    output: z.strictObject({ received: z.literal(true), outcome: z.string() }),
  },
} as const satisfies Record<string, Route>;
