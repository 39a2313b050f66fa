import { type Campaign, CampaignId } from '../domain/campaign.ts';
import type { FeeRule } from '../domain/fee.ts';
import { letterLocale } from '../domain/language.ts';
import type { GivingMethod } from '../domain/method.ts';
import { cents, formatCents } from '../domain/money.ts';
import { monthOf } from '../domain/month.ts';
import { earmarkedMonth } from '../domain/need.ts';
import { Refusal } from '../domain/refusal.ts';
import type { HttpAnswer, HttpRequest } from '../lambda/http.ts';
import type { CheckoutRequest, CheckoutStarted } from '../routes/checkout.ts';
import type { Campaigns } from '../store/campaigns.ts';
import type { Limits } from '../store/limits.ts';
import { donationOf, type StripeDesk } from '../stripe/checkout.ts';
import { checkLimits } from './checkout-limits.ts';
import type { Clock } from './clock.ts';

/** What the treasurer decides about giving. */
export interface GivingRules {
  readonly leastCents: number;
  readonly mostCents: number;
  /** Origins a donor may be sent back to, such as `https://poliklinik.example.org`; the first is our own. */
  readonly returnOrigins: readonly [string, ...string[]];
  /** What each means of payment costs, for givers who want to carry it. */
  readonly fees: Readonly<Record<GivingMethod, FeeRule>>;
  /** Checkouts in ten minutes from one address, and from all. Card testers come in thousands. */
  readonly mostFromOneAddress: number;
  readonly mostInAll: number;
}

/** Stripe's prices for payments from the European Economic Area, 2026; a bank transfer costs nothing here. */
const usualFees = {
  paypal: { basisPoints: 249, fixedCents: 35 },
  sepa_debit: { basisPoints: 0, fixedCents: 35 },
  card: { basisPoints: 150, fixedCents: 25 },
  bank_transfer: { basisPoints: 0, fixedCents: 0 },
} as const satisfies GivingRules['fees'];

/** @param origins a comma list, our own first; an empty one is a mistake that stops the start */
export const givingRules = (origins: string, mostCents: number): GivingRules => {
  const [own, ...others] = origins
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean)
    .map((origin) => new URL(origin).origin);
  if (!own) throw new Error('RETURN_ORIGINS is empty: name at least your own site');
  return {
    leastCents: 100,
    mostCents,
    returnOrigins: [own, ...others],
    fees: usualFees,
    mostFromOneAddress: 20,
    mostInAll: 3000,
  };
};

export interface CheckoutParts {
  readonly clock: Clock;
  readonly campaigns: Pick<Campaigns, 'find' | 'need'>;
  readonly limits: Limits;
  readonly stripe: Pick<StripeDesk, 'startCheckout'>;
  readonly giving: GivingRules;
}

export const answerCheckout = async (
  request: HttpRequest,
  input: CheckoutRequest,
  parts: CheckoutParts,
): Promise<HttpAnswer> => {
  const started = await startCheckout(campaignIn(request), request.sourceAddress, input, parts);
  return { status: 200, body: started, told: `checkout of ${started.donation} started` };
};

/** Checks what a page asks for, and only then asks Stripe. Nothing is stored: the gift begins when money moves. */
const startCheckout = async (
  campaignId: string,
  sourceAddress: string,
  request: CheckoutRequest,
  parts: CheckoutParts,
): Promise<CheckoutStarted> => {
  checkAmount(request.amountCents, parts.giving);
  const campaign = await openCampaign(campaignId, parts);
  await checkEarmark(campaign, request, parts);
  const returnUrl = allowedReturn(campaignId, request.returnUrl, parts.giving);
  await checkLimits(sourceAddress, parts);
  const order = {
    campaign: campaign.campaign,
    campaignTitle: campaign.title,
    earmark: request.earmark,
    interval: request.interval,
    amountCents: cents(request.amountCents),
    locale: letterLocale(request.locale),
    returnUrl,
    idempotencyKey: request.idempotencyKey,
  };
  return { donation: donationOf(order), checkoutUrl: await parts.stripe.startCheckout(order) };
};

