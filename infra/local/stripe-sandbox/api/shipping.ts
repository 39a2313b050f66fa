import type Stripe from 'stripe';
import type { Fields } from './fields.ts';

export const addressFrom = (fields: Fields | null): Stripe.Address | null =>
  fields && {
    city: fields.text('city'),
    country: fields.text('country'),
    line1: fields.text('line1'),
    line2: fields.text('line2'),
    postal_code: fields.text('postal_code'),
    state: fields.text('state'),
  };

export const shippingFrom = (fields: Fields | null): Stripe.PaymentIntent.Shipping | null => {
  if (!fields) return null;
  const address = addressFrom(fields.group('address'));
  return {
    ...(address ? { address } : {}),
    carrier: fields.text('carrier'),
    name: fields.needed('name'),
    phone: fields.text('phone'),
    tracking_number: fields.text('tracking_number'),
  };
};
