import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as site } from '../../functions/site.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { feeOf } from '../../shared/domain/fee.ts';
import { Language } from '../../shared/domain/language.ts';
import { GivingMethod } from '../../shared/domain/method.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { plainEuros } from '../../shared/page/choices.ts';
import { wordsIn } from '../../shared/words.ts';
import { aHouse } from '../a-house.ts';
import { anEvent } from '../doors/an-event.ts';
import { fieldsToward } from './a-form.ts';

let house: Awaited<ReturnType<typeof aHouse>>;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(async () => house.close());

type Fields = Readonly<Record<string, string>>;
const filled = { amount: '25', interval: 'once', earmark: 'free', method: 'paypal' } as const;
const form = 'application/x-www-form-urlencoded';

/** As a browser sends it. */
const send = async (path: string, fields: Fields, campaign = 'netzwerk') => {
  const answer = await fetch(`${house.origin}/c/${campaign}/${path}`, {
    method: 'POST',
    headers: { 'content-type': form },
    body: new URLSearchParams(fields).toString(),
    redirect: 'manual',
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const review = async (fields: Fields) => send('review?lang=de', { ...filled, ...fields });
const said = (text: string): string =>
  text.replaceAll(/<style>[^]*?<\/style>|<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const alert = (text: string): string => said(/role="alert"([^]*?)<\/(?:div|p)>/.exec(text)?.[1] ?? '');

/** The review's own form. */
const checked = async (fields: Fields = {}): Promise<Fields> =>
  fieldsToward('/give', (await review(fields)).text);

/** What the page says where the checkout says no. */
const refusedWith = async (refusal: Refusal, fields: Fields) => {
  const handler = site.in({
    ...house.parts,
    stripe: {
      ...house.parts.stripe,
      startCheckout: async () => {
        throw refusal;
      },
    },
  });
  const { statusCode, headers, body } = await handler(
    anEvent({
      method: 'POST',
      path: '/c/netzwerk/give',
      query: { lang: 'tr' },
      parameters: { campaign: 'netzwerk' },
      headers: { 'content-type': form },
      body: new URLSearchParams({ ...fields }).toString(),
      sourceAddress: '192.0.2.77',
    }),
    contextOf('site'),
  );
  return { status: statusCode, headers, text: body ?? '' };
};

describe('the form that was sent', () => {
  it('is shown again with everything that is wrong, beside what is wrong, and with the choices as they were', async () => {
    const sent = {
      ...filled,
      amount: '',
      other: '1.234',
      interval: 'month',
      earmark: (await house.read()).months[0]?.needs[0]?.need ?? '',
      method: '',
      coverFee: 'yes',
      wall: 'yes',
      wallComment: 'Für alle',
      newsletter: 'yes',
    };
    const { status, text, headers } = await send('review?lang=de', sent);
    expect(status).toBe(400);
    expect(headers.get('cache-control')).toBe('no-store');
    for (const [field, sentence] of [
      ['amount', 'Sind 1234 Euro gemeint?'],
      ['earmark', 'gilt für einen einzigen Monat'],
      ['method', 'auf welchem Weg'],
      ['wallName', 'Bitte den Namen eingeben'],
    ] as const) {
      expect(alert(text)).toContain(sentence);
      expect(text).toContain(`<a href="#${field}">`);
      expect(text).toMatch(new RegExp(`id="${field}-refused">[^<]*${sentence.replace('?', '\\?')}`));
      expect(text).toContain(`aria-describedby="${field}-refused"`);
      expect(text).toMatch(new RegExp(`id="${field}"`));
    }
    expect(text).toMatch(/<details\s+open/);
    expect(fieldsToward('/review', text)).toMatchObject({
      other: '1.234',
      interval: 'month',
      earmark: sent.earmark,
      coverFee: 'yes',
      wall: 'yes',
      wallName: '',
      newsletter: 'yes',
    });
    expect(text).toMatch(/<textarea[^>]*>\nFür alle<\/textarea/);
  });

  it.each([
    [{ amount: '' }, 'Bitte einen Betrag wählen'],
    [{ amount: '', other: 'viel' }, 'wie 25, 12,50 oder 1.234,56'],
    [{ other: '0,99' }, 'Der kleinste Betrag ist 1,00 €'],
    [{ other: '10.000,01' }, 'Hier gehen Beträge bis 10.000,00 €'],
    [{ other: '9.999,99', coverFee: 'yes' }, 'Hier gehen Beträge bis 10.000,00 €'],
    [{ method: 'bitcoin' }, 'auf welchem Weg'],
    [{ earmark: 'need_other-2026-11' }, 'Diesen Bedarf hat die Kampagne nicht'],
    [{ earmark: '<b>' }, 'Diesen Bedarf hat die Kampagne nicht'],
    [{ wall: 'yes', wallName: '  ' }, 'Bitte den Namen eingeben'],
    [{ wall: 'yes', wallName: 'A'.repeat(81) }, 'höchstens 80 Zeichen'],
    [{ wall: 'yes', wallName: 'Ada\u0007' }, 'höchstens 80 Zeichen'],
  ])('is refused for %j', async (fields, sentence) => {
    const { status, text } = await review(fields);
    expect(status).toBe(400);
    expect(alert(text)).toContain(sentence);
  });

  it('means what was typed before what was chosen', async () => {
    const { text, status } = await review({ amount: '25', other: '12,50 €' });
    expect(status).toBe(200);
    expect(said(text)).toContain('12,50 € spenden');
  });

  it('takes a name without a tick for nothing', async () => {
    const { text, status } = await review({ wallName: 'Ada' });
    expect(status).toBe(200);
    expect(said(text)).not.toContain('Ada');
  });

  it('comes back as text, whatever is in it', async () => {
    const naughty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '"><script>alert(1)</script>',
        "' onfocus=alert(1) autofocus='",
        '</textarea><img src=x onerror=alert(1)>',
        '{amount}',
        '${7*7}',
        '&lt;b&gt;',
        '\u202Egnp.exe',
        'ａ\u0000b',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          other: naughty,
          earmark: naughty,
          method: naughty,
          wallName: naughty,
          wallComment: naughty,
        }),
        fc.constantFrom(...Language.options),
        async (fields, language) => {
          const { status, text } = await send(`review?lang=${language}`, {
            ...fields,
            wall: 'yes',
            interval: fields.other,
          });
          expect(status).toBe(400);
          expect(text).not.toMatch(/<script|<img|<b>|\son(?:focus|error)=[^&]*"/);
          expect(fieldsToward('/review', text)['wallName']).toBe(fields.wallName);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the review', () => {
  it('says what will happen, before anybody is asked for anything', async () => {
    const before = house.sandbox?.events().length;
    const { text, headers } = await review({
      interval: 'quarter',
      earmark: 'staff',
      method: 'sepa_debit',
      wall: 'yes',
      wallName: 'Ada & Ben',
      newsletter: 'yes',
    });
    const next = new Date(house.clock.now());
    for (const sentence of [
      'Betrag 25,00 €',
      'Wie oft vierteljährlich Heute zum ersten Mal, danach wieder am',
      String(next.getFullYear() + (next.getMonth() >= 9 ? 1 : 0)),
      'Wofür Personal',
      'Wie SEPA-Lastschrift',
      'Empfänger Solidarisches Gesundheitszentrum Leipzig e.V.',
      'Ada &amp; Ben',
      'Ja, ich möchte etwa einmal im Monat',
      'Ändern oder beenden geht jederzeit',
      'mindestens 18 Jahre',
      'Weiter zur Lastschrift, auf der Seite unseres Zahlungsdienstes Stripe.',
      '25,00 € vierteljährlich spenden',
    ])
      expect(said(text)).toContain(sentence);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("form-action 'self' http:;");
    expect(house.sandbox?.events().length).toBe(before);
  });

  it('asks no age and promises no end for a gift that is given once', async () => {
    const { text } = await review({});
    expect(said(text)).not.toMatch(/18 Jahre|beenden geht/);
  });

  it('adds a fee so that the chosen amount is what is left', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 100, max: 900_000 }),
        fc.constantFrom(...GivingMethod.options),
        async (amountCents, method) => {
          const { text } = await review({ other: plainEuros(amountCents), method, coverFee: 'yes' });
          const [, paid = ''] = /Betrag ([\d.,]+) €/.exec(said(text)) ?? [];
          const paidCents = Math.round(Number(paid.replaceAll('.', '').replace(',', '.')) * 100);
          expect(paidCents - feeOf(paidCents, house.parts.giving.fees[method])).toBe(amountCents);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('makes a key of its own each time, so that two gifts are two', async () => {
    const keys = await Promise.all(
      [1, 2, 3].map(async () => fieldsToward('/give', (await review({})).text)['idempotencyKey']),
    );
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leads back to the form with everything that was chosen', async () => {
    const chosen = { other: '17,5', interval: 'year', wall: 'yes', wallName: 'Ada', coverFee: 'yes' };
    const sent = fieldsToward('/give', (await review(chosen)).text);
    const { text, status } = await send('review?lang=de', { ...sent, change: 'yes' });
    expect(status).toBe(200);
    expect(text).not.toContain('role="alert"');
    expect(fieldsToward('/review', text)).toMatchObject({ ...chosen, method: 'paypal' });
  });

  it.each(Language.options)('speaks %s', async (language) => {
    const { text } = await send(`review?lang=${language}`, { ...filled, interval: 'month' });
    const words = wordsIn(language);
    expect(text).toContain(`<h1>${words.review.title}</h1>`);
    expect(said(text)).toContain(words.review.adult);
    const letters = language !== 'de' && language !== 'en' && language !== 'de-simple';
    expect(text.includes(words.review.letters)).toBe(letters);
    expect(text.replaceAll(/<style>[^]*?<\/style>/g, '')).not.toMatch(/\{\w+\}|undefined/);
  });
});

describe('the button that gives', () => {
  it.each(GivingMethod.options)('leads on: %s', async (method) => {
    const { status, headers } = await send('give?lang=de', await checked({ method }));
    expect(status).toBe(303);
    const away = method === 'bank_transfer' ? `${house.origin}/c/netzwerk/transfer/` : house.sandbox?.url;
    expect(headers.get('location')).toContain(away);
  });

  it('gives once, however often it is pressed', async () => {
    const sent = await checked({ method: 'card' });
    const [one, other] = await Promise.all([send('give', sent), send('give', sent)]);
    expect(one.headers.get('location')).toBe(other.headers.get('location'));
  });

  it('asks to check first whoever comes without a key', async () => {
    for (const idempotencyKey of ['', 'short', '<b>'.repeat(10)]) {
      const { status, text } = await send('give?lang=de', { ...filled, idempotencyKey });
      expect(status).toBe(200);
      expect(text).toContain('<h1>Bitte prüfen</h1>');
    }
  });

  it('looks at the choices again: they have been on somebody else’s machine', async () => {
    const { status, text } = await send('give?lang=de', { ...(await checked()), amount: '0,10' });
    expect(status).toBe(400);
    expect(alert(text)).toContain('Der kleinste Betrag');
  });

  it('gives nothing to a closed campaign', async () => {
    const { status, text } = await send('give?lang=de', await checked(), 'wahljahr');
    expect(status).toBe(409);
    expect(said(text)).toContain('nimmt keine Spenden mehr an');
  });

  it('refuses more than a form can hold', async () => {
    const { status, text } = await send('review', { other: 'x'.repeat(70_000) });
    expect(status).toBe(413);
    expect(text).toContain('<h1>');
  });

  const sentence = { de: 'Nein.', en: 'No.' };

  it('keeps everything while Stripe is away, so that it can be pressed again', async () => {
    const sent = await checked({ earmark: 'staff' });
    const refusal = new Refusal(503, 'stripe.away', sentence, undefined, 5);
    const { status, headers, text } = await refusedWith(refusal, sent);
    expect(status).toBe(503);
    expect(headers?.['retry-after']).toBe('5');
    expect(alert(text)).toContain(wordsIn('tr').refusals['stripe.away']);
    expect(fieldsToward('/give', text)).toEqual(sent);
  });

  it('makes another key where one has been used for another gift', async () => {
    const sent = await checked();
    const { text } = await refusedWith(new Refusal(409, 'checkout.changed', sentence), sent);
    const again = fieldsToward('/give', text);
    expect(again['idempotencyKey']).not.toBe(sent['idempotencyKey']);
    expect({ ...again, idempotencyKey: sent['idempotencyKey'] }).toEqual(sent);
  });

  it('hands the browser a task where work is asked for, with the script that solves it', async () => {
    const challenge = {
      algorithm: 'SHA-256',
      challenge: 'a'.repeat(64),
      maxnumber: 10,
      salt: 'salt?expires=1&',
      signature: 'b'.repeat(64),
    } as const;
    const refusal = new Refusal(428, 'checkout.proof-needed', sentence, undefined, undefined, challenge);
    const { status, headers, text } = await refusedWith(refusal, await checked());
    expect(status).toBe(428);
    expect(text).toContain('data-challenge="{&quot;algorithm&quot;:&quot;SHA-256&quot;');
    expect(text).toContain('<script type="module" src="/widget/proof.js"></script>');
    expect(headers?.['content-security-policy']).toContain("script-src 'self'");
    expect(text).not.toContain('data-answered');
    const twice = await refusedWith(refusal, { ...(await checked()), proof: 'an answer' });
    expect(twice.text).toContain('data-answered');
  });

  it('shows at its field what can be chosen otherwise', async () => {
    const refusal = new Refusal(400, 'method.unavailable', sentence, 'method');
    const { text } = await refusedWith(refusal, await checked());
    expect(text).toContain('id="method-refused"');
    expect(fieldsToward('/review', text)).toMatchObject({ amount: '25', method: 'paypal' });
  });
});

it('is for no month that is over, however old the form is', async () => {
  const earmark = (await house.read()).months[0]?.needs[0]?.need ?? '';
  expect((await review({ earmark })).status).toBe(200);
  await house.moveClock({ days: 40 });
  const { status, text } = await review({ earmark });
  expect(status).toBe(400);
  expect(alert(text)).toContain('Der Monat dieses Bedarfs ist vorbei');
});
