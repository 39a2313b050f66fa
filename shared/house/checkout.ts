import { type Campaign, CampaignId, carrierOn } from '../domain/campaign.ts';
import { letterNamed } from '../domain/letter-name.ts';
import { dayOf } from '../domain/month.ts';
import { Refusal } from '../domain/refusal.ts';
import { federation } from '../domain/topic.ts';
import type { HttpAnswer, HttpRequest } from '../lambda/http.ts';
import type { CheckoutRequest, CheckoutStarted } from '../routes/checkout.ts';
import type { Campaigns } from '../store/campaigns.ts';
import { donationOf, type StripeDesk } from '../stripe/checkout.ts';
import { checkLimits, type LimitingParts } from './checkout-limits.ts';
import { paidCents } from './checkout/amount.ts';
import { checkEarmark } from './checkout/earmark.ts';
import { wayBack } from './checkout/way-back.ts';
import type { Clock } from './clock.ts';
import type { GivingRules } from './giving-rules.ts';
import { type AnnouncingParts, announceTransfer } from './transfers.ts';
import { hasWishes, keepWish, type WishParts } from './wishes.ts';

export interface CheckoutParts extends LimitingParts, AnnouncingParts, WishParts {
  readonly clock: Clock;
  readonly campaigns: Pick<Campaigns, 'find' | 'need' | 'carrier'>;
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

/**
 * Checks what a page asks for, and only then asks Stripe. Of a gift by Stripe nothing is stored but what its giver
 * wishes besides: it begins when money moves.
 */
export const startCheckout = async (
  campaignId: string,
  sourceAddress: string,
  request: CheckoutRequest,
  parts: CheckoutParts,
): Promise<CheckoutStarted> => {
  const { giving, stripe } = parts;
  const { earmark, idempotencyKey, interval, locale: language, method } = request;
  const amountCents = paidCents(request, giving);
  const campaign = await openCampaign(campaignId, parts);
  await checkEarmark(campaign, request, parts);
  if (method && !giving.methods.includes(method)) throw unavailable;
  if (method === 'bank_transfer') await checkAccount(campaign, parts);
  const returnUrl = wayBack(campaignId, request, giving);
  await checkLimits(sourceAddress, { campaign: campaignId, ...request }, parts);
  const donation = donationOf({ campaign: campaignId, interval, method, idempotencyKey });
  await keepWish(donation, request, campaign, parts);
  const by = await letterOf(request, campaignId, parts);
  const order = { earmark, interval, amountCents, language, by };
  if (method === 'bank_transfer') {
    return { donation, checkoutUrl: await announceTransfer({ ...order, campaign, donation }, parts) };
  }
  const { title: campaignTitle } = campaign;
  const checkoutUrl = await stripe.startCheckout({
    ...order,
    campaign: campaignId,
    campaignTitle,
    donation,
    method,
    wishes: hasWishes(request),
    returnUrl,
    idempotencyKey,
  });
  return { donation, checkoutUrl };
};

const openCampaign = async (
  id: string,
  { campaigns }: { readonly campaigns: Pick<Campaigns, 'find'> },
): Promise<Campaign> => {
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

/**
 * The letter a gift came by. One about another campaign may lead here too: milestones of several go out as one. What is
 * about nothing we know is left aside, so that nobody makes up letters; the gift is a gift all the same.
 */
const letterOf = async (
  { by }: Pick<CheckoutRequest, 'by'>,
  campaign: string,
  { campaigns }: Pick<CheckoutParts, 'campaigns'>,
): Promise<string | undefined> => {
  const topic = by === undefined ? undefined : letterNamed(by)?.topic;
  if (topic === undefined) return undefined;
  const isKnown = topic === campaign || topic === federation || (await campaigns.find(topic)) !== undefined;
  return isKnown ? by : undefined;
};

/** Whether the legal person that receives the money today has named an account for transfers. */
const checkAccount = async (
  { campaign, carriers }: Campaign,
  { campaigns, clock }: Pick<CheckoutParts, 'campaigns' | 'clock'>,
): Promise<void> => {
  const carrier = await campaigns.carrier(carrierOn({ campaign, carriers }, dayOf(clock.now())));
  if (!carrier?.bank) throw unavailable;
};

const unavailable = new Refusal(
  400,
  'method.unavailable',
  {
    de: 'Dieser Weg ist hier nicht möglich. Bitte einen anderen wählen.',
    en: 'This way is not possible here. Please choose another one.',
  },
  'method',
);

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
