import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { aCustomer, updateCustomer } from '../account/catalogue.ts';
import { byTheirClock } from '../account/clock.ts';
import { attach } from '../account/payment-method.ts';
import { idOf } from '../account/reference.ts';
import { endSubscription } from '../account/subscription.ts';
import type { Fields } from './fields.ts';
import { customerCreate, customerList, customerUpdate } from './known-customer-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { methodNamed } from './payment-methods.ts';
import { addressFrom } from './shipping.ts';
import { invalid, noSuch } from './stripe-error.ts';

export const customerNamed = (account: Account, id: string, param = 'customer'): Stripe.Customer => {
  const customer = account.customers.get(id);
  if (!customer) throw noSuch('customer', id, param);
  return customer;
};

/** A default must belong to the customer; `pm_card_visa`, given beside it as `payment_method`, stands for the same card. */
const defaultMethod = (
  account: Account,
  customer: Stripe.Customer,
  fields: Fields,
  attached: { named: string; id: string } | null,
): Stripe.Customer => {
  const settings = fields.group('invoice_settings');
  const named = settings?.text('default_payment_method') ?? null;
  if (named === null) return customer;
  const id = attached?.named === named ? attached.id : named;
  if (account.paymentMethods.get(id)?.customer !== customer.id)
    throw invalid(
      `The customer does not have a payment method with the ID ${named}. The payment method must be attached to the customer.`,
      'invoice_settings[default_payment_method]',
      'resource_missing',
    );
  return {
    ...customer,
    invoice_settings: { ...customer.invoice_settings, default_payment_method: id },
  };
};

const create = ({ account, fields }: ApiRequest): Stripe.Customer => {
  fields.refuseUnknown(customerCreate).refuseUnplayed(['balance', 'source', 'tax_id_data', 'cash_balance']);
  const testClock = fields.text('test_clock');
  const clock = testClock === null ? undefined : account.testClocks.get(testClock);
  if (testClock !== null && !clock) throw noSuch('test_clock', testClock, 'test_clock');
  const named = fields.text('payment_method');
  const method = named === null ? null : methodNamed(account, named);
  const made = (): Stripe.Customer => {
    const begun = aCustomer(account, {
      email: fields.text('email'),
      name: fields.text('name'),
      phone: fields.text('phone'),
      description: fields.text('description'),
      metadata: fields.metadata(),
      address: addressFrom(fields.group('address')),
      testClock,
    });
    if (method) account.paymentMethods.set(method.id, { ...method, customer: begun.id });
    const attached = method && named !== null ? { named, id: method.id } : null;
    const customer = defaultMethod(account, begun, fields, attached);
    account.customers.set(customer.id, customer);
    account.happened({ type: 'customer.created', data: { object: customer } });
    if (method) attach(account, { ...method, customer: null }, customer);
    return customer;
  };
  return clock ? account.asOf(clock.frozen_time, made) : made();
};

const update = ({ account, fields, id }: ApiRequest): Stripe.Customer => {
  fields
    .refuseUnknown(customerUpdate)
    .refuseUnplayed(['balance', 'source', 'default_source', 'cash_balance']);
  const customer = customerNamed(account, id, 'id');
  const said = (name: 'description' | 'email' | 'name' | 'phone') =>
    fields.has(name) ? { [name]: fields.text(name) } : {};
  const withDefault = defaultMethod(account, customer, fields, null);
  return byTheirClock(account, customer, () =>
    updateCustomer(account, customer, {
      ...said('description'),
      ...said('email'),
      ...said('name'),
      ...said('phone'),
      ...(fields.has('address') ? { address: addressFrom(fields.group('address')) } : {}),
      invoice_settings: withDefault.invoice_settings,
      metadata: fields.metadataOver(customer.metadata),
    }),
  );
};

/** Gone for good, with all that would still have been debited. */
export const deleteCustomer = (account: Account, customer: Stripe.Customer): Stripe.DeletedCustomer => {
  for (const subscription of account.subscriptions.values())
    if (idOf(subscription.customer) === customer.id && subscription.ended_at === null)
      endSubscription(account, subscription, {});
  account.customers.delete(customer.id);
  account.deletedCustomers.add(customer.id);
  account.happened({ type: 'customer.deleted', data: { object: customer } });
  return { id: customer.id, object: 'customer', deleted: true };
};

export const customers = {
  create,
  update,
  retrieve: ({ account, fields, id }: ApiRequest): Stripe.Customer | Stripe.DeletedCustomer => {
    fields.refuseUnknown(onlyExpand);
    if (account.deletedCustomers.has(id)) return { id, object: 'customer', deleted: true };
    return customerNamed(account, id, 'id');
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(customerList);
    const email = fields.text('email');
    const testClock = fields.text('test_clock');
    return listed(
      request,
      [...account.customers.values()],
      (customer) => (email === null || customer.email === email) && idOf(customer.test_clock) === testClock,
    );
  },
  del: ({ account, fields, id }: ApiRequest): Stripe.DeletedCustomer => {
    fields.refuseUnknown(onlyExpand);
    const customer = customerNamed(account, id, 'id');
    return byTheirClock(account, customer, () => deleteCustomer(account, customer));
  },
};
