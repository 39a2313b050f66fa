import type { Campaign } from '../domain/campaign.ts';
import { newsletterVersion } from '../domain/consent.ts';
import { instantOf } from '../domain/month.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Consent, Wish } from '../domain/wish.ts';
import type { CheckoutRequest } from '../routes/checkout.ts';
import type { Wishes } from '../store/wishes.ts';
import { wordsIn } from '../words.ts';
import type { GivingRules } from './giving-rules.ts';
import type { Clock } from './clock.ts';

export interface WishParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly wishes: Pick<Wishes, 'keep'>;
  readonly giving: Pick<GivingRules, 'returnOrigins'>;
}

/**
 * Writes down what somebody wishes for besides giving, before anything goes to Stripe, who learns nothing of it. The
 * same form sent again takes the place of what it said before, until its gift has come. Without a wish nothing is
 * written.
 *
 * @throws Refusal `newsletter.outdated`
 */
export const keepWish = async (
  donation: string,
  request: CheckoutRequest,
  { campaign }: Pick<Campaign, 'campaign'>,
  parts: WishParts,
): Promise<void> => {
  const { wall, locale, method } = request;
  const newsletter = consentIn(request, campaign, parts);
  if (!wall && !newsletter) return;
  const wish: Wish = {
    donation,
    campaign,
    language: locale,
    wall,
    wallState: wall && 'asked',
    newsletter,
    madeAt: instantOf(parts.clock.now()),
  };
  await parts.wishes.keep(wish, method === 'bank_transfer' ? transferDays : checkoutDays);
};

/** How long a wish waits for its gift. Stripe's pages are open for a day, and a debit takes two weeks at most. */
const checkoutDays = 30;
/** As long as the transfer it comes with is expected. */
const transferDays = 180;

/** Whether there is anything to be kept, so that Stripe's metadata can say that there is. */
export const hasWishes = ({ wall, newsletter }: CheckoutRequest): boolean =>
  wall !== undefined || newsletter !== undefined;

const consentIn = (
  { newsletter, locale, page }: CheckoutRequest,
  campaign: string,
  { clock, giving }: WishParts,
): Consent | undefined => {
  if (!newsletter) return undefined;
  // We can only prove what we know: the sentence of another version is not here any more.
  if (newsletter.version !== newsletterVersion) throw outdated();
  const { origin, pathname } = new URL(page ?? `/c/${campaign}`, giving.returnOrigins[0]);
  return {
    text: wordsIn(locale).form.newsletter,
    language: locale,
    version: newsletter.version,
    page: `${origin}${pathname}`,
    at: instantOf(clock.now()),
  };
};

const outdated = (): Refusal =>
  new Refusal(
    409,
    'newsletter.outdated',
    {
      de: 'Der Text zu den Neuigkeiten hat sich geändert. Bitte die Seite neu laden und noch einmal lesen.',
      en: 'The text about the news has changed. Please reload the page and read it again.',
    },
    'newsletter',
  );
