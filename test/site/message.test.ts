import { describe, expect, it, onTestFinished } from 'vitest';
import { Campaign } from '../../shared/domain/campaign.ts';
import { aHouse } from '../a-house.ts';

const aTeam = async () => {
  const house = await aHouse();
  onTestFinished(house.close);
  const campaign = await house.parts.campaigns.find('netzwerk');
  await house.parts.campaigns.saveCampaign(
    Campaign.parse({ ...campaign, contactEmail: 'team@poliklinik.example.org' }),
  );
  const said = { name: 'Ada Beispiel', email: 'ada@example.org', text: 'Guten Tag!\nWann ist Sprechstunde?' };
  return {
    ...house,
    say: async (
      fields: Readonly<Record<string, string>> = {},
      { lang = 'de', campaign = 'netzwerk' } = {},
    ) => {
      const answer = await fetch(`${house.origin}/c/${campaign}/message?lang=${lang}`, {
        method: 'POST',
        body: new URLSearchParams({ ...said, ...fields }),
      });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
  };
};

describe('a message to the campaign’s people', () => {
  it('is kept and mailed to them, without the address of its writer', async () => {
    const house = await aTeam();
    const sent = await house.say();
    expect(sent.status).toBe(200);
    expect(sent.text).toContain('Die Nachricht liegt beim Team');
    await house.idle();
    const [letter, ...more] = house.mailbox.letters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      to: { email: 'team@poliklinik.example.org' },
      subject: 'Nachricht zu „Überregionale Netzwerkarbeit“',
    });
    expect(letter?.text).toContain('Guten Tag!\nWann ist Sprechstunde?');
    expect(JSON.stringify(letter)).not.toContain('ada@example.org');
    const item = (await house.table.get({ pk: pkOf(letter), sk: 'MESSAGE' })) ?? {};
    const nowSeconds = house.clock.now().getTime() / 1000;
    expect(Number(item['expiresAt']) - nowSeconds).toBeGreaterThan(399 * 86_400);
    expect(item).toMatchObject({ list: 'MESSAGES', text: 'Guten Tag!\nWann ist Sprechstunde?' });
  });

  it('goes to the carrier where a campaign names no address, which no page shows', async () => {
    const house = await aTeam();
    const campaign = await house.parts.campaigns.find('wahljahr');
    await house.parts.campaigns.saveCampaign(Campaign.parse({ ...campaign, contactEmail: undefined }));
    await house.say({}, { campaign: 'wahljahr' });
    await house.idle();
    const carrier = await house.parts.campaigns.carrier(campaign?.carriers[0]?.carrier ?? '');
    expect((await house.letters())[0]?.to.email).toBe(carrier?.email);
    for (const shown of [
      await house.say({ email: 'no address' }, { campaign: 'wahljahr' }),
      await house.say(),
      { text: await (await fetch(`${house.origin}/c/netzwerk`)).text() },
      { text: await (await fetch(`${house.origin}/c/wahljahr`)).text() },
    ]) {
      expect(shown.text).not.toContain('team@poliklinik.example.org');
      expect(shown.text).not.toContain(carrier?.email);
    }
  });

  it('sent twice, also at the same moment, is one', async () => {
    const house = await aTeam();
    const answers = await Promise.all([house.say(), house.say(), house.say()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await house.say({ email: 'ADA@example.org' });
    await house.idle();
    expect(await house.letters()).toHaveLength(1);
    await house.say({ text: 'Noch etwas anderes.' });
    await house.idle();
    expect(await house.letters()).toHaveLength(2);
  });

  it('that cannot be sent comes back with all that was typed, and says at each field what to do', async () => {
    const house = await aTeam();
    const refused = await house.say({ email: 'ada at example', text: '  ' }, { lang: 'en' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('lang="en"');
    expect(refused.text).toContain('value="Ada Beispiel"');
    expect(refused.text).toContain('value="ada at example"');
    expect(refused.text.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(refused.text.match(/autofocus/g)).toHaveLength(1);
    const long = await house.say({ text: 'a'.repeat(2001) });
    expect(long.status).toBe(400);
    expect(long.text).toContain('höchstens 2000 Zeichen');
    await house.idle();
    expect(await house.letters()).toEqual([]);
  });

  it('takes no markup, header or invisible sign with it', async () => {
    const house = await aTeam();
    await house.say({
      name: 'Ada\r\nBcc: bo@example.org',
      text: '<img src=x onerror=alert(1)>\r\n\tmit\u202E Tabulator\u0007\r\n\r\n\r\n\r\nEnde',
    });
    await house.idle();
    const [letter] = await house.letters();
    expect(letter?.html).not.toContain('<img');
    expect(letter?.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(letter?.text).toContain('<img src=x onerror=alert(1)>\nmit Tabulator\n\nEnde');
    expect(letter?.text).toContain('Ada Bcc: bo@example.org');
    const hostile = await house.say({ email: 'ada@example.org\r\nBcc: bo@example.org' });
    expect(hostile.status).toBe(400);
    const echoed = await house.say({ text: '</textarea><script>alert(1)</script>', email: '"><b>' });
    expect(echoed.text).not.toMatch(/<script>alert|"><b>/);
  });

  it('from a program that fills in everything is thanked for and dropped', async () => {
    const house = await aTeam();
    const sent = await house.say({ homepage: 'https://spam.example.org' });
    expect(sent.text).toContain('Die Nachricht liegt beim Team');
    await house.idle();
    expect(await house.letters()).toEqual([]);
  });

  it('is one of five an hour from one address, and says when the next can come', async () => {
    const house = await aTeam();
    for (let number = 1; number <= 5; number += 1) {
      expect((await house.say({ text: `Frage ${number}` })).status).toBe(200);
    }
    const sixth = await house.say({ text: 'Frage 6' });
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(sixth.text).toMatch(/zu viele Nachrichten\. Bitte in (?:\d+ Minuten|einer Minute)/);
    expect(sixth.text).toContain('Frage 6');
    await house.moveClock({ hours: 1 });
    expect((await house.say({ text: 'Frage 6' })).status).toBe(200);
  });

  it('to nobody is refused', async () => {
    const house = await aTeam();
    expect((await house.say({}, { campaign: 'nirgends' })).status).toBe(404);
    expect((await house.say({}, { campaign: 'unassigned' })).status).toBe(404);
    expect((await house.say({ text: 'x'.repeat(70_000) })).status).toBe(413);
  });
});

const pkOf = (letter: { customArgs: Record<string, string> } | undefined): string =>
  `MESSAGE#${(letter?.customArgs['letter'] ?? '').replace('.message', '')}`;
