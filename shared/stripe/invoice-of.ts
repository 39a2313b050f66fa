import type Stripe from 'stripe';
import * as z from 'zod';
import { byInvoice, byInvoicePayment } from './tellers/promise.ts';
import type { Telling } from './tellers/telling.ts';

const InvoicePayments = z.object({ data: z.array(z.unknown()) });

const InvoicePayment = z.looseObject({
  invoice: z.looseObject({ id: z.string(), status: z.string().nullish(), created: z.int() }),
});

/** Stripe knows no such payment, or none that an invoice could be for. */
const Unknown = z.object({ type: z.literal('StripeInvalidRequestError') });

/**
 * Whose payment this is and where it belongs, as its invoice says; nothing, if no invoice knows it.
 *
 * Stripe tells by itself which invoice a payment is for only once it is paid (`invoice_payment.paid`). Of one that is
 * on its way or has failed, it must be asked.
 *
 * @param event why we ask, for whoever wonders where an entry comes from
 */
export const invoiceOf = async (stripe: Stripe, gift: string, event: string): Promise<Telling[]> => {
  const payments = await list(stripe, gift);
  return payments.flatMap((found): Telling[] => {
    const payment = InvoicePayment.safeParse(found).data;
    if (!payment) return [];
    const { invoice } = payment;
    const told = {
      id: event,
      object: 'event',
      type: 'invoice',
      api_version: null,
      livemode: false,
      created: invoice.created,
    } as const;
    const whose = byInvoice(invoice.status === 'paid' ? 'renewal-paid' : 'billed');
    return [
      ...byInvoicePayment({ ...told, data: { object: payment } }),
      ...whose({ ...told, data: { object: invoice } }),
    ];
  });
};

const list = async (stripe: Stripe, gift: string): Promise<unknown[]> => {
  try {
    const answer = await stripe.invoicePayments.list({
      payment: { type: 'payment_intent', payment_intent: gift },
      expand: ['data.invoice'],
    });
    return InvoicePayments.parse(answer).data;
  } catch (error) {
    if (Unknown.safeParse(error).success) return [];
    throw error;
  }
};
