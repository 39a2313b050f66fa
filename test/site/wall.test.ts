import type * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { note } from '../../infra/commands/note.ts';
import { wall } from '../../infra/commands/wall.ts';
import { newsletterVersion } from '../../shared/domain/consent.ts';
import { dayOf } from '../../shared/domain/month.ts';
import { CheckoutStarted } from '../../shared/routes/checkout.ts';
import { keys } from '../../shared/store/keys.ts';
import { anOffice } from '../commands/an-office.ts';

type House = Awaited<ReturnType<typeof anOffice>>;

let made = 0;

/** From the widget's request to Stripe's button. */
const begin = async (house: House, more: object): Promise<z.infer<typeof CheckoutStarted>> => {
  made += 1;
  const answer = await house.post('/v1/campaigns/netzwerk/checkout', {
    amountCents: 25_00,
    method: 'card',
    idempotencyKey: `a-key-for-the-wall-${made}`,
    ...more,
  });
  return CheckoutStarted.parse(await answer.json());
};

const give = async (house: House, more: object): Promise<string> => {
  const { donation, checkoutUrl } = await begin(house, more);
  await fetch(checkoutUrl, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ method: 'card', email: `${donation}@example.org`, name: 'Ada Beispiel' }),
  });
  await house.idle();
  return donation;
};

const pageOf = async ({ origin }: House, lang = 'de'): Promise<string> =>
  (await fetch(`${origin}/c/netzwerk?lang=${lang}`)).text();

describe('a name for the wall', () => {
  it('is given with a gift, approved, shown from three on, and gone by the letter’s link', async () => {
    const house = await anOffice();
    const names = ['Ada Beispiel', 'Bo & Töchter', 'Cem'];
    const donations: string[] = [];
    for (const name of names) {
      donations.push(await give(house, { wall: { name, comment: `Gruß von ${name}` } }));
    }
    const listed = await house.say(wall);
    expect(listed.text).toContain('3 names are waiting');
    expect(listed.text).toContain('  Name: Bo & Töchter\n  > Gruß von Bo & Töchter\n  The money is there.');
    expect(listed.text).not.toMatch(/25[,.]00|example\.org/);

    for (const [index, donation] of donations.entries()) {
      expect(await pageOf(house)).not.toContain('Wer dabei ist');
      const { text } = await house.say(wall, ['--approve', donation]);
      expect(text).toContain('is on the wall');
      expect((await house.say(wall)).text).toContain(['2 names', 'One name', 'Nothing is'][index]);
    }
    const shown = await pageOf(house);
    expect(shown).toContain('Wer dabei ist');
    expect(shown).toContain('Gruß von Bo &amp; Töchter');
    expect(shown).toContain('und viele, die nicht genannt werden möchten');
    expect(await pageOf(house, 'en')).toContain('Bo &amp; Töchter');

    const letter = (await house.letters()).find(({ to }) => to.email === `${donations[1]}@example.org`);
    const [link = ''] = /http\S+\/wall\/link\S+/.exec(letter?.text ?? '') ?? [];
    const opened = await fetch(link);
    expect(await opened.text()).toContain('Von der Spendenwand nehmen');
    expect(opened.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(await pageOf(house), 'following the link changes nothing').toContain('Bo &amp; Töchter');

    const token = new URL(link).searchParams.get('token') ?? '';
    for (let time = 0; time < 2; time += 1) {
      const answer = await fetch(`${house.origin}/wall/link?lang=en`, {
        method: 'POST',
        body: new URLSearchParams({ token }),
      });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('role="status"');
    }
    const after = await pageOf(house);
    expect(after, 'below three nothing is shown').not.toContain('Wer dabei ist');
    expect(after).not.toMatch(/Töchter|Cem/);
    await expect(house.say(wall, ['--approve', donations[1] ?? ''])).rejects.toThrow('wall.gone');
    expect(JSON.stringify(await house.table.get(keys.wish(donations[1] ?? '')))).not.toContain('Töchter');
  });

  it('is marked for the team when the money went back, and can be refused or withdrawn by them', async () => {
    const house = await anOffice();
    const back = await give(house, { wall: { name: 'Dora' } });
    const other = await give(house, { wall: { name: 'Eda' } });
    const wish = await house.parts.wishes.find(back);
    await house.lever(`payments/${wish?.gift}/refund`);
    await house.idle();
    const { text } = await house.say(wall);
    expect(text).toMatch(/Dora\n {2}The money went back/);
    expect(text).toMatch(/Eda\n {2}The money is there/);
    expect((await house.say(wall, ['--refuse', back])).text).toContain('have been deleted');
    expect((await house.say(wall, ['--refuse', back])).text).toContain('nothing has changed');
    await house.say(wall, ['--approve', other]);
    expect((await house.say(wall, ['--withdraw', other])).text).toContain('have been deleted');
    expect((await house.say(wall)).text).toContain('Nothing is waiting');
    await expect(house.say(wall, ['--approve', 'don_x', '--refuse', 'don_y'])).rejects.toThrow(
      'One at a time',
    );
    await expect(house.say(wall, ['--approve', 'don_nobody'])).rejects.toThrow('wall.unknown');
  });

  it('is forgotten with an abandoned checkout, and Stripe never learns of it', async () => {
    const house = await anOffice();
    const { donation } = await begin(house, {
      wall: { name: 'Fritzi' },
      newsletter: { version: newsletterVersion },
      page: `${house.origin}/c/netzwerk?amount=25`,
    });
    await house.idle();
    expect(await house.table.get(keys.wish(donation))).toMatchObject({
      expiresAt: expect.any(Number),
      wall: { name: 'Fritzi' },
      newsletter: { version: newsletterVersion, page: `${house.origin}/c/netzwerk` },
    });
    expect((await house.say(wall)).text).toContain('Nothing is waiting');
    const known = JSON.stringify(house.sandbox?.events() ?? []);
    expect(known).not.toContain('Fritzi');
  });

  it('comes with the first payment of a regular gift, and not with each', async () => {
    const house = await anOffice();
    const donation = await give(house, { wall: { name: 'Gül' }, interval: 'month' });
    expect((await house.say(wall)).text).toContain('Gül');
    await house.say(wall, ['--approve', donation]);
    const first = await house.parts.wishes.find(donation);
    await house.moveClock({ days: 35 });
    await house.idle();
    expect((await house.letters()).length).toBeGreaterThan(1);
    expect(await house.parts.wishes.find(donation)).toEqual(first);
    expect((await house.letters()).filter(({ text }) => text.includes('/wall/link'))).toHaveLength(1);
  });
});

describe('a name that comes with a bank transfer', () => {
  it('waits for the team once the transfer is noted, and stays where it is when the next one comes', async () => {
    const house = await anOffice();
    const { donation, checkoutUrl } = await begin(house, {
      method: 'bank_transfer',
      interval: 'month',
      wall: { name: 'Hülya' },
    });
    const reference = new URL(checkoutUrl).pathname.split('/').at(-1) ?? '';
    expect((await house.say(wall)).text).toContain('Nothing is waiting');
    const today = dayOf(house.clock.now());
    const who = ['--author', 'Kim Beispiel', '--reason', 'Kontoauszug 47', '--amount', '25'];
    await house.say(note, ['--transfer', reference, '--day', today, ...who]);
    expect((await house.say(wall)).text).toMatch(/Hülya\n {2}The money is there/);
    await house.say(wall, ['--approve', donation]);
    const first = await house.parts.wishes.find(donation);
    await house.moveClock({ days: 32 });
    await house.say(note, ['--transfer', reference, '--day', dayOf(house.clock.now()), ...who]);
    expect(await house.parts.wishes.find(donation)).toEqual(first);
    expect((await house.say(wall)).text).toContain('Nothing is waiting');
    await house.say(wall, ['--withdraw', donation]);
    expect(await house.parts.wall.newest('netzwerk', 12)).toEqual([]);
  });
});

/** What people and programs type into a name, by what becomes of it. */
const taken = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "O'Brien & Söhne",
  '👩‍👩‍👧‍👦 Familie',
  'שרה כהן',
  'ليلى الحداد',
  'ß'.repeat(80),
  '{{name}} ${name} %s',
];
const refused = ['Ada\u202Eeilezeb', 'Ada\nBcc: bo@example.org', 'Ada\u0000', 'a'.repeat(81), '   '];

