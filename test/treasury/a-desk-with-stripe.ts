import { onTestFinished } from 'vitest';
import { openStripeDesk, type StripeDesk } from '../../shared/stripe/checkout.ts';
import { aTreasury } from '../house/a-treasury.ts';
import { aDesk } from './a-desk.ts';

/** The treasury's desk and the bookkeepers on one table, with Stripe's double beside them and one clock for all. */
export const aDeskWithStripe = async (stripe: Partial<Pick<StripeDesk, 'refund'>> = {}) => {
  const house = await aTreasury();
  onTestFinished(house.close);
  const real = openStripeDesk(async () => house.stripe);
  const desk = await aDesk(undefined, { place: house, now: house.now, stripe: { ...real, ...stripe } });
  return {
    house,
    desk,
    /** A card gift made in Stripe's dashboard, without a word of ours. */
    adrift: async (amount = 50_00) => {
      const { id } = await house.card('told', amount, 'pm_card_visa', { metadata: {} });
      return id;
    },
    /** Where money stands in a campaign, by month and earmark, without sums of nothing. */
    sums: async (campaign: string) => {
      const books = await desk.parts.campaigns.books(campaign);
      return (books?.totals ?? [])
        .flatMap(({ month, received }) => received.map((line) => `${month} ${line.earmark} ${line.cents}`))
        .filter((line) => !line.endsWith(' 0'))
        .toSorted();
    },
  };
};
