import { giftReference } from '../../../shared/house/transfers.ts';
import type { ADesk } from '../a-desk.ts';
import type { Sample } from '../sample.ts';
import { adrift, aGift, announce, book } from '../some-corrections.ts';

const inCampaigns = (what: string) => ({
  path: `/v1/treasury/campaigns/netzwerk/${what}`,
  elsewhere: `/v1/treasury/campaigns/sprechstunde/${what}`,
});

const ofGifts = (what: string) => ({
  path: `/v1/treasury/gifts/pi_netzwerk/${what}`,
  elsewhere: `/v1/treasury/gifts/pi_sprechstunde/${what}`,
});

const ofOrders = (what: string) => ({
  path: `/v1/treasury/refund-orders/pi_netzwerk.refund-1/${what}`,
  elsewhere: `/v1/treasury/refund-orders/pi_sprechstunde.refund-1/${what}`,
});

const gifts = async (desk: ADesk): Promise<void> => {
  const all = ['netzwerk', 'sprechstunde'].map((campaign) => aGift({ gift: `pi_${campaign}`, campaign }));
  await book(desk, all);
};

const orders =
  (amount: number) =>
  async (desk: ADesk): Promise<void> => {
    await gifts(desk);
    for (const campaign of ['netzwerk', 'sprechstunde']) {
      await desk
        .as('treasurer', 'reader')
        .post(`/v1/treasury/gifts/pi_${campaign}/refunds`, { cents: amount, reason: 'auf Wunsch' });
    }
  };

const announced = async (desk: ADesk): Promise<void> => {
  for (const campaign of ['netzwerk', 'sprechstunde']) {
    await announce(desk, { campaign, donation: `don_of_${campaign}`, earmark: 'free' });
  }
};

export const correctionSamples: Readonly<Record<string, Sample>> = {
  assignGift: {
    path: '/v1/treasury/gifts/pi_adrift/assign',
    input: { campaign: 'netzwerk', earmark: 'staff', reason: 'Anruf der Spenderin' },
    prepare: async (desk) => book(desk, [adrift('pi_adrift')]),
  },
  earmarkGift: {
    ...ofGifts('earmark'),
    input: { earmark: 'material', consent: { on: '2026-11-21', how: 'phone' } },
    prepare: gifts,
  },
  correctEntry: {
    path: '/v1/treasury/entries/stripe:pi_netzwerk:received/corrections',
    elsewhere: '/v1/treasury/entries/stripe:pi_sprechstunde:received/corrections',
    input: { cents: -5_00, reason: 'falsch gezählt' },
    prepare: gifts,
  },
  readTransfers: { ...inCampaigns('transfers'), prepare: announced },
  readTransfer: {
    path: `/v1/treasury/campaigns/netzwerk/transfers/${giftReference('don_of_netzwerk')}`,
    elsewhere: `/v1/treasury/campaigns/sprechstunde/transfers/${giftReference('don_of_sprechstunde')}`,
    prepare: announced,
  },
  noteTransfer: {
    ...inCampaigns('transfers'),
    input: { day: '2026-11-20', cents: 25_00, reason: 'Kontoauszug 47' },
  },
  noteCash: {
    ...inCampaigns('cash'),
    input: { day: '2026-11-20', cents: 412_50, countedBy: 'Toni Beispiel', reason: 'Sommerfest' },
  },
  readRefunds: { ...ofGifts('refunds'), prepare: gifts },
  refundGift: { ...ofGifts('refunds'), input: { cents: 50_00, reason: 'auf Wunsch' }, prepare: gifts },
  confirmRefund: { ...ofOrders('confirm'), input: {}, prepare: orders(150_00) },
  rejectRefund: { ...ofOrders('reject'), input: {}, prepare: orders(150_00) },
  // Stripe is away at this desk, so that the order stays where it is.
  retryRefund: { ...ofOrders('retry'), input: {}, prepare: orders(50_00) },
};
