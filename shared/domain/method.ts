import * as z from 'zod';

/**
 * The four ways to give, in the order they are offered in; Stripe's words where Stripe moves the money. Wallets such as
 * Apple Pay are cards to Stripe.
 */
export const GivingMethod = z.enum(['paypal', 'sepa_debit', 'card', 'bank_transfer']);
export type GivingMethod = z.infer<typeof GivingMethod>;
