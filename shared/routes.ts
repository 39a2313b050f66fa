import * as z from 'zod';
import { CampaignId } from './domain/campaign.ts';
import { Interval } from './domain/interval.ts';
import { Locale, type Sentence } from './domain/locale.ts';
import { Cents } from './domain/money.ts';
import { Instant, Month } from './domain/month.ts';
import { CostType, Earmark, NeedId } from './domain/need.ts';
import { askForPledgeLink, LinkToken, PledgeLinkRequest } from './routes/pledge-link.ts';

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
  readonly query?: z.ZodObject;
  readonly input?: z.ZodType;
  /** A browser's own form may be sent in place of JSON. */
  readonly form?: true;
  /** How a person is asked again for a field of the input that does not fit; `''` is the input as a whole. */
  readonly askFor?: AskFor;
  /** What a 2xx answer holds. */
  readonly output: z.ZodType;
  /** People call, not programs: every answer is a page, a refusal too. */
  readonly page?: true;
  /** Where a 303 answer leads. */
  readonly leadsTo?: string;
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
    returnedCents: Cents.meta({
      description:
        'What went back this month by refunds, disputes and bank returns, in whole euro cents: 0 or negative, so that -2500 is 25,00 € that went back. It is taken off receivedCents already.',
    }),
    needs: z.array(NeedProgress),
  })
  .meta({ id: 'MonthProgress' });

const Promised = z
  .strictObject({
    pledges: z.int(),
    /** In an average month, rounded down: a third of what comes every quarter, a twelfth of what comes every year. */
    monthlyCents: Cents,
  })
  .meta({ id: 'Promised', description: 'Promises to give again and again. Not money received.' });

export const CampaignProgress = z
  .strictObject({
    campaign: CampaignId,
    title: z.string(),
    currency: z.literal('EUR'),
    asOf: Instant,
    months: z.array(MonthProgress),
    pledged: z.strictObject({
      active: Promised,
      /** Their last payment failed and is tried again. */
      pastDue: Promised,
      /** By their givers. */
      paused: Promised,
    }),
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
    interval: z
      .enum(['once', ...Interval.options])
      .default('once')
      .meta({ description: 'Once, or again each month, quarter or year until the giver stops it.' }),
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
  interval: {
    de: 'Bitte angeben, wie oft die Spende kommt: once, month, quarter oder year.',
    en: 'Please say how often the gift comes: once, month, quarter or year.',
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
    de: 'Bitte ein JSON-Objekt mit amountCents und idempotencyKey senden; earmark, interval, locale und returnUrl sind möglich, andere Felder nicht.',
    en: 'Please send a JSON object with amountCents and idempotencyKey; earmark, interval, locale and returnUrl are possible, other fields are not.',
  },
} as const satisfies Record<'' | keyof CheckoutRequest, Sentence>;

const Page = z.string().meta({ description: 'A page for people, in HTML.' });

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
  showPledgeLink: {
    method: 'GET',
    path: '/v1/pledges/link',
    who: 'everyone',
    summary: 'What a letter’s link to a regular gift is for. Changes nothing, and shows nobody’s data.',
    query: z.strictObject({ token: LinkToken, locale: Locale.optional() }),
    output: Page,
    page: true,
  },
  openPledgeLink: {
    method: 'POST',
    path: '/v1/pledges/link',
    who: 'everyone',
    summary: 'Leads whoever knows the address a letter went to on to Stripe’s customer portal.',
    input: PledgeLinkRequest,
    form: true,
    askFor: askForPledgeLink,
    output: Page,
    page: true,
    leadsTo: 'Stripe’s customer portal, for what the link is for.',
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
