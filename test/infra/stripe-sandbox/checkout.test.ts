import { describe, expect, it } from 'vitest';
import { aDonation, aDonor, aSandbox, daySeconds } from './a-sandbox.ts';

const anOpenPage = async (changes: Record<string, unknown> = {}) => {
  const house = await aSandbox();
  const session = await house.stripe.checkout.sessions.create({ ...aDonation, ...changes });
  const path = `/c/pay/${session.id}`;
  return {
    ...house,
    session,
    show: (headers: Record<string, string> = {}) => fetch(`${house.sandbox.url}${path}`, { headers }),
    submit: (form: Record<string, string>) => house.post(path, { ...aDonor, ...form }),
    now: () =>
      house.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] }),
  };
};

describe('the payment page', () => {
  it('shows what is paid, for what, and that it is a test', async () => {
    const { show, session } = await anOpenPage();
    const page = await show();
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(text).toContain('lang="de"');
    expect(text).toContain('Poliklinik Leipzig');
    expect(text).toContain('25,00\u00a0€');
    expect(text).toContain('Es wird nichts abgebucht');
    for (const value of ['card', 'card_declined', 'sepa_debit', 'sepa_debit_bounces'])
      expect(text).toContain(`name="method" value="${value}"`);
    expect(text).toContain('DE89370400440532013000');
    expect(text).toContain(`id="cancel" href="/c/pay/${session.id}/cancel"`);
    // A browser holds a form's redirect against the policy: the shop's address must be in it, or paying ends nowhere.
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self' http://127.0.0.1:3000 http://127.0.0.1:3000; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  it('speaks the language of the session, or of the browser', async () => {
    await expect((await (await anOpenPage({ locale: 'en' })).show()).text()).resolves.toContain(
      'Nothing is charged',
    );
    const { show } = await anOpenPage({ locale: 'auto' });
    await expect((await show({ 'accept-language': 'de-AT,en' })).text()).resolves.toContain('Spenden');
    await expect((await show({ 'accept-language': 'fr' })).text()).resolves.toContain('Donate');
  });

  it('offers only what the session allows', async () => {
    const { show, submit, types } = await anOpenPage({ allowed_payment_method_types: ['card'] });
    await expect((await show()).text()).resolves.not.toContain('sepa_debit');
    expect((await submit({ method: 'sepa_debit' })).status).toBe(422);
    expect(types()).toEqual([]);
  });

  it('escapes what others wrote', async () => {
    const { show, submit } = await anOpenPage({
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'eur',
            unit_amount: 100,
            product_data: { name: '<script>alert("x")</script>' },
          },
        },
      ],
    });
    const text = await (await show()).text();
    expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    const again = await (await submit({ email: '"><script>', method: 'card' })).text();
    expect(again).not.toContain('<script>');
  });

  it('takes a card', async () => {
    const { submit, now, types, session } = await anOpenPage();
    const answer = await submit({ method: 'card' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`http://127.0.0.1:3000/thanks?session=${session.id}`);
    expect(types()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
    await expect(now()).resolves.toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: aDonor,
      payment_intent: {
        status: 'succeeded',
        metadata: { campaign: 'camp_1', donation: 'don_1' },
        latest_charge: {
          id: expect.stringMatching(/^ch_3\w{23}$/),
          billing_details: aDonor,
          metadata: { campaign: 'camp_1', donation: 'don_1' },
          receipt_email: null,
          payment_method_details: { type: 'card', card: { last4: '4242' } },
          balance_transaction: expect.stringMatching(/^txn_3/),
        },
      },
    });
  });

  it('lets a donor try again after a refused card, with the same payment', async () => {
    const { submit, now, types, sandbox } = await anOpenPage();
    const refused = await submit({ method: 'card_declined' });
    const text = await refused.text();
    expect(refused.status).toBe(422);
    expect(text).toContain('Die Karte wurde abgelehnt.');
    expect(text).toContain('value="kim@example.org"');
    await expect(now()).resolves.toMatchObject({ status: 'open', payment_status: 'unpaid' });
    expect((await submit({ method: 'card' })).status).toBe(303);
    expect(types()).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
    const intents = sandbox
      .events()
      .flatMap(({ data }) => ('payment_intent' in data.object ? [data.object.payment_intent] : []));
    expect(new Set(intents).size).toBe(1);
  });

  it('pays once, however often the form is sent', async () => {
    const { submit, types, stripe } = await anOpenPage();
    const answers = await Promise.all(Array.from({ length: 4 }, () => submit({ method: 'card' })));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      303, 409, 409, 409,
    ]);
    const late = await submit({ method: 'sepa_debit' });
    await expect(late.text()).resolves.toContain('Schon bezahlt');
    expect(types().filter((type) => type.startsWith('charge.'))).toEqual(['charge.succeeded']);
    expect((await stripe.charges.list()).data).toHaveLength(1);
  });

  it.each([
    ['', 422],
    ['kim', 422],
    ['kim@example', 422],
    ['kim@müller.de', 303],
    [' kim@example.org ', 303],
  ])('needs a complete e-mail address: %j', async (email, status) => {
    const { submit, types } = await anOpenPage();
    const answer = await submit({ method: 'card', email });
    expect(answer.status).toBe(status);
    expect(types().length > 0).toBe(status === 303);
    expect((await answer.text()).includes('aria-describedby="email-problem"')).toBe(status === 422);
  });

  it('checks an IBAN, but asks for none', async () => {
    const { submit, now } = await anOpenPage();
    expect((await submit({ method: 'sepa_debit', iban: 'DE89370400440532013001' })).status).toBe(422);
    expect((await submit({ method: 'sepa_debit', iban: 'at61 1904 3002 3457 3201' })).status).toBe(303);
    await expect(now()).resolves.toMatchObject({
      payment_intent: {
        latest_charge: {
          id: expect.stringMatching(/^py_3/),
          payment_method_details: { type: 'sepa_debit', sepa_debit: { country: 'AT', last4: '3201' } },
        },
      },
    });
  });

  it('leads back when the donor cancels, and stays open', async () => {
    const { sandbox, session, now, types } = await anOpenPage();
    const answer = await fetch(`${sandbox.url}/c/pay/${session.id}/cancel`, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('http://127.0.0.1:3000/campaign');
    await expect(now()).resolves.toMatchObject({ status: 'open' });
    expect(types()).toEqual([]);
  });

  it('is clear about a page that is gone, or never was', async () => {
    const { show, submit, turnClockBy, sandbox, types } = await anOpenPage();
    turnClockBy(daySeconds);
    const gone = await show();
    expect(gone.status).toBe(410);
    await expect(gone.text()).resolves.toContain('Seite abgelaufen');
    expect((await submit({ method: 'card' })).status).toBe(410);
    expect(types()).toEqual(['checkout.session.expired']);
    const never = await fetch(`${sandbox.url}/c/pay/cs_test_never`);
    expect(never.status).toBe(404);
    await expect(never.text()).resolves.toContain('Page not found');
  });

  it('can be expired through the API, once', async () => {
    const { stripe, session, show, types } = await anOpenPage();
    await expect(stripe.checkout.sessions.expire(session.id)).resolves.toMatchObject({
      status: 'expired',
      url: null,
    });
    await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 });
    expect((await show()).status).toBe(410);
    expect(types()).toEqual(['checkout.session.expired']);
  });
});
