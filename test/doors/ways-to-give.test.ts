import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newsletterVersion } from '../../shared/domain/consent.ts';
import { feeOf, paidForNet } from '../../shared/domain/fee.ts';
import { startCheckout } from '../../shared/house/checkout.ts';
import { formOf } from '../../shared/house/giving-form.ts';
import { givingRules } from '../../shared/house/giving-rules.ts';
import { CheckoutRequest, CheckoutStarted } from '../../shared/routes/checkout.ts';
import { aHouse } from '../a-house.ts';
import { aDoor, type Answer, type Door, refusalIn } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());
// Nobody here is one of too many.
beforeEach(async () => door.moveClock({ minutes: 11 }));

const give = async (change: object = {}): Promise<Answer> =>
  door.checkout({ amountCents: 25_00, idempotencyKey: door.key(), ...change }, { 'accept-language': 'en' });
const startedBy = ({ status, text }: Answer) => {
  expect(text).toContain('checkoutUrl');
  expect(status).toBe(200);
  return CheckoutStarted.parse(JSON.parse(text));
};
const refusedBy = (answer: Answer) => {
  const { code, field } = refusalIn(answer);
  return { status: answer.status, code, field };
};
const pay = async (checkoutUrl: string, method: string) =>
  fetch(checkoutUrl, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ method, email: 'ada@example.org', name: 'Ada Beispiel' }),
  });

const byStripe = ['card', 'sepa_debit', 'paypal'] as const;

describe('a way to give', () => {
  it('by Stripe may be left open: then its page offers all of them', async () => {
    startedBy(await give());
    expect((await door.lastSession()).payment_method_types.toSorted()).toEqual(byStripe.toSorted());
  });

  it.each(
    byStripe.flatMap((method) =>
      (['once', 'month', 'quarter', 'year'] as const).map((often) => [method, often] as const),
    ),
  )('is the only one Stripe’s page takes: %s, %s', async (method, interval) => {
    const { checkoutUrl } = startedBy(await give({ method, interval }));
    expect((await door.lastSession()).payment_method_types).toEqual([method]);
    const others = byStripe.filter((other) => other !== method);
    for (const other of others) expect((await pay(checkoutUrl, other)).status).toBe(422);
    expect((await pay(checkoutUrl, method)).status).toBe(303);
  });

  it.each([
    ['card', { receivedCents: 25_00, pendingCents: 0 }],
    ['paypal', { receivedCents: 25_00, pendingCents: 0 }],
    ['sepa_debit', { receivedCents: 0, pendingCents: 25_00 }],
  ] as const)('leads to the books: %s', async (method, moved) => {
    const house = await aHouse();
    const answer = await house.post('/v1/campaigns/netzwerk/checkout', {
      amountCents: 25_00,
      idempotencyKey: door.key(),
      method,
    });
    const { checkoutUrl } = CheckoutStarted.parse(await answer.json());
    expect((await pay(checkoutUrl, method)).status).toBe(303);
    await house.idle();
    const { totals } = await house.read();
    await house.close();
    expect(totals).toMatchObject(moved);
  });

  it('by bank leads to a page of our own, asks nothing of Stripe, and counts nothing', async () => {
    const sessions = await door.sessions();
    const before = (await door.read()).totals;
    const { checkoutUrl, donation } = startedBy(await give({ method: 'bank_transfer', locale: 'tr' }));
    expect(checkoutUrl).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/c\/netzwerk\/transfer\/RF\d\dTW\w{12}\?lang=tr$/,
    );
    expect(donation).toMatch(/^don_/);
    expect(await door.sessions()).toBe(sessions);
    await door.idle();
    expect((await door.read()).totals).toEqual(before);
  });

  it('by bank is refused where the carrier has named no account, at its field', async () => {
    const { campaigns } = door.parts;
    const carrier = await campaigns.carrier('leipzig');
    if (!carrier?.bank) throw new Error('the demo has no account');
    const { bank, ...without } = carrier;
    await campaigns.saveCarrier(without);
    const answer = await give({ method: 'bank_transfer' });
    await campaigns.saveCarrier({ ...without, bank });
    expect(refusedBy(answer)).toEqual({ status: 400, code: 'method.unavailable', field: 'method' });
    startedBy(await give({ method: 'bank_transfer' }));
  });
});

