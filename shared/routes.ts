import * as z from 'zod';
import { CampaignId } from './domain/campaign.ts';
import { Locale, type Sentence } from './domain/locale.ts';
import { Cents } from './domain/money.ts';
import { Instant, Month } from './domain/month.ts';
import { CostType, Earmark, NeedId } from './domain/need.ts';

type AskFor = Readonly<Record<string, Sentence>> & { readonly '': Sentence };

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
  /** How a person is asked again for a field of the input that does not fit; `''` is the input as a whole. */
  readonly askFor?: AskFor;
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
      .regex(/^[A-Za-z0-9_-]{16,80}$/)
      .meta({ example: '6b1f0a9e-7d0c-4a54-9a5e-0d4b8a8f2c11' }),
  })
  .meta({ id: 'CheckoutRequest' });
export type CheckoutRequest = z.infer<typeof CheckoutRequest>;

export const CheckoutStarted = z
  .strictObject({ donation: z.string(), checkoutUrl: z.url() })
  .meta({ id: 'CheckoutStarted' });
export type CheckoutStarted = z.infer<typeof CheckoutStarted>;

const askForCheckout = {
  amountCents: {
    de: 'Bitte den Betrag in ganzen Cent angeben, als Zahl: 2500 für 25,00 €.',
    en: 'Please give the amount in whole cents, as a number: 2500 for €25.00.',
  },
  earmark: {
    de: 'Bitte angeben, wofür die Spende ist: free, staff, material oder einer der Bedarfe der Kampagne.',
    en: 'Please say what the gift is for: free, staff, material or one of the campaign’s needs.',
  },
  locale: {
    de: 'Bitte eine Sprache wählen, in der wir schreiben: de oder en.',
    en: 'Please choose a language we write in: de or en.',
  },
  returnUrl: {
    de: 'Bitte eine ganze Adresse mit höchstens 500 Zeichen angeben, wie https://example.org/danke.',
    en: 'Please give a whole address of at most 500 characters, such as https://example.org/thanks.',
  },
  idempotencyKey: {
    de: 'Bitte für jedes Formular einen neuen Schlüssel senden: 16 bis 80 Buchstaben von A bis Z, Ziffern, Binde- oder Unterstriche.',
    en: 'Please send a new key for each form: 16 to 80 letters from A to Z, digits, hyphens or underscores.',
  },
  '': {
    de: 'Bitte ein JSON-Objekt mit amountCents und idempotencyKey senden; earmark, locale und returnUrl sind möglich, andere Felder nicht.',
    en: 'Please send a JSON object with amountCents and idempotencyKey; earmark, locale and returnUrl are possible, other fields are not.',
  },
} as const satisfies Record<'' | keyof CheckoutRequest, Sentence>;

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
    askFor: askForCheckout,
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
