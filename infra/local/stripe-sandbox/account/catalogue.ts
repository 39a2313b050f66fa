import { Stripe } from 'stripe';
import type { Account } from './account.ts';
import { previousAttributes } from './differences.ts';

export const aProduct = (
  account: Account,
  details: { name: string; description: string | null; metadata: Stripe.Metadata; active: boolean },
): Stripe.Product => {
  const seconds = account.seconds();
  const product: Stripe.Product = {
    id: account.id('prod'),
    object: 'product',
    active: details.active,
    created: seconds,
    default_price: null,
    description: details.description,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: details.metadata,
    name: details.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: seconds,
    url: null,
  };
  account.products.set(product.id, product);
  return product;
};

export const aPrice = (
  account: Account,
  details: {
    amountCents: number;
    currency: string;
    product: string;
    nickname: string | null;
    metadata: Stripe.Metadata;
    active: boolean;
    recurring: Stripe.Price.Recurring | null;
  },
): Stripe.Price => {
  const price: Stripe.Price = {
    id: account.id('price'),
    object: 'price',
    active: details.active,
    billing_scheme: 'per_unit',
    created: account.seconds(),
    currency: details.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: details.metadata,
    nickname: details.nickname,
    product: details.product,
    recurring: details.recurring,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: details.recurring ? 'recurring' : 'one_time',
    unit_amount: details.amountCents,
    unit_amount_decimal: Stripe.Decimal.from(details.amountCents),
  };
  account.prices.set(price.id, price);
  return price;
};

export const aLineItem = (
  account: Account,
  price: Stripe.Price,
  quantity: number,
  description: string,
): Stripe.LineItem => {
  const amount = (price.unit_amount ?? 0) * quantity;
  return {
    id: account.id('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description,
    metadata: {},
    price,
    quantity,
  };
};

export const aCustomer = (
  account: Account,
  details: {
    email: string | null;
    name: string | null;
    phone: string | null;
    description: string | null;
    metadata: Stripe.Metadata;
    address?: Stripe.Address | null;
    testClock?: string | null;
  },
): Stripe.Customer => {
  const id = account.id('cus');
  const customer: Stripe.Customer = {
    id,
    object: 'customer',
    address: details.address ?? null,
    balance: 0,
    created: account.seconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: details.description,
    discount: null,
    email: details.email,
    // Invoices are numbered by customer: what stands before the number is theirs alone.
    invoice_prefix: id.slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: details.metadata,
    name: details.name,
    next_invoice_sequence: 1,
    phone: details.phone,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: details.testClock ?? null,
  };
  account.customers.set(customer.id, customer);
  return customer;
};

/** The customer as they are from now on; what changed is told, with what was before. */
export const updateCustomer = (
  account: Account,
  customer: Stripe.Customer,
  changes: Partial<Stripe.Customer>,
): Stripe.Customer => {
  const updated: Stripe.Customer = { ...customer, ...changes };
  account.customers.set(updated.id, updated);
  account.happened({
    type: 'customer.updated',
    data: { object: updated, previous_attributes: previousAttributes(customer, updated) },
  });
  return updated;
};