describe('a way that the treasurer has switched off', () => {
  const giving = givingRules('https://spenden.example.org', 10_000_00, 'paypal=off,card=140+25');

  it('stands in no form, and the others keep their order and their fees', async () => {
    const { form } = await formOf('netzwerk', 'de', { ...door.parts, giving });
    expect(form.methods.map(({ method }) => method)).toEqual(['sepa_debit', 'card', 'bank_transfer']);
    expect(form.methods[1]?.fee).toEqual({ basisPoints: 140, fixedCents: 25 });
  });

  it('is refused at its field before Stripe is asked', async () => {
    const sessions = await door.sessions();
    const request = CheckoutRequest.parse({
      amountCents: 25_00,
      idempotencyKey: door.key(),
      method: 'paypal',
    });
    await expect(
      startCheckout('netzwerk', '203.0.113.7', request, { ...door.parts, giving }),
    ).rejects.toThrow('method.unavailable');
    expect(await door.sessions()).toBe(sessions);
  });
});

describe('the fee, if the giver carries it', () => {
  it.each(byStripe)('is paid on top, so that the chosen amount is left: %s', async (method) => {
    startedBy(await give({ method, coverFee: true }));
    const { amount_total: paid } = await door.lastSession();
    const rule = door.parts.giving.fees[method];
    expect(paid).toBe(paidForNet(25_00, rule));
    expect(paid - feeOf(paid, rule)).toBe(25_00);
  });

  it('is nobody’s guess: without a way to give there is none', async () => {
    expect(refusedBy(await give({ coverFee: true }))).toEqual({
      status: 400,
      code: 'method.missing',
      field: 'method',
    });
  });

  it('does not lift a gift over the most', async () => {
    const most = door.parts.giving.mostCents;
    startedBy(await give({ method: 'card', amountCents: most }));
    expect(refusedBy(await give({ method: 'card', amountCents: most, coverFee: true }))).toEqual({
      status: 400,
      code: 'amount.too-large',
      field: 'amountCents',
    });
    const far = await give({ method: 'card', amountCents: Number.MAX_SAFE_INTEGER, coverFee: true });
    expect(refusedBy(far).code).toBe('amount.too-large');
  });
});

describe('what somebody wishes besides', () => {
  const wall = { name: 'Ada aus dem Kiez', comment: 'Weiter so!' };
  const newsletter = { version: newsletterVersion };

  it.each([
    ['the wall', { wall }],
    ['the newsletter', { newsletter }],
    ['both', { wall, newsletter }],
  ])('is kept here, and Stripe learns only that there is something: %s', async (_, wish) => {
    const { donation } = startedBy(await give(wish));
    const { metadata, success_url: url } = await door.lastSession();
    expect(metadata).toEqual({
      campaign: 'netzwerk',
      donation,
      earmark: 'free',
      locale: 'de',
      wishes: 'yes',
    });
    expect(JSON.stringify(metadata) + url).not.toMatch(/Ada|Weiter/);
    expect(await door.parts.wishes.find(donation)).toMatchObject({ donation, campaign: 'netzwerk' });
  });

  it('is nothing, if nothing was said', async () => {
    const { donation } = startedBy(await give());
    expect((await door.lastSession()).metadata).not.toHaveProperty('wishes');
    expect(await door.parts.wishes.find(donation)).toBeUndefined();
  });

  it('is not kept of a gift that was refused', async () => {
    const sessions = await door.sessions();
    expect((await give({ wall, amountCents: 5 })).status).toBe(400);
    expect((await give({ wall, earmark: 'need_nothing-2019-01' })).status).toBe(400);
    expect(await door.sessions()).toBe(sessions);
  });
});

describe('the same form with other choices', () => {
  it('starts no other gift', async () => {
    const idempotencyKey = door.key();
    startedBy(await give({ idempotencyKey, method: 'card' }));
    for (const change of [
      { method: 'paypal' },
      {},
      { method: 'card', coverFee: true },
      { method: 'card', wall: { name: 'Ada' } },
      { method: 'card', interval: 'month' },
    ]) {
      expect(refusedBy(await give({ idempotencyKey, ...change }))).toEqual({
        status: 409,
        code: 'checkout.changed',
        field: 'idempotencyKey',
      });
    }
  });

  it('announces no other transfer', async () => {
    const transfer = { idempotencyKey: door.key(), method: 'bank_transfer' };
    const first = startedBy(await give(transfer));
    expect(startedBy(await give(transfer))).toEqual(first);
    expect(refusedBy(await give({ ...transfer, amountCents: 30_00 })).code).toBe('checkout.changed');
  });
});