describe('what is typed as a name', () => {
  it('stands on the page as text, or is refused at the door', async () => {
    const house = await anOffice();
    for (const name of taken) {
      const donation = await give(house, { wall: { name, comment: `${name}\nzwei Zeilen` } });
      await house.say(wall, ['--approve', donation]);
    }
    const page = await pageOf(house);
    expect(page).not.toMatch(/<script>alert|<img src=x/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('O&#39;Brien &amp; Söhne');
    expect(page.match(/<li>\s*<strong dir="auto">/g)).toHaveLength(taken.length);
    for (const name of refused) {
      const answer = await house.post('/v1/campaigns/netzwerk/checkout', {
        amountCents: 25_00,
        method: 'card',
        idempotencyKey: `a-key-for-the-wall-${(made += 1)}`,
        wall: { name },
      });
      expect([name, answer.status]).toEqual([name, 400]);
      expect(await answer.json()).toMatchObject({ error: { code: 'input.invalid', field: 'wall' } });
    }
  });
});

describe('a forged or foreign link', () => {
  it('is refused in the reader’s language and takes nothing down', async () => {
    const house = await anOffice();
    const pledge = new URL(house.parts.pledgeLinks.origin);
    for (const token of ['', 'a.b', 'e30.e30', pledge.href]) {
      const shown = await fetch(`${house.origin}/wall/link?lang=tr&token=${encodeURIComponent(token)}`);
      expect(shown.status).toBe(400);
      expect(shown.headers.get('content-type')).toContain('text/html');
      const posted = await fetch(`${house.origin}/wall/link`, {
        method: 'POST',
        body: new URLSearchParams({ token }),
      });
      expect(posted.status).toBe(400);
    }
  });
});
