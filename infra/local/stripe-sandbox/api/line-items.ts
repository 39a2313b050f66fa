import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { aLineItem, aPrice, aProduct } from '../account/catalogue.ts';
import type { Fields } from './fields.ts';
import { recurringFrom } from './recurring.ts';
import { invalid, missing, noSuch } from './stripe-error.ts';

const priceOf = (account: Account, item: Fields): { price: Stripe.Price; name: string } => {
  const known = item.text('price');
  if (known !== null) {
    const price = account.prices.get(known);
    if (!price) throw noSuch('price', known, item.named('price'));
    const product = account.products.get(
      typeof price.product === 'string' ? price.product : price.product.id,
    );
    return { price, name: product?.name ?? '' };
  }
  const data = item.group('price_data');
  if (!data) throw missing(item.named('price_data'));
  const currency = data.currency('currency');
  const amountCents = data.amountCents('unit_amount');
  const productData = data.group('product_data');
  const productId = data.text('product');
  const knownProduct = productId === null ? undefined : account.products.get(productId);
  if (productId !== null && !knownProduct) throw noSuch('product', productId, data.named('product'));
  if (!knownProduct && !productData) throw missing(data.named('product_data'));
  const name = knownProduct?.name ?? productData?.needed('name') ?? '';
  const metadata = productData?.metadata() ?? {};
  const description = productData?.text('description') ?? null;
  const product = knownProduct ?? aProduct(account, { name, description, metadata, active: false });
  return {
    name,
    price: aPrice(account, {
      amountCents,
      currency,
      product: product.id,
      nickname: null,
      metadata: {},
      active: false,
      recurring: recurringFrom(data.group('recurring')),
    }),
  };
};

export const lineItemsOf = (
  account: Account,
  fields: Fields,
  mode: 'payment' | 'subscription',
): Stripe.LineItem[] => {
  const items = fields.groups('line_items').map((item) => {
    const { price, name } = priceOf(account, item);
    return aLineItem(account, price, item.integer('quantity') ?? neededQuantity(item), name);
  });
  const [first] = items;
  if (!first) throw missing('line_items');
  if (items.some((item) => item.currency !== first.currency))
    throw invalid('All prices on a Checkout Session must use the same currency.', 'line_items');
  fitsMode(items, mode);
  return items;
};

const fitsMode = (items: readonly Stripe.LineItem[], mode: 'payment' | 'subscription'): void => {
  const recurring = items.map((item) => item.price?.recurring ?? null);
  if (mode === 'payment' && recurring.some((one) => one !== null))
    throw invalid(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      'line_items',
    );
  if (mode === 'payment') return;
  if (recurring.every((one) => one === null))
    throw invalid(
      'You must provide at least one recurring price in `subscription` mode when using prices.',
      'line_items',
    );
  const [first] = recurring;
  if (
    recurring.some(
      (one) => one?.interval !== first?.interval || one?.interval_count !== first?.interval_count,
    )
  )
    throw invalid(
      'The sandbox plays recurring prices of one interval only, and no one-time prices beside them.',
      'line_items',
    );
};

const neededQuantity = (item: Fields): never => {
  throw invalid('Quantity is required. Add `quantity` to the line item.', item.named('quantity'));
};
