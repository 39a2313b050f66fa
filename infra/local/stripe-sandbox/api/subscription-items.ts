import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { aPrice } from '../account/catalogue.ts';
import { repriced } from '../account/subscription-item.ts';
import type { ItemPlan } from '../account/subscription-item.ts';
import type { Fields } from './fields.ts';
import { recurringFrom } from './recurring.ts';
import { invalid, missing, noSuch } from './stripe-error.ts';

const priceFrom = (account: Account, item: Fields): Stripe.Price => {
  const known = item.text('price');
  const data = item.group('price_data');
  if (known !== null) {
    const price = account.prices.get(known);
    if (!price) throw noSuch('price', known, item.named('price'));
    if (!price.recurring)
      throw invalid(
        `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`,
        item.named('price'),
      );
    return price;
  }
  if (!data) throw missing(item.named('price'));
  const product = data.needed('product');
  if (!account.products.has(product)) throw noSuch('product', product, data.named('product'));
  const recurring = recurringFrom(data.group('recurring'));
  if (!recurring) throw missing(data.named('recurring'));
  return aPrice(account, {
    amountCents: data.amountCents('unit_amount'),
    currency: data.currency('currency'),
    product,
    nickname: null,
    metadata: {},
    active: false,
    recurring,
  });
};

export const itemsFrom = (account: Account, fields: Fields): ItemPlan[] => {
  const items = fields.groups('items').map((item): ItemPlan => {
    item.refuseUnplayed(['plan', 'discounts', 'tax_rates', 'billing_thresholds', 'current_trial']);
    return {
      price: priceFrom(account, item),
      quantity: item.integer('quantity') ?? 1,
      metadata: item.metadata(),
    };
  });
  const [first] = items;
  if (!first) throw missing('items');
  for (const { price } of items)
    if (
      price.currency !== first.price.currency ||
      price.recurring?.interval !== first.price.recurring?.interval ||
      price.recurring?.interval_count !== first.price.recurring?.interval_count
    )
      throw invalid('The sandbox plays items of one currency and one interval only.', 'items');
  return items;
};

/** Another amount: what is paid already stays, what comes costs the new price. */
export const itemsChanged = (
  account: Account,
  fields: Fields,
  subscription: Stripe.Subscription,
): Stripe.SubscriptionItem[] => {
  const known = subscription.items.data;
  const changes = fields.groups('items').map((item) => {
    item.refuseUnplayed(['plan', 'discounts', 'tax_rates', 'billing_thresholds', 'current_trial', 'deleted']);
    const id = item.needed('id');
    const before = known.find((one) => one.id === id);
    if (!before) throw noSuch('subscription_item', id, item.named('id'));
    const price = item.has('price') || item.has('price_data') ? priceFrom(account, item) : before.price;
    if (
      price.recurring?.interval !== before.price.recurring?.interval ||
      price.recurring?.interval_count !== before.price.recurring?.interval_count
    )
      throw invalid('The sandbox plays a change of the amount, not of the interval.', item.named('price'));
    if (price.currency !== before.price.currency)
      throw invalid('The currency of a subscription cannot be changed.', item.named('price'));
    const quantity = item.integer('quantity') ?? before.quantity ?? 1;
    return repriced({ ...before, metadata: item.metadataOver(before.metadata) }, price, quantity);
  });
  const paysMore = changes.some((changed) => {
    const before = known.find(({ id }) => id === changed.id);
    return before?.price.unit_amount !== changed.price.unit_amount || before?.quantity !== changed.quantity;
  });
  if (
    paysMore &&
    fields.oneOf('proration_behavior', ['always_invoice', 'create_prorations', 'none']) !== 'none'
  )
    throw invalid(
      'The sandbox plays `proration_behavior=none` only: the new amount counts from the next invoice on.',
      'proration_behavior',
    );
  return known.map((item) => changes.find(({ id }) => id === item.id) ?? item);
};
