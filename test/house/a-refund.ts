import { stripeApiVersion } from '../../shared/stripe/version.ts';

let made = 0;

/** That money of a gift was sent back, as Stripe tells it, with the fields we read. */
export const aRefundEvent = ({
  gift,
  amountCents,
  at,
}: {
  readonly gift: string;
  readonly amountCents: number;
  readonly at: string;
}) => {
  made += 1;
  const created = Math.floor(Date.parse(at) / 1000);
  return {
    id: `evt_refund${made}`,
    object: 'event',
    api_version: stripeApiVersion,
    created,
    livemode: false,
    type: 'refund.created',
    data: {
      object: {
        id: `re_${made}`,
        object: 'refund',
        amount: amountCents,
        currency: 'eur',
        created,
        charge: `ch_${gift}`,
        payment_intent: gift,
        status: 'succeeded',
        balance_transaction: `txn_re_${made}`,
        metadata: {},
      },
    },
  };
};
