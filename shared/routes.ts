import * as z from 'zod';
import { CampaignId } from './domain/campaign.ts';
import { Challenge } from './domain/challenge.ts';
import { Language } from './domain/language.ts';
import { Locale, type Sentence } from './domain/locale.ts';
import { Cents } from './domain/money.ts';
import { Instant, Month } from './domain/month.ts';
import { CostType, NeedId } from './domain/need.ts';
import { answerRoutes } from './routes/answers.ts';
import { askForCheckout, CheckoutRequest, CheckoutStarted } from './routes/checkout.ts';
import { GivingForm } from './routes/giving-form.ts';
import { newsRoutes } from './routes/news.ts';
import { askForPledgeLink, LinkToken, PledgeLinkRequest } from './routes/pledge-link.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { sendGridRoutes } from './routes/sendgrid.ts';
import { siteRoutes } from './routes/site.ts';
import { updateRoutes } from './routes/updates.ts';

type AskFor = Readonly<Record<string, Sentence>> & { readonly '': Sentence };

/** One endpoint, said once: the gateway, the router, the API document and the tests read it here. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** API Gateway's notation: `{name}` for a path parameter. */
  readonly path: `/${string}`;
  /** Who may call: everyone from any website, Stripe or SendGrid with proof of it, or people who have signed in. */
  readonly who: 'everyone' | 'stripe' | 'sendgrid' | 'treasury';
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

const Page = z.string().meta({ description: 'A page for people, in HTML.' });

/** Every "no": a code for programs, a sentence for people, and the field it is about. */
export const RefusalBody = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      field: z.string().optional(),
      versions: z.strictObject({ theirs: z.unknown(), yours: z.unknown() }).optional().meta({
        description: 'With 409: how it stands now, and what you wanted to write.',
      }),
      challenge: Challenge.optional().meta({
        description:
          'With `checkout.proof-needed`: a task for the browser. Send the same request again with `proof`, which is base64 of the JSON of the challenge with the `number` that was found in place of `maxnumber`.',
      }),
    }),
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
  readForm: {
    method: 'GET',
    path: '/v1/campaigns/{campaign}/form',
    who: 'everyone',
    summary: 'All that a form to give to a campaign needs, in the language asked for.',
    parameters: inCampaign,
    query: z.strictObject({ lang: Language.optional() }),
    output: GivingForm,
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
  ...answerRoutes,
  ...sendGridRoutes,
  ...siteRoutes,
  ...newsRoutes,
  ...receiptRoutes,
  ...updateRoutes,
} as const satisfies Record<string, Route>;
