import { createHash } from 'node:crypto';
import type { Campaign } from '../domain/campaign.ts';
import { cents, formatCents } from '../domain/money.ts';
import { monthOf } from '../domain/month.ts';
import { earmarkedMonth } from '../domain/need.ts';
import { Refusal } from '../domain/refusal.ts';
import type { HttpAnswer, HttpRequest } from '../lambda/http.ts';
import type { CheckoutRequest, CheckoutStarted } from '../routes.ts';
import type { Campaigns } from '../store/campaigns.ts';
import type { Limits } from '../store/limits.ts';
import { donationOf, type StripeDesk } from '../stripe/checkout.ts';
import type { Clock } from './clock.ts';

/** What the treasurer decides about giving. */
export interface GivingRules {
  readonly leastCents: number;
  readonly mostCents: number;
  /** Origins a donor may be sent back to, such as `https://poliklinik.example.org`; the first is our own. */
  readonly returnOrigins: readonly [string, ...string[]];
  /** Checkouts in ten minutes from one address, and from all. Card testers come in thousands. */
  readonly mostFromOneAddress: number;
  readonly mostInAll: number;
}

/** @param origins a comma list, our own first; an empty one is a mistake that stops the start */
export const givingRules = (origins: string): GivingRules => {
  const [own, ...others] = origins
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean)
    .map((origin) => new URL(origin).origin);
  if (!own) throw new Error('RETURN_ORIGINS is empty: name at least your own site');
  return {
    leastCents: 100,
    // The most that Stripe takes by SEPA direct debit in one go.
    mostCents: 10_000_00,
    returnOrigins: [own, ...others],
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
  const started = await startCheckout(
    request.parameters['campaign'] ?? '',
    request.sourceAddress,
    input,
    parts,
  );
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
    amountCents: cents(request.amountCents),
    locale: request.locale,
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

export const unknownCampaign = (id: string): Refusal => {
  const shown = /^[a-z0-9-]{1,60}$/.test(id) ? ` „${id}“` : '';
  return new Refusal(404, 'campaign.unknown', {
    de: `Die Kampagne${shown} gibt es nicht. Bitte die Adresse prüfen.`,
    en: `There is no such campaign${shown.replace('„', '“').replace(/“$/, '”')}. Please check the address.`,
  });
};

const checkEarmark = async (
  { campaign }: Campaign,
  { earmark }: CheckoutRequest,
  { campaigns, clock }: CheckoutParts,
): Promise<void> => {
  const month = earmarkedMonth(earmark);
  if (month === undefined) return;
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
  if (returnOrigins.includes(url.origin) && url.username === '' && url.password === '') return url.href;
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

const windowSeconds = 10 * 60;

const checkLimits = async (
  sourceAddress: string,
  { clock, giving, limits }: CheckoutParts,
): Promise<void> => {
  const now = clock.now();
  const address = addressGroup(sourceAddress, now);
  const waits = [
    await limits.count({ what: `checkout#${address}`, most: giving.mostFromOneAddress, windowSeconds }, now),
    await limits.count({ what: 'checkout', most: giving.mostInAll, windowSeconds }, now),
  ];
  const waitMinutes = Math.ceil(Math.max(...waits) / 60);
  if (waitMinutes === 0) return;
  throw new Refusal(429, 'checkout.too-many', {
    de: `Gerade kommen von hier zu viele Versuche. Bitte in ${waitMinutes} Minuten noch einmal versuchen.`,
    en: `Too many attempts are coming from here. Please try again in ${waitMinutes} minutes.`,
  });
};

/**
 * Enough to tell callers apart for some minutes, too little to find one again: 24 bits, so that hundreds of
 * addresses share a counter, and others each day. A household's IPv6 network counts as one.
 */
const addressGroup = (address: string, now: Date): string => {
  const network = address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
  return createHash('sha256')
    .update(`${now.toISOString().slice(0, 10)} ${network}`)
    .digest('base64url')
    .slice(0, 4);
};
