import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { invoicePaid, paymentMoved } from './invoice-outcome.ts';
import { intentOf, paymentsOf, replaceInvoice } from './invoice.ts';
import { cancelPaymentIntent, createPaymentIntent } from './payment-intent.ts';
import { idOf } from './reference.ts';
import { playedMethodTypes } from './test-numbers.ts';

const descriptions: Readonly<Record<string, string>> = {
  subscription_create: 'Subscription creation',
  subscription_cycle: 'Subscription update',
  subscription_update: 'Subscription update',
};

/** Invoices are numbered without a gap, each customer's by themselves. */
const nextNumber = (account: Account, invoice: Stripe.Invoice): string => {
  const customer = account.customers.get(idOf(invoice.customer) ?? '');
  const sequence = customer?.next_invoice_sequence ?? 1;
  if (customer) account.customers.set(customer.id, { ...customer, next_invoice_sequence: sequence + 1 });
  return `${customer?.invoice_prefix ?? 'SANDBOX'}-${String(sequence).padStart(4, '0')}`;
};

/** What the money comes in by. It carries nothing of ours: only the invoice knows what it is for. */
const expectPayment = (account: Account, invoice: Stripe.Invoice): void => {
  const isFirst = invoice.billing_reason === 'subscription_create';
  const intent = createPaymentIntent(account, {
    amountCents: invoice.amount_due,
    currency: invoice.currency,
    description: descriptions[invoice.billing_reason ?? ''] ?? `Payment for Invoice`,
    metadata: {},
    methodTypes: playedMethodTypes.filter((type) => type !== 'sepa_debit' || invoice.currency === 'eur'),
    allowedMethodTypes: null,
    receiptEmail: null,
    setupFutureUsage: isFirst ? 'off_session' : null,
    shipping: null,
    statementDescriptor: null,
    statementDescriptorSuffix: null,
    customer: idOf(invoice.customer),
  });
  const payment: Stripe.InvoicePayment = {
    id: account.id('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: account.seconds(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { type: 'payment_intent', payment_intent: intent.id },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  };
  account.invoicePayments.set(payment.id, payment);
  account.paymentWatchers.set(intent.id, (moved) => paymentMoved(account, invoice.id, moved));
};

/** From here on the invoice cannot be changed, only paid. What costs nothing is paid at once. */
export const finalizeInvoice = (account: Account, draft: Stripe.Invoice): Stripe.Invoice => {
  const seconds = account.seconds();
  const open = replaceInvoice(account, draft, {
    effective_at: seconds,
    ending_balance: 0,
    number: nextNumber(account, draft),
    status: 'open',
    status_transitions: { ...draft.status_transitions, finalized_at: seconds },
  });
  account.happened({ type: 'invoice.finalized', data: { object: open } });
  if (open.amount_due > 0) expectPayment(account, open);
  else invoicePaid(account, open, 0);
  return account.invoices.get(open.id) ?? open;
};

/** Nobody can pay a voided invoice: the payment that waited for it is canceled. */
export const voidInvoice = (account: Account, invoice: Stripe.Invoice): Stripe.Invoice => {
  const seconds = account.seconds();
  const intent = intentOf(account, invoice.id);
  if (intent && intent.status !== 'canceled' && intent.status !== 'succeeded')
    cancelPaymentIntent(account, intent, 'void_invoice');
  for (const payment of paymentsOf(account, invoice.id))
    account.invoicePayments.set(payment.id, {
      ...payment,
      status: 'canceled',
      status_transitions: { ...payment.status_transitions, canceled_at: seconds },
    });
  const voided = replaceInvoice(account, invoice, {
    amount_remaining: 0,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'void',
    status_transitions: { ...invoice.status_transitions, voided_at: seconds },
  });
  account.happened({ type: 'invoice.voided', data: { object: voided } });
  return voided;
};

/** Given up, but not forgotten: it can still be paid. */
export const markUncollectible = (account: Account, invoice: Stripe.Invoice): Stripe.Invoice => {
  const givenUp = replaceInvoice(account, invoice, {
    auto_advance: false,
    next_payment_attempt: null,
    status: 'uncollectible',
    status_transitions: { ...invoice.status_transitions, marked_uncollectible_at: account.seconds() },
  });
  account.happened({ type: 'invoice.marked_uncollectible', data: { object: givenUp } });
  return givenUp;
};
