import type Stripe from 'stripe';
import { aPrice, aProduct } from '../account/catalogue.ts';
import { planOf } from '../account/subscription-item.ts';
import { priceCreate, productCreate } from './known-catalogue-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import type { ApiRequest } from './list.ts';
import { recurringFrom } from './recurring.ts';
import { missing, noSuch } from './stripe-error.ts';

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
    const currency = fields.currency('currency');
    const amountCents = fields.amountCents('unit_amount');
    const product = fields.text('product');
    if (product === null) throw missing('product');
    if (!account.products.has(product)) throw noSuch('product', product, 'product');
    const recurring = recurringFrom(fields.group('recurring'));
    const price = aPrice(account, {
      recurring,
      amountCents,
      currency,
      product,
      nickname: fields.text('nickname'),
      metadata: fields.metadata(),
      active: fields.flag('active') ?? true,
    });
    // The older name of a recurring price is told, too.
    if (recurring) account.happened({ type: 'plan.created', data: { object: planOf(price) } });
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
