import { describe, expect, it } from 'vitest';
import { confirmLink } from '../../shared/house/reader-link.ts';
import { keys } from '../../shared/store/keys.ts';
import { wordsIn } from '../../shared/words.ts';
import { ada, aReader } from './a-reader.ts';

describe('somebody who would like to read', () => {
  it('is asked by letter, confirms by a button, and has everything kept that proves it', async () => {
    const house = await aReader();
    const form = await house.show('/c/netzwerk/news?lang=de');
    expect(form.text).toContain(wordsIn('de').form.newsletter);
    expect(form.text).not.toMatch(/type="checkbox"[^>]*checked/);
    const sent = await house.ask();
    expect(sent.status).toBe(200);
    expect(sent.text).toContain('Fast fertig');
    expect(await house.counts()).toEqual({ asked: 1, confirmed: 0, left: 0, bounced: 0 });
    const [link] = await house.links();
    expect(await house.known()).toBeUndefined();

    const shown = await house.show(link ?? '');
    expect(shown.status).toBe(200);
    expect(shown.text).toContain(wordsIn('de').form.newsletter);
    expect(shown.text).not.toContain(ada);
    const done = await house.confirm(link);
    expect(done.status).toBe(200);
    expect(done.text).toContain('Schön, dass Sie dabei sind');
    const known = await house.known();
    expect(known?.supporter).toMatchObject({
      email: ada,
      language: 'de',
      topics: { netzwerk: 'monthly' },
    });
    expect(known?.proofs).toEqual([
      expect.objectContaining({
        topic: 'netzwerk',
        frequency: 'monthly',
        from: 'page',
        consent: {
          text: wordsIn('de').form.newsletter,
          language: 'de',
          version: '2026-11-22',
          page: `${house.origin}/c/netzwerk/news`,
          at: expect.any(String),
        },
        confirmedAt: expect.any(String),
      }),
    ]);
    expect(await house.counts()).toMatchObject({ asked: 1, confirmed: 1 });
  });

  it('gets one letter that says nothing else and goes, with the address, by itself', async () => {
    const house = await aReader();
    await house.ask();
    await house.idle();
    const [letter, ...more] = house.mailbox.letters();
    expect(more).toEqual([]);
    expect(letter?.subject).toContain('Bitte bestätigen');
    expect(letter?.text).not.toMatch(/Spende\b|€|Bedarf|danke/i);
    const links = letter?.text.match(/https?:\S+/g) ?? [];
    expect(links).toHaveLength(1);
    const ask = /ask_[\w-]+/.exec(JSON.stringify(letter))?.[0] ?? '';
    const now = house.clock.now().getTime() / 1000;
    const asked = await house.table.get(keys.ask(ask), { consistent: true });
    expect(Number(asked?.['expiresAt']) - now).toBeLessThanOrEqual(7 * 86_400 + 1);
    const kept = await house.table.get(keys.letter(keys.ask(ask).pk, `${ask}.news-confirmation`));
    expect(Number(kept?.['expiresAt']) - now).toBeLessThanOrEqual(30 * 86_400 + 1);
    // Written once: whoever does not confirm hears no more.
    await house.moveClock({ days: 8 });
    await house.idle();
    expect(house.mailbox.letters()).toHaveLength(1);
  });

  it('changes nothing by looking: scanners of mail look at every link, more than once', async () => {
    const house = await aReader();
    await house.ask();
    const [link = ''] = await house.links();
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS']) await fetch(link, { method });
    expect(await house.known()).toBeUndefined();
    expect(await house.counts()).toMatchObject({ confirmed: 0 });
    expect((await house.confirm(link)).status).toBe(200);
  });

  it('confirms once, however often and by however many at the same time', async () => {
    const house = await aReader();
    await house.ask();
    const [link] = await house.links();
    const answers = await Promise.all(Array.from({ length: 5 }, async () => house.confirm(link)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await house.known())?.proofs).toHaveLength(1);
    expect(await house.counts()).toMatchObject({ confirmed: 1 });
  });

  it('that asked twice is one reader, also when both are confirmed at once', async () => {
    const house = await aReader();
    await house.ask();
    await house.ask({ topic: 'federation' });
    const links = await house.links();
    expect(links).toHaveLength(2);
    await Promise.all(links.map(async (link) => house.confirm(link)));
    const known = await house.known();
    expect(known?.supporter.topics).toEqual({ netzwerk: 'monthly', federation: 'monthly' });
    expect(known?.proofs).toHaveLength(2);
  });

  it('is too late after seven days', async () => {
    const house = await aReader();
    await house.ask();
    const [link] = await house.links();
    await house.moveClock({ days: 7 });
    const done = await house.confirm(link);
    expect(done.status).toBe(410);
    expect(done.text).toContain('gilt nicht mehr');
    expect((await house.show(link ?? '')).status).toBe(410);
    expect(await house.known()).toBeUndefined();
    // A link that is good, for what is over.
    const fresh = confirmLink('ask_of-nobody-at-all-1234', house.parts.pledgeLinks, house.clock.now());
    expect((await house.confirm(fresh)).status).toBe(410);
  });

  it('cannot confirm with a link that is not ours, or is for something else', async () => {
    const house = await aReader();
    await house.ask();
    const [link = ''] = await house.links();
    expect((await house.confirm(`${link}x`)).status).toBe(400);
    const other = { secret: 'another secret of this test, too', origin: house.origin };
    expect((await house.confirm(confirmLink('ask_0123456789abcdef', other, house.clock.now()))).status).toBe(
      400,
    );
    const leave = house.tokenOf('sup_0123456789abcdef');
    expect((await house.confirm(`${house.origin}/news/confirm?token=${leave}`)).status).toBe(400);
    expect(await house.known()).toBeUndefined();
  });
});