const checkAmount = (amountCents: number, { leastCents, mostCents }: GivingRules): void => {
  const least = cents(leastCents);
  const most = cents(mostCents);
  if (amountCents < least) {
    throw new Refusal(
      400,
      'amount.too-small',
      {
        de: `Der kleinste Betrag ist ${formatCents(least, 'de')}, damit die Gebühr ihn nicht auffrisst.`,
        en: `The smallest amount is ${formatCents(least, 'en')}, so that the fee does not eat it up.`,
      },
      'amountCents',
    );
  }
  if (amountCents > most) {
    throw new Refusal(
      400,
      'amount.too-large',
      {
        de: `Hier gehen Beträge bis ${formatCents(most, 'de')}. Für mehr bitte überweisen.`,
        en: `Amounts up to ${formatCents(most, 'en')} are possible here. For more, please use a bank transfer.`,
      },
      'amountCents',
    );
  }
};

const openCampaign = async (id: string, { campaigns }: CheckoutParts): Promise<Campaign> => {
  const campaign = await campaigns.find(id);
  if (!campaign) throw unknownCampaign(id);
  if (campaign.status === 'closed') {
    throw new Refusal(409, 'campaign.closed', {
      de: `„${campaign.title}“ nimmt keine Spenden mehr an.`,
      en: `“${campaign.title}” takes no more gifts.`,
    });
  }
  return campaign;
};

/** The campaign an address names. What cannot be an id is not looked up: it may not even fit into a key. */
export const campaignIn = ({ parameters }: HttpRequest): string => {
  const id = CampaignId.safeParse(parameters['campaign']);
  if (id.success) return id.data;
  throw new Refusal(404, 'campaign.unknown', {
    de: 'Diese Kampagne gibt es nicht. Bitte die Adresse prüfen.',
    en: 'There is no such campaign. Please check the address.',
  });
};

export const unknownCampaign = (id: string): Refusal =>
  new Refusal(404, 'campaign.unknown', {
    de: `Die Kampagne „${id}“ gibt es nicht. Bitte die Adresse prüfen.`,
    en: `There is no campaign “${id}”. Please check the address.`,
  });

const checkEarmark = async (
  { campaign }: Campaign,
  { earmark, interval }: CheckoutRequest,
  { campaigns, clock }: CheckoutParts,
): Promise<void> => {
  const month = earmarkedMonth(earmark);
  if (month === undefined) return;
  if (interval !== 'once') {
    throw new Refusal(
      400,
      'earmark.one-need-for-series',
      {
        de: 'Dieser Bedarf gilt für einen einzigen Monat. Regelmäßige Spenden sind frei, für Personal oder für Sachkosten möglich.',
        en: 'This need is for one month only. Regular gifts can be free, for staff or for material.',
      },
      'earmark',
    );
  }
  if (!(await campaigns.need(campaign, month, earmark))) {
    throw new Refusal(
      400,
      'earmark.unknown',
      {
        de: 'Diesen Bedarf hat die Kampagne nicht. Möglich sind free, staff, material oder einer ihrer Bedarfe.',
        en: 'The campaign has no such need. Use free, staff, material or one of its needs.',
      },
      'earmark',
    );
  }
  if (month < monthOf(clock.now())) {
    throw new Refusal(
      409,
      'earmark.over',
      {
        de: 'Der Monat dieses Bedarfs ist vorbei. Bitte einen offenen Bedarf wählen oder frei spenden.',
        en: 'The month of this need is over. Please choose an open need or give freely.',
      },
      'earmark',
    );
  }
};

const allowedReturn = (
  campaign: string,
  wanted: string | undefined,
  { returnOrigins }: GivingRules,
): string => {
  if (wanted === undefined) return new URL(`/c/${campaign}`, returnOrigins[0]).href;
  const url = new URL(wanted);
  // The origin of `blob:https://our.example/…` is ours too.
  const isPage = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (isPage && returnOrigins.includes(url.origin)) return url.href;
  throw new Refusal(
    400,
    'return.not-allowed',
    {
      de: 'Zu dieser Adresse dürfen wir nicht zurückführen. Ihr Ursprung muss in der Liste der erlaubten Seiten stehen.',
      en: 'We may not lead back to this address. Its origin must be on the list of allowed sites.',
    },
    'returnUrl',
  );
};
