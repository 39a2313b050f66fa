import { Stripe } from 'stripe';
import type { Account } from './account.ts';
import { idOf } from './reference.ts';

interface Span {
  start: number;
  end: number;
}

const line = (
  account: Account,
  details: Pick<
    Stripe.InvoiceLineItem,
    'amount' | 'currency' | 'description' | 'metadata' | 'parent' | 'period' | 'pricing' | 'quantity'
  > & { invoice: string; subscription: string | null },
): Stripe.InvoiceLineItem => ({
  id: account.id('il'),
  object: 'line_item',
  discount_amounts: [],
  discountable: true,
  discounts: [],
  livemode: false,
  pretax_credit_amounts: [],
  quantity_decimal: details.quantity === null ? null : Stripe.Decimal.from(details.quantity),
  subtotal: details.amount,
  taxes: [],
  ...details,
});

const every = (recurring: Stripe.Price.Recurring | null): string => {
  const { interval, interval_count } = recurring ?? { interval: 'month', interval_count: 1 };
  return interval_count === 1 ? interval : `every ${interval_count} ${interval}s`;
};

const written = (price: Stripe.Price): string => `€${((price.unit_amount ?? 0) / 100).toFixed(2)}`;

/** What a subscription's period costs. A trial is on the invoice, too, and costs nothing. */
export const subscriptionLine = (
  account: Account,
  invoice: string,
  subscription: Stripe.Subscription,
  item: Stripe.SubscriptionItem,
  options: { period: Span; onTrial: boolean },
): Stripe.InvoiceLineItem => {
  const product = account.products.get(idOf(item.price.product) ?? '');
  const quantity = item.quantity ?? 1;
  const name = product?.name ?? '';
  return line(account, {
    amount: options.onTrial ? 0 : (item.price.unit_amount ?? 0) * quantity,
    currency: item.price.currency,
    description: options.onTrial
      ? `Trial period for ${name}`
      : `${quantity} × ${name} (at ${written(item.price)} / ${every(item.price.recurring)})`,
    invoice,
    metadata: subscription.metadata,
    parent: {
      type: 'subscription_item_details',
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: { credited_items: null },
        subscription: subscription.id,
        subscription_item: item.id,
      },
    },
    period: options.period,
    pricing: {
      type: 'price_details',
      price_details: { price: item.price.id, product: idOf(item.price.product) ?? '' },
      unit_amount_decimal: options.onTrial ? Stripe.Decimal.from(0) : item.price.unit_amount_decimal,
    },
    quantity,
    subscription: subscription.id,
  });
};

export const itemLine = (
  account: Account,
  invoice: string,
  item: Stripe.InvoiceItem,
): Stripe.InvoiceLineItem =>
  line(account, {
    amount: item.amount,
    currency: item.currency,
    description: item.description,
    invoice,
    metadata: item.metadata ?? {},
    parent: {
      type: 'invoice_item_details',
      invoice_item_details: {
        invoice_item: item.id,
        proration: false,
        proration_details: { credited_items: null },
        subscription: null,
      },
      subscription_item_details: null,
    },
    period: item.period,
    pricing: item.pricing,
    quantity: item.quantity,
    subscription: null,
  });
