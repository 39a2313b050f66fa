import { describe, expect, it } from 'vitest';
import { aRecurringGift } from './a-subscription.ts';

describe('the dashboard of subscriptions', () => {
  it('shows subscriptions and their levers', async () => {
    const { sandbox, id, post, since, subscription, invoices } = await aRecurringGift('card');
    const text = await (await fetch(sandbox.url)).text();
    for (const lever of ['renew', 'fail-next', 'cancel'])
      expect(text).toContain(`action="/sandbox/subscriptions/${id}/${lever}"`);
    expect(text).toContain('every month');
    expect((await post(`/sandbox/subscriptions/${id}/fail-next`, { reason: 'nonsense' })).status).toBe(400);
    await post(`/sandbox/subscriptions/${id}/fail-next`, { reason: 'AM04', retries: 'on' });
    await post(`/sandbox/subscriptions/${id}/renew`, {});
    await expect(subscription()).resolves.toMatchObject({ status: 'past_due' });
    await post(`/sandbox/subscriptions/${id}/cancel`, {});
    expect(since().at(-1)).toBe('customer.subscription.deleted');
    expect((await invoices())[0]).toMatchObject({ status: 'open', next_payment_attempt: null });
    expect((await post(`/sandbox/subscriptions/${id}/renew`, {})).status).toBe(409);
  });

  it('lets a bank say why it sends a debit back', async () => {
    const { stripe, post, told } = await aRecurringGift('sepa_debit');
    const [intent] = (await stripe.paymentIntents.list()).data;
    await post(`/sandbox/payments/${intent?.id}/bounce`, { reason: 'MD01' });
    expect(told('charge.failed')[0]?.data.object).toMatchObject({
      failure_code: 'debit_not_authorized',
      outcome: { network_decline_code: 'MD01' },
    });
  });
});
