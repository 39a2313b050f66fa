import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givingRules } from '../../shared/house/giving-rules.ts';
import { wayBack } from '../../shared/house/checkout/way-back.ts';
import { CheckoutRequest, CheckoutStarted } from '../../shared/routes/checkout.ts';
import { aDoor, type Door } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());
// Nobody here is one of too many.
beforeEach(async () => door.moveClock({ minutes: 11 }));

const sent = async (change: object) => {
  const input = { amountCents: 25_00, idempotencyKey: door.key(), ...change };
  const { donation } = CheckoutStarted.parse(JSON.parse((await door.checkout(input)).text));
  const { success_url: success, cancel_url: cancel } = await door.lastSession();
  return { donation, success: new URL(success), cancel: new URL(cancel) };
};
const saidBy = ({ searchParams }: URL) => Object.fromEntries(searchParams);

describe('whoever comes back', () => {
  it('comes to the campaign’s page, in the language of the gift, which says what was chosen', async () => {
    const { donation, success, cancel } = await sent({
      amountCents: 12_50,
      interval: 'month',
      earmark: 'staff',
      method: 'sepa_debit',
      coverFee: true,
      locale: 'ar',
      wall: { name: 'Ada aus dem Kiez' },
    });
    const choices = {
      lang: 'ar',
      campaign: 'netzwerk',
      amount: '12.50',
      interval: 'month',
      earmark: 'staff',
      method: 'sepa_debit',
      donation,
    };
    expect(success.origin + success.pathname).toBe(`${door.origin}/c/netzwerk`);
    expect(saidBy(success)).toEqual({ ...choices, checkout: 'success' });
    expect(saidBy(cancel)).toEqual({ ...choices, checkout: 'cancelled' });
  });

  it('says nothing of a way that was left open, even if the page had one in its address', async () => {
    const { success } = await sent({ page: `${door.origin}/give?method=card&amount=99&checkout=cancelled` });
    expect(saidBy(success)).toMatchObject({
      amount: '25',
      interval: 'once',
      earmark: 'free',
      checkout: 'success',
    });
    expect(success.searchParams.has('method')).toBe(false);
    expect(success.searchParams.getAll('amount')).toEqual(['25']);
  });
});

const rules = givingRules('https://spenden.example.org,https://poliklinik.example', 10_000_00);
const backFrom = (change: object): URL =>
  new URL(
    wayBack(
      'netzwerk',
      CheckoutRequest.parse({ amountCents: 25_00, idempotencyKey: 'a-key-of-some-form', ...change }),
      rules,
    ),
  );

describe('the page the form stands on', () => {
  it('is where the donor comes back to, if it is one of the allowed', () => {
    const back = backFrom({ page: 'https://poliklinik.example/spenden?ref=brief#form' });
    expect(back.href).toMatch(
      /^https:\/\/poliklinik\.example\/spenden\?ref=brief&campaign=netzwerk&amount=25&/,
    );
    expect(back.hash).toBe('');
  });

  it.each([
    ['a site nobody has heard of', 'https://anything.example/seite?name=Ada'],
    ['our site without TLS', 'http://spenden.example.org/c/netzwerk'],
    ['our name at another port', 'https://spenden.example.org:8443/'],
    ['our name as the user of another', 'https://spenden.example.org@anything.example/'],
    ['our site with a user', 'https://ada@spenden.example.org/'],
    ['a file on somebody’s disk', 'file:///home/ada/seite.html'],
    ['a script', 'javascript:alert(1)'],
    ['a document of our name’s own', 'blob:https://spenden.example.org/6b1f0a9e'],
  ])('is no mistake, if it is %s: the donor comes back to ours', (_, page) => {
    const back = backFrom({ page });
    expect(back.origin + back.pathname).toBe('https://spenden.example.org/c/netzwerk');
    expect(back.href).not.toContain('Ada');
  });

  it('gives way to an address that was asked for', () => {
    const back = backFrom({
      page: 'https://poliklinik.example/spenden',
      returnUrl: 'https://spenden.example.org/danke?lang=en',
    });
    expect(back.href).toMatch(/^https:\/\/spenden\.example\.org\/danke\?lang=en&campaign=netzwerk&/);
  });
});
