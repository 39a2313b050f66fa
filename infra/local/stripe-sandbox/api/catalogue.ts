import type Stripe from 'stripe';
import { aCustomer, aPrice, aProduct } from '../account/catalogue.ts';
import { customerCreate, priceCreate, productCreate } from './known-catalogue-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import type { ApiRequest } from './list.ts';
import { invalid, missing, noSuch } from './stripe-error.ts';

export const products = {
  create: ({ account, fields }: ApiRequest): Stripe.Product => {
    fields.refuseUnknown(productCreate);
    const product = aProduct(account, {
      name: fields.needed('name'),
      description: fields.text('description'),
      metadata: fields.metadata(),
      active: fields.flag('active') ?? true,
    });
    account.happened({ type: 'product.created', data: { object: product } });
    return product;
  },
  retrieve: ({ account, fields, id }: ApiRequest): Stripe.Product => {
    fields.refuseUnknown(onlyExpand);
    const product = account.products.get(id);
    if (!product) throw noSuch('product', id);
    return product;
  },
};

export const prices = {
  create: ({ account, fields }: ApiRequest): Stripe.Price => {
    fields.refuseUnknown(priceCreate);
    if (fields.has('recurring'))
      throw invalid('The sandbox plays one-time prices only, so far.', 'recurring');
    const currency = fields.currency('currency');
    const amountCents = fields.amountCents('unit_amount');
    const product = fields.text('product');
    if (product === null) throw missing('product');
    if (!account.products.has(product)) throw noSuch('product', product, 'product');
    const price = aPrice(account, {
      amountCents,
      currency,
      product,
      nickname: fields.text('nickname'),
      metadata: fields.metadata(),
      active: fields.flag('active') ?? true,
    });
    account.happened({ type: 'price.created', data: { object: price } });
    return price;
  },
  retrieve: ({ account, fields, id }: ApiRequest): Stripe.Price => {
    fields.refuseUnknown(onlyExpand);
    const price = account.prices.get(id);
    if (!price) throw noSuch('price', id, 'price');
    return price;
  },
};

export const customers = {
  create: ({ account, fields }: ApiRequest): Stripe.Customer => {
    fields.refuseUnknown(customerCreate);
    const customer = aCustomer(account, {
      email: fields.text('email'),
      name: fields.text('name'),
      phone: fields.text('phone'),
      description: fields.text('description'),
      metadata: fields.metadata(),
    });
    account.happened({ type: 'customer.created', data: { object: customer } });
    return customer;
  },
  retrieve: ({ account, fields, id }: ApiRequest): Stripe.Customer => {
    fields.refuseUnknown(onlyExpand);
    const customer = account.customers.get(id);
    if (!customer) throw noSuch('customer', id);
    return customer;
  },
};