describe('the form', () => {
  it('says the same whether an address is known or not, and writes to nobody who reads already', async () => {
    const house = await aReader();
    const first = await house.ask();
    await house.confirm((await house.links())[0]);
    const again = await house.ask();
    expect(again.text).toBe(first.text);
    expect(await house.links()).toHaveLength(1);
    await house.ask({ topic: 'netzwerk', frequency: 'milestones' });
    expect(await house.links()).toHaveLength(2);
    expect((await house.known())?.supporter.topics).toEqual({ netzwerk: 'monthly' });
  });

  it('takes milestones in place of months, each with its own sentence, never both', async () => {
    const house = await aReader();
    await house.ask();
    await house.ask({ frequency: 'milestones' });
    const [months, milestones] = await house.links();
    await house.confirm(months);
    await house.confirm(milestones);
    const known = await house.known();
    expect(known?.supporter.topics).toEqual({ netzwerk: 'milestones' });
    const [before, after] = (known?.proofs ?? []).toSorted((one) => (one.endedAt ? -1 : 1));
    expect(before).toMatchObject({ frequency: 'monthly', endedBy: 'reader' });
    expect(after?.endedAt).toBeUndefined();
    expect(after?.consent.text).toContain('wenn etwas erreicht ist');
    expect(await house.counts()).toMatchObject({ asked: 2, confirmed: 1, left: 0 });
  });

  it('is for all campaigns too, on a page of their own and on that of each', async () => {
    const house = await aReader();
    expect((await house.show('/c/federation/news?lang=en')).text).toContain('News by e-mail');
    await house.ask({ topic: 'federation', lang: 'en' });
    await house.ask({ topic: 'federation', email: 'bo@example.org' });
    await house.ask({ topic: 'netzwerk', email: 'cem@example.org', lang: 'uk', language: 'ar' });
    await house.post('/c/netzwerk/news', {
      email: 'dan@example.org',
      topic: 'federation',
      'agreed-monthly': 'yes',
      'version-monthly': '2026-11-22',
      at: 'campaign',
    });
    for (const link of await house.links()) await house.confirm(link);
    expect((await house.known())?.supporter).toMatchObject({
      language: 'en',
      topics: { federation: 'monthly' },
    });
    const cem = await house.known('cem@example.org');
    expect(cem?.supporter.language).toBe('ar');
    expect(cem?.proofs[0]?.consent).toMatchObject({ language: 'uk', text: wordsIn('uk').form.newsletter });
    const dan = await house.known('dan@example.org');
    expect(dan?.supporter.topics).toEqual({ federation: 'monthly' });
    expect(dan?.proofs[0]?.consent.page).toBe(`${house.origin}/c/netzwerk`);
    expect(await house.counts('federation')).toMatchObject({ confirmed: 3 });
  });

  it('takes nothing without the box, of another sentence, without an address, or from a program', async () => {
    const house = await aReader();
    const unticked = await house.ask({ 'agreed-monthly': '' });
    expect(unticked.status).toBe(400);
    expect(unticked.text).toContain('Ohne ein Ja schicken wir nichts');
    expect(unticked.text).toContain(`value="${ada}"`);
    const other = await house.ask({ frequency: 'milestones', 'agreed-milestones': 'no' });
    expect(other.status).toBe(400);
    expect((await house.ask({ 'version-monthly': '2020-01-01' })).text).toContain('hat sich geändert');
    expect((await house.ask({ email: 'ada at example' })).status).toBe(400);
    expect((await house.ask({ email: 'ada@example.org\r\nBcc: bo@example.org' })).status).toBe(400);
    expect((await house.ask({ homepage: 'https://spam.example.org' })).text).toContain('Fast fertig');
    expect((await house.ask({ topic: 'nirgends' })).status).toBe(404);
    expect((await house.show('/c/unassigned/news')).status).toBe(404);
    // Nothing will be written about what is closed.
    expect((await house.show('/c/wahljahr/news')).status).toBe(410);
    expect((await house.show('/c/NETZ%00/news')).status).toBe(404);
    expect(await house.links()).toEqual([]);
  });

  it('writes to one address three times a day, and takes ten an hour from one place', async () => {
    const house = await aReader();
    for (let number = 1; number <= 5; number += 1) expect((await house.ask()).status).toBe(200);
    expect(await house.links()).toHaveLength(3);
    for (let number = 6; number <= 10; number += 1)
      expect((await house.ask({ email: `reader${number}@example.org` })).status).toBe(200);
    const eleventh = await house.ask({ email: 'eleven@example.org' });
    expect(eleventh.status).toBe(429);
    expect(Number(eleventh.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(eleventh.text).toContain('eleven@example.org');
    expect(await house.links()).toHaveLength(8);
  });

  it('stands on the campaign’s page, with the box unticked', async () => {
    const house = await aReader();
    const { text } = await house.show('/c/netzwerk?lang=de');
    expect(text).toContain('action="/c/netzwerk/news?lang=de"');
    expect(text).toMatch(/name="agreed-monthly"/);
    expect(text).not.toMatch(/name="agreed-monthly"[^>]*checked/);
  });
});
