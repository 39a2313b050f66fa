import { describe, expect, it } from 'vitest';
import { canonical, parseForm } from '../../../infra/local/stripe-sandbox/api/form.ts';
import { aDonation, aSandbox } from './a-sandbox.ts';

const creating = async (changes: Record<string, unknown>) => {
  const { stripe } = await aSandbox();
  return stripe.checkout.sessions.create({ ...aDonation, ...changes });
};

const item = (priceData: Record<string, unknown>) => ({
  line_items: [
    {
      quantity: 1,
      price_data: { currency: 'eur', unit_amount: 2500, product_data: { name: 'A' }, ...priceData },
    },
  ],
});

describe('parameters', () => {
  it.each([
    ['foo', { foo: 1 }],
    // Gone since 2026-09-30.endive: Checkout chooses the ways to pay by itself.
    ['payment_method_types', { payment_method_types: ['card'] }],
    ['payment_intent_data[foo]', { payment_intent_data: { foo: 1 } }],
    ['line_items[0][foo]', { line_items: [{ quantity: 1, price: 'price_1', foo: 1 }] }],
    ['line_items[0][price_data][foo]', item({ foo: 1 })],
    ['line_items[0][price_data][product_data][foo]', item({ product_data: { name: 'A', foo: 1 } })],
  ])('refuses the unknown parameter %s', async (param, changes) => {
    await expect(creating(changes)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
      code: 'parameter_unknown',
      param,
      message: `Received unknown parameter: ${param}`,
      doc_url: 'https://stripe.com/docs/error-codes/parameter-unknown',
    });
  });

  it('names all unknown parameters at once', async () => {
    await expect(creating({ foo: 1, bar: 2 })).rejects.toMatchObject({
      message: 'Received unknown parameters: foo, bar',
    });
  });

  it.each([
    ['mode', { mode: undefined }, 'parameter_missing'],
    ['mode', { mode: 'gift' }, undefined],
    ['ui_mode', { ui_mode: 'hosted' }, undefined],
    ['submit_type', { submit_type: 'give' }, undefined],
    ['locale', { locale: 'xx' }, undefined],
    ['success_url', { success_url: 'thanks' }, 'url_invalid'],
    ['success_url', { success_url: undefined }, 'parameter_missing'],
    ['cancel_url', { cancel_url: 'javascript:alert(1)' }, 'url_invalid'],
    ['customer', { customer: 'cus_none' }, 'resource_missing'],
    ['customer_email', { customer_email: 'kim' }, 'email_invalid'],
    ['line_items', { line_items: undefined }, 'parameter_missing'],
    ['line_items[0][price_data][unit_amount]', item({ unit_amount: 0 }), 'parameter_invalid_integer'],
    ['line_items[0][price_data][unit_amount]', item({ unit_amount: 12.5 }), 'parameter_invalid_integer'],
    ['line_items[0][price_data][unit_amount]', item({ unit_amount: 100_000_000 }), 'amount_too_large'],
    ['line_items[0][price_data][currency]', item({ currency: 'euro' }), undefined],
    [
      'line_items[0][price_data][product_data][name]',
      item({ product_data: { description: 'A' } }),
      'parameter_missing',
    ],
    ['line_items[0][price_data][product_data]', item({ product_data: undefined }), 'parameter_missing'],
    [
      'line_items[0][quantity]',
      { line_items: [{ price_data: item({}).line_items[0]?.price_data }] },
      undefined,
    ],
    ['metadata[x]', { metadata: { x: 'y'.repeat(501) } }, undefined],
    [`metadata[${'k'.repeat(41)}]`, { metadata: { ['k'.repeat(41)]: 'x' } }, undefined],
    [
      'metadata',
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'x'])) },
      undefined,
    ],
    ['expires_at', { expires_at: Date.UTC(2026, 10, 20, 10, 29) / 1000 }, undefined],
    ['expires_at', { expires_at: Date.UTC(2026, 10, 21, 10, 1) / 1000 }, undefined],
    ['allowed_payment_method_types', { allowed_payment_method_types: ['cash'] }, undefined],
  ])('refuses a wrong %s (%j)', async (param, changes, code) => {
    const refused = creating(changes);
    await expect(refused).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      param,
      ...(code === undefined ? {} : { code }),
    });
  });

  it('takes what lies just inside the limits', async () => {
    const session = await creating({
      metadata: Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [`k${index}`.padEnd(40, 'x'), 'ü'.repeat(500)]),
      ),
      expires_at: Date.UTC(2026, 10, 20, 10, 30) / 1000,
      ...item({ unit_amount: 99_999_999 }),
    });
    expect(session.amount_total).toBe(99_999_999);
    expect(Object.keys(session.metadata ?? {})).toHaveLength(50);
  });

  it('offers no direct debit outside the euro', async () => {
    await expect(creating(item({ currency: 'chf' }))).resolves.toMatchObject({
      payment_method_types: ['card'],
    });
    await expect(
      creating({ ...item({ currency: 'chf' }), allowed_payment_method_types: ['sepa_debit'] }),
    ).rejects.toMatchObject({ message: expect.stringContaining('No valid payment method types') });
  });
});

describe('the form syntax', () => {
  it('reads brackets, lists and umlauts', () => {
    const tree = parseForm('a[0][b]=1&a[0][c]=%C3%BC&d[]=x&d[]=y&e=');
    expect(canonical(tree)).toBe(
      canonical({ a: { '0': { b: '1', c: 'ü' } }, d: { '0': 'x', '1': 'y' }, e: '' }),
    );
  });

  it('is not led astray by names the language knows', () => {
    const tree = parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1');
    expect(Object.keys(tree)).toEqual(['__proto__', 'constructor']);
    expect({}).not.toHaveProperty('polluted');
  });
});
