import { expect, it } from 'vitest';
import { aDonation, aSandbox, daySeconds } from './a-sandbox.ts';

const headerOf = (answer: { lastResponse: { headers: Record<string, string> } }, name: string) =>
  answer.lastResponse.headers[name];

it('answers the same key and parameters with the same session', async () => {
  const { stripe } = await aSandbox();
  const first = await stripe.checkout.sessions.create(aDonation, { idempotencyKey: 'don_1' });
  const again = await stripe.checkout.sessions.create(aDonation, { idempotencyKey: 'don_1' });
  expect(again).toEqual(first);
  expect(headerOf(first, 'idempotent-replayed')).toBeUndefined();
  expect(headerOf(again, 'idempotent-replayed')).toBe('true');
  expect(headerOf(again, 'original-request')).toBe(first.lastResponse.requestId);
  await expect(stripe.checkout.sessions.list()).resolves.toMatchObject({ data: [{ id: first.id }] });
});

it('refuses the same key with other parameters, or at another address', async () => {
  const { stripe } = await aSandbox();
  const options = { idempotencyKey: 'don_1' };
  await stripe.checkout.sessions.create(aDonation, options);
  await expect(
    stripe.checkout.sessions.create({ ...aDonation, locale: 'en' }, options),
  ).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    statusCode: 400,
    message: expect.stringContaining('can only be used with the same parameters'),
  });
  await expect(stripe.products.create({ name: 'A' }, options)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
  });
});

it('forgets a key after a day', async () => {
  const { stripe, turnClockBy } = await aSandbox();
  const options = { idempotencyKey: 'don_1' };
  const first = await stripe.products.create({ name: 'A' }, options);
  turnClockBy(daySeconds - 1);
  expect((await stripe.products.create({ name: 'A' }, options)).id).toBe(first.id);
  turnClockBy(1);
  expect((await stripe.products.create({ name: 'A' }, options)).id).not.toBe(first.id);
});

it('keeps nothing of a request it did not carry out', async () => {
  const { stripe, post } = await aSandbox();
  const options = { idempotencyKey: 'don_1' };
  await expect(stripe.products.create({ name: '' }, options)).rejects.toMatchObject({ param: 'name' });
  await post('/sandbox/fail', { status: '500', count: '1' });
  await expect(stripe.products.create({ name: 'A' }, options)).rejects.toMatchObject({ statusCode: 500 });
  await expect(stripe.products.create({ name: 'A' }, options)).resolves.toMatchObject({ name: 'A' });
});

it('does not try a refused card a second time under the same key', async () => {
  const { stripe, types } = await aSandbox();
  const pay = () =>
    stripe.paymentIntents.create(
      { amount: 500, currency: 'eur', confirm: true, payment_method: 'pm_card_chargeDeclined' },
      { idempotencyKey: 'once' },
    );
  await expect(pay()).rejects.toMatchObject({ code: 'card_declined' });
  await expect(pay()).rejects.toMatchObject({ code: 'card_declined' });
  expect(types().filter((type) => type === 'charge.failed')).toHaveLength(1);
});

it('pays once, however often the same payment is asked for at the same time', async () => {
  const { stripe, types } = await aSandbox();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      stripe.paymentIntents.create(
        { amount: 500, currency: 'eur', confirm: true, payment_method: 'pm_card_visa' },
        { idempotencyKey: 'once' },
      ),
    ),
  );
  expect(new Set(answers.map((intent) => intent.id)).size).toBe(1);
  expect(types().filter((type) => type === 'charge.succeeded')).toHaveLength(1);
});
