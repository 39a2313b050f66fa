import { describe, expect, it, onTestFinished } from 'vitest';
import { Campaign } from '../../shared/domain/campaign.ts';
import { answerLink } from '../../shared/house/answer-link.ts';
import { wallLink } from '../../shared/house/wall-link.ts';
import { keys } from '../../shared/store/keys.ts';
import { aHouse } from '../a-house.ts';

const team = 'team@poliklinik.example.org';
const question = {
  name: 'Ada Beispiel',
  email: 'ada@example.org',
  text: 'Guten Tag!\nWann ist Sprechstunde?',
};

const idOf = ({ customArgs }: { readonly customArgs: Readonly<Record<string, string>> }): string =>
  customArgs['letter'] ?? '';

/** A campaign with a team of its own, to whom somebody has written. */
const aQuestion = async (asked: Partial<typeof question> = {}, lang = 'de') => {
  const house = await aHouse();
  onTestFinished(house.close);
  const campaign = await house.parts.campaigns.find('netzwerk');
  await house.parts.campaigns.saveCampaign(Campaign.parse({ ...campaign, contactEmail: team }));
  await fetch(`${house.origin}/c/netzwerk/message?lang=${lang}`, {
    method: 'POST',
    body: new URLSearchParams({ ...question, ...asked }),
  });
  await house.idle();
  const [brought] = house.mailbox.letters();
  const link = /https?:\S+\/messages\/answer\?token=\S+/.exec(brought?.text ?? '')?.[0] ?? '';
  const token = new URL(link).searchParams.get('token') ?? '';
  return {
    ...house,
    link,
    token,
    message: (brought?.customArgs['letter'] ?? '').replace('.message', ''),
    read: async (address = link) => {
      const answer = await fetch(address, { headers: { 'accept-language': 'de' } });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
    answer: async (text: string, fields: Readonly<Record<string, string>> = {}) => {
      const answer = await fetch(`${house.origin}/messages/answer?lang=de`, {
        method: 'POST',
        body: new URLSearchParams({ token, text, ...fields }),
      });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
    /** What went to whom, besides the letter that brought the question. */
    answers: () => house.mailbox.letters().filter((letter) => idOf(letter).startsWith('ans_')),
  };
};

describe('an answer to a message', () => {
  it('reaches who wrote, from an address nobody on the team has seen, and theirs reaches the team', async () => {
    const house = await aQuestion();
    const page = await house.read();
    expect(page.status).toBe(200);
    expect(page.text).toContain('Wann ist Sprechstunde?');
    expect(page.text).toContain('Ada Beispiel');
    expect(page.text).not.toContain('ada@example.org');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(house.answers()).toEqual([]);

    const sent = await house.answer('Mittwoch um 17 Uhr.\n\nBis dann!');
    expect(sent.status).toBe(200);
    expect(sent.text).not.toContain('ada@example.org');
    await house.idle();
    const [letter, ...more] = house.answers();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      to: { email: 'ada@example.org', name: 'Ada Beispiel' },
      replyTo: { email: team },
      subject: 'Antwort auf Ihre Nachricht zu „Überregionale Netzwerkarbeit“',
    });
    expect(letter?.text).toContain('Mittwoch um 17 Uhr.\n\nBis dann!');
    expect(letter?.text).toContain('Wann ist Sprechstunde?');
    expect((await house.read()).text).toContain('Mittwoch um 17 Uhr.');
  });

  it('goes once, however often the button is pressed; another text is another answer', async () => {
    const house = await aQuestion();
    await Promise.all([house.answer('Ja.'), house.answer('Ja.'), house.answer('Ja.\n')]);
    await house.answer('Ja.');
    await house.idle();
    expect(house.answers()).toHaveLength(1);
    await house.answer('Und nein.');
    await house.idle();
    expect(house.answers()).toHaveLength(2);
  });

  it('comes in the language of who wrote, to somebody without a name too', async () => {
    const house = await aQuestion({ name: '' }, 'en');
    await house.answer('Wednesday at 5.');
    await house.idle();
    const [letter] = house.answers();
    expect(letter?.subject).toBe('Answer to your message about “Überregionale Netzwerkarbeit”');
    expect(letter?.text).toContain('You had written');
  });

  it('that cannot be sent is shown again as it was typed', async () => {
    const house = await aQuestion();
    const empty = await house.answer('  \n ');
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('aria-invalid="true"');
    const long = await house.answer('a'.repeat(5001));
    expect(long.status).toBe(400);
    expect(long.text).toContain('a'.repeat(5001));
    await house.idle();
    expect(house.answers()).toEqual([]);
  });

  it('takes no markup, header or invisible sign with it', async () => {
    const house = await aQuestion({ name: 'Ada\r\nBcc: bo@example.org' });
    await house.answer('</textarea><script>alert(1)</script>\r\n\u202Eschön\u0007');
    await house.idle();
    const [letter] = house.answers();
    expect(letter?.html).not.toContain('<script>');
    expect(letter?.text).toContain('</textarea><script>alert(1)</script>\nschön');
    expect(letter?.to.name).toBe('Ada Bcc: bo@example.org');
    expect((await house.read()).text).not.toContain('<script>alert');
    expect((await house.answer('</textarea><script>'.repeat(400))).text).not.toContain('<script>');
  });

  it('needs the letter’s own link: no other, changed or old one opens the message', async () => {
    const house = await aQuestion();
    const { pledgeLinks } = house.parts;
    const other = new URL(wallLink('don_1', pledgeLinks, house.clock.now())).searchParams.get('token') ?? '';
    for (const token of ['', 'x.y', other, `${house.token}x`, house.token.replace(/^./, 'X')]) {
      const at = `${house.origin}/messages/answer?token=${token}`;
      expect((await house.read(at)).status).toBe(400);
      expect((await house.answer('Ja.', { token })).status).toBe(400);
    }
    const old = answerLink(
      house.message,
      pledgeLinks,
      new Date(house.clock.now().getTime() - 91 * 86_400_000),
    );
    expect((await house.read(old)).status).toBe(410);
    const nobody = answerLink('msg_nobody', pledgeLinks, house.clock.now());
    const gone = await house.read(nobody);
    expect(gone.status).toBe(410);
    expect(gone.text).toContain('Diese Nachricht gibt es nicht mehr');
    await house.idle();
    expect(house.answers()).toEqual([]);
  });

  it('is one of twenty a day, so that a stolen link cannot flood who wrote', async () => {
    const house = await aQuestion();
    for (let number = 1; number <= 20; number += 1) {
      expect((await house.answer(`Antwort ${number}`)).status).toBe(200);
    }
    const refused = await house.answer('Antwort 21');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.text).toContain('Antwort 21');
  });

  it('goes when its message goes, with both letters', async () => {
    const house = await aQuestion();
    await house.moveClock({ hours: 30 });
    await house.answer('Ja.');
    await house.idle();
    const kept = await Array.fromAsync(house.table.query(keys.message(house.message)));
    expect(kept.map(({ kind }) => String(kind)).toSorted()).toEqual([
      'ANSWER',
      'LETTER',
      'LETTER',
      'MESSAGE',
    ]);
    expect(new Set(kept.map(({ expiresAt }) => expiresAt)).size).toBe(1);
    expect(kept.every(({ expiresAt }) => typeof expiresAt === 'number')).toBe(true);
    for (const line of house.lines) expect(line).not.toMatch(/ada@|Ada Beispiel|Sprechstunde/);
  });
});

describe('a reply to a letter', () => {
  it('reaches the campaign’s people, or the carrier where it names none', async () => {
    const house = await aQuestion();
    await house.give({ amountCents: 25_00 });
    await house.idle();
    expect(
      house.mailbox.letters().find((letter) => idOf(letter).includes('acknowledgement'))?.replyTo,
    ).toEqual({
      email: team,
    });
    const campaign = await house.parts.campaigns.find('netzwerk');
    await house.parts.campaigns.saveCampaign(Campaign.parse({ ...campaign, contactEmail: undefined }));
    const carrier = await house.parts.campaigns.carrier(campaign?.carriers[0]?.carrier ?? '');
    await house.answer('Ja.');
    await house.idle();
    expect(house.answers()[0]?.replyTo).toEqual({ email: carrier?.email });
    // By mail the team reaches no visitor: only by the link.
    const brought = house.mailbox.letters().find((letter) => idOf(letter).startsWith('msg_'));
    expect(brought?.replyTo).toEqual({ email: carrier?.email });
  });
});
