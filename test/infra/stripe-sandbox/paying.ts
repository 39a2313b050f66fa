import type { Stripe } from 'stripe';
import { aDonor } from './a-sandbox.ts';

/** A gift by card, there at once; the method says what comes of it. */
export const byCard = async (
  stripe: Stripe,
  amount = 10_000,
  method = 'pm_card_visa',
): Promise<Stripe.PaymentIntent & { latest_charge: string }> => {
  const intent = await stripe.paymentIntents.create({
    amount,
    currency: 'eur',
    confirm: true,
    payment_method: method,
  });
  if (typeof intent.latest_charge !== 'string') throw new Error('The payment has no charge.');
  return { ...intent, latest_charge: intent.latest_charge };
};

/** A gift by debit whose bank answers at once. */
export const byDebit = async (
  stripe: Stripe,
  amount = 10_000,
  iban = 'DE89370400440532013000',
): Promise<Stripe.PaymentIntent & { latest_charge: string }> => {
  const intent = await stripe.paymentIntents.create({
    amount,
    currency: 'eur',
    confirm: true,
    payment_method_data: { type: 'sepa_debit', sepa_debit: { iban }, billing_details: aDonor },
  });
  if (typeof intent.latest_charge !== 'string') throw new Error('The payment has no charge.');
  return { ...intent, latest_charge: intent.latest_charge };
};
