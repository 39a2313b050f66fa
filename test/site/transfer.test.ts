import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownReferencesIn } from '../../shared/domain/creditor-reference.ts';
import { Carrier } from '../../shared/domain/carrier.ts';
import { dayOf, Month } from '../../shared/domain/month.ts';
import { Need } from '../../shared/domain/need.ts';
import { CheckoutStarted } from '../../shared/routes/checkout.ts';
import { needReference } from '../../shared/house/transfers.ts';
import { keys } from '../../shared/store/keys.ts';
import { aHouse } from '../a-house.ts';
import { aTransfer } from './a-transfer.ts';

let house: Awaited<ReturnType<typeof aHouse>>;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(async () => house.close());

/** By the form, as givers do. */
const announce = async (said: Record<string, unknown> = {}) => {
  const body = {
    amountCents: 25_00,
    method: 'bank_transfer',
    locale: 'de',
    idempotencyKey: randomBytes(12).toString('hex'),
    ...said,
  };
  const answer = await house.post('/v1/campaigns/netzwerk/checkout', body);
  return { body, answer };
};
const announced = async (said: Record<string, unknown> = {}) =>
  CheckoutStarted.parse(await (await announce(said)).answer.json());
const open = async (path: string) => {
  const answer = await fetch(new URL(path, house.origin), { redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const thank = async (checkoutUrl: string, email: string) =>
  fetch(checkoutUrl, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ email }) });
const expected = async () => {
  const all = [];
  for await (const handful of house.parts.transfers.expected()) all.push(...handful);
  return all;
};

describe('somebody who gives by bank transfer', () => {
  it('is led to our page with everything a bank asks for', async () => {
    const { donation, checkoutUrl } = await announced();
    expect(checkoutUrl).toMatch(/\/c\/netzwerk\/transfer\/RF\d\dTW[A-Z]{12}\?lang=de$/);
    const { status, headers, text } = await open(checkoutUrl);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(text).toContain('Überweisung an Solidarisches Gesundheitszentrum Leipzig e.V.');
    expect(text).toContain('DE89 3704 0044 0532 0130 00');
    expect(text).toMatch(/25,00\s€/);
    expect(text).toContain('Die Spende wird erwartet');
    expect(text).not.toContain('Dauerauftrag');
    expect((await expected()).find((one) => one.donation === donation)).toMatchObject({
      campaign: 'netzwerk',
      earmark: 'free',
      interval: 'once',
      cents: 25_00,
    });
  });

  it('has moved no figure by it: expected is neither received nor on its way', async () => {
    const before = await house.read();
    await announced({ amountCents: 500_00 });
    await announced({ amountCents: 20_00, interval: 'month' });
    await house.idle();
    const after = await house.read();
    expect({ ...after, asOf: before.asOf }).toEqual(before);
    expect(await house.letters()).toEqual([]);
  });

  it('announces one transfer with a form, however often it is sent', async () => {
    const { body, answer } = await announce();
    const first = CheckoutStarted.parse(await answer.json());
    const before = (await expected()).length;
    expect(await announced(body)).toEqual(first);
    expect(await expected()).toHaveLength(before);
    const changed = await announce({ ...body, amountCents: 26_00 });
    expect(changed.answer.status).toBe(409);
    expect((await open(first.checkoutUrl)).text).toMatch(/25,00\s€/);
  });

  it('is asked for a standing order where the gift is regular', async () => {
    const monthly = await announced({ interval: 'month', locale: 'en' });
    expect((await open(monthly.checkoutUrl)).text).toMatch(/standing order/i);
    const yearly = await announced({ interval: 'year' });
    expect((await open(yearly.checkoutUrl)).text).toMatch(/Dauerauftrag einrichten: jedes Jahr 25,00\s€/);
  });

  it('finds the page also with a reference typed from paper', async () => {
    const { reference } = await aTransfer(house);
    const typed = encodeURIComponent(`${reference.slice(0, 4)} ${reference.slice(4).toLowerCase()}`);
    expect((await open(`/c/netzwerk/transfer/${typed}`)).status).toBe(200);
  });

  it.each([
    ['no reference', '/c/netzwerk/transfer/nothing'],
    ['one nobody announced', '/c/netzwerk/transfer/RF73TWACDFHJKMPQRT'],
    ['a campaign there is none of', '/c/nirgendwo/transfer/RF73TWACDFHJKMPQRT'],
  ])('is told so when the address has %s', async (_, path) => {
    const { status, text } = await open(`${path}?lang=de`);
    expect(status).toBe(404);
    expect(text).toContain('Diese Überweisung kennen wir nicht');
  });

  it('is forgotten half a year after a transfer that never came, and not after one that did', async () => {
    const { reference } = await aTransfer(house);
    const kept = async () => house.table.get(keys.transfer(reference));
    const days = (Number((await kept())?.['expiresAt']) * 1000 - house.clock.now().getTime()) / 86_400_000;
    expect(Math.round(days)).toBe(180);
    expect(await house.parts.transfers.arrived(reference, dayOf(house.clock.now()))).toBe(true);
    expect(await house.parts.transfers.arrived(reference, dayOf(house.clock.now()))).toBe(false);
    expect(await kept()).not.toHaveProperty('expiresAt');
    expect((await expected()).map((one) => one.reference)).not.toContain(reference);
  });

  it('sees nothing of it at another campaign', async () => {
    const { url } = await aTransfer(house);
    const other = url.replace('/netzwerk/', '/wahljahr/');
    expect((await open(other)).status).toBe(404);
    expect((await thank(other, 'ada@example.org')).status).toBe(404);
  });
});

