import type Stripe from 'stripe';
import { settleDue } from '../account/due.ts';
import { idOf } from '../account/reference.ts';
import { deleteCustomer } from './customers.ts';
import { testClockAdvance, testClockCreate, testClockList } from './known-customer-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { invalid, missing, noSuch } from './stripe-error.ts';

const thirtyDays = 30 * 86_400;

const known = ({ account, id }: ApiRequest): Stripe.TestHelpers.TestClock => {
  const clock = account.testClocks.get(id);
  if (!clock) throw noSuch('test_clock', id);
  return clock;
};

const frozenTime = ({ fields }: ApiRequest): number => {
  const seconds = fields.integer('frozen_time');
  if (seconds === null) throw missing('frozen_time');
  return seconds;
};

/** Time for the customers made with it, and for nobody else: their subscriptions renew when it is advanced. */
export const testClocks = {
  create: (request: ApiRequest): Stripe.TestHelpers.TestClock => {
    const { account, fields } = request;
    fields.refuseUnknown(testClockCreate).refuseUnplayed(['customer']);
    const created = account.seconds();
    const clock: Stripe.TestHelpers.TestClock = {
      id: account.id('clock'),
      object: 'test_helpers.test_clock',
      created,
      deletes_after: created + thirtyDays,
      frozen_time: frozenTime(request),
      livemode: false,
      name: fields.text('name'),
      status: 'ready',
      status_details: {},
    };
    account.testClocks.set(clock.id, clock);
    account.happened({ type: 'test_helpers.test_clock.created', data: { object: clock } });
    return clock;
  },
  retrieve: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    return known(request);
  },
  list: (request: ApiRequest) => {
    request.fields.refuseUnknown(testClockList);
    return listed(request, [...request.account.testClocks.values()]);
  },
  /** Stripe takes a while and answers before it is done; here all that fell due has happened when the answer comes. */
  advance: (request: ApiRequest): Stripe.TestHelpers.TestClock => {
    const { account, fields } = request;
    fields.refuseUnknown(testClockAdvance);
    const clock = known(request);
    const target = frozenTime(request);
    if (target <= clock.frozen_time)
      throw invalid('The time to advance to must be later than the frozen time of the clock.', 'frozen_time');
    const advancing: Stripe.TestHelpers.TestClock = {
      ...clock,
      status: 'advancing',
      status_details: { advancing: { target_frozen_time: target } },
    };
    account.happened({ type: 'test_helpers.test_clock.advancing', data: { object: advancing } });
    const ready: Stripe.TestHelpers.TestClock = { ...clock, frozen_time: target };
    account.testClocks.set(ready.id, ready);
    settleDue(account);
    account.happened({ type: 'test_helpers.test_clock.ready', data: { object: ready } });
    return ready;
  },
  del: (request: ApiRequest) => {
    const { account } = request;
    const clock = known(request);
    account.asOf(clock.frozen_time, () => {
      for (const customer of account.customers.values())
        if (idOf(customer.test_clock) === clock.id) deleteCustomer(account, customer);
    });
    account.testClocks.delete(clock.id);
    account.happened({ type: 'test_helpers.test_clock.deleted', data: { object: clock } });
    return { id: clock.id, object: 'test_helpers.test_clock' as const, deleted: true as const };
  },
};