describe('the thanks for a transfer', () => {
  it('go where its giver says, which the page never shows', async () => {
    const { url, reference } = await aTransfer(house);
    const answer = await thank(url, ' Ada@Müller.example.org ');
    expect(answer.status).toBe(303);
    const { status, text } = await open(answer.headers.get('location') ?? '');
    expect(status).toBe(200);
    expect(text).toContain('Gespeichert');
    expect(text).not.toMatch(/ada@|example\.org"/i);
    expect((await house.parts.transfers.find(reference))?.donor).toEqual({
      email: 'Ada@xn--mller-kva.example.org',
    });
    expect(house.lines.join('\n')).not.toMatch(/ada@/i);
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.org',
    'a b@example.org',
    'ada@localhost',
    'ada@example.org\r\nBcc: x@y.de',
    `${'a'.repeat(300)}@example.org`,
  ])('go nowhere for %j, and the page says what to do', async (typed) => {
    const { url, reference } = await aTransfer(house);
    const answer = await thank(url, typed);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('Bitte eine E-Mail-Adresse wie ada@example.org eingeben');
    expect(text).toContain('aria-invalid="true"');
    expect((await house.parts.transfers.find(reference))?.donor).toBeUndefined();
  });

  it('cannot put markup on the page', async () => {
    const { url } = await aTransfer(house);
    const answer = await thank(url, '"><script>alert(1)</script>');
    expect(await answer.text()).not.toContain('<script>alert');
  });
});

const poster = async (need: string, query = '') => open(`/c/netzwerk/poster/${need}?lang=de${query}`);
const thisMonth = async () => {
  const { months } = await house.read();
  const now = house.clock.now().toISOString().slice(0, 7);
  const found = months.find(({ month }) => month >= now)?.needs[0];
  if (!found) throw new Error('the demo has no open need');
  return found;
};

describe('a poster', () => {
  it('says what is missing for one need, and where to send it', async () => {
    const { need, title } = await thisMonth();
    const { status, headers, text } = await poster(need);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=30');
    expect(text).toContain(title);
    expect(text).toMatch(/fehlen dafür noch [\d.]+,\d\d\s€/);
    expect(ownReferencesIn(text.replaceAll(/<[^>]*>/g, '|'))).toEqual([needReference('netzwerk', need)]);
    expect(text).toContain(`${new URL(house.origin).host}/netzwerk`);
    expect(text).toContain('der Betrag ist frei');
  });

  it('takes an amount from its address, and leaves aside what is none', async () => {
    const { need } = await thisMonth();
    expect((await poster(need, '&amount=12,50')).text).toMatch(/12,50\s€/);
    for (const wrong of ['1.234', 'abc', '0', '999999999999']) {
      const { status, text } = await poster(need, `&amount=${wrong}`);
      expect([wrong, status, text.includes('der Betrag ist frei')]).toEqual([wrong, 200, true]);
    }
  });

  it.each([
    ['there is none', 'need_nothing-2099-01', 404, 'Diesen Bedarf hat die Kampagne nicht'],
    ['is no id', 'nothing', 404, 'Diesen Bedarf hat die Kampagne nicht'],
  ])('is not made for a need that %s', async (_, need, code, sentence) => {
    const { status, text } = await poster(need);
    expect(status).toBe(code);
    expect(text).toContain(sentence);
  });

  it('is not made for a month that is over, or a campaign that is closed', async () => {
    const { need } = await thisMonth();
    const past = `${need.slice(0, -7)}2020-01`;
    const month = Month.parse('2020-01');
    const [planned] = (await house.parts.campaigns.books('netzwerk'))?.needs ?? [];
    await house.parts.campaigns.saveNeed(Need.parse({ ...planned, need: past, month }));
    expect((await poster(past)).status).toBe(410);
    expect((await open(`/c/wahljahr/poster/${need}?lang=de`)).status).toBe(409);
  });
});

describe('a carrier without an account', () => {
  it('gets a clear page instead of a code nobody can use', async () => {
    const { url } = await aTransfer(house);
    const carrier = await house.parts.campaigns.carrier('leipzig');
    const { bank: _bank, ...without } = Carrier.parse(carrier);
    await house.parts.campaigns.saveCarrier(without);
    const { status, text } = await open(url);
    expect(status).toBe(409);
    expect(text).toContain('Bitte einen anderen wählen');
    expect(text).not.toContain('<svg');
  });
});
