import { describe, expect, it, onTestFinished } from 'vitest';
import { donorOf } from '../../shared/store/donors.ts';
import { receiptLink } from '../../shared/house/receipt-link.ts';
import { aHouse } from '../a-house.ts';
import { asADonor, linkIn } from './my-receipts.ts';

/** A house to which Ada has given 50,00 €. */
const aGift = async () => {
  const house = await aHouse();
  onTestFinished(house.close);
  await house.give({ amountCents: 50_00 });
  await house.idle();
  return { ...house, ...asADonor(house) };
};

describe('a link to one’s own receipts', () => {
  it('is sent to whoever gave, and the page says the same to everybody', async () => {
    const house = await aGift();
    const page = await house.read('/receipts?lang=de');
    expect(page.status).toBe(200);
    expect(page.text).toContain('action="/receipts?lang=de"');
    const before = house.mailbox.letters().length;

    const known = await house.send('/receipts?lang=de', { email: ' Ada@Example.org ' });
    const stranger = await house.send('/receipts?lang=de', { email: 'bea@example.org' });
    expect([known.status, stranger.status]).toEqual([200, 200]);
    expect(known.text).toBe(stranger.text);
    await house.idle();
    const letters = house.mailbox.letters().slice(before);
    expect(letters.map(({ to }) => to)).toEqual([{ email: 'Ada@example.org' }]);
    expect(letters[0]?.subject).toBe('Ihr Link zu Ihren Zuwendungsbestätigungen');
    expect((await house.open(linkIn(letters[0]?.text))).status).toBe(303);

    // A field nobody sees: whoever fills it in is a program, and is told the same.
    const program = await house.send('/receipts?lang=de', { email: 'ada@example.org', homepage: 'x' });
    expect(program.text).toBe(known.text);
    for (let time = 0; time < 4; time += 1)
      await house.send('/receipts?lang=de', { email: 'ada@example.org' });
    await house.idle();
    expect(house.mailbox.letters().length - before, 'three letters a day').toBe(3);
    expect((await house.send('/receipts?lang=de', { email: 'ada' })).status).toBe(400);
    for (let time = 0; time < 4; time += 1)
      await house.send('/receipts?lang=de', { email: 'cem@example.org' });
    const tooMany = await house.send('/receipts?lang=en', { email: 'cem@example.org' });
    expect([tooMany.status, Number(tooMany.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(house.lines.join('\n')).not.toMatch(/@|beispiel/i);
  });

  it('stands in the letter of thanks, shows nothing by itself, and opens only to its letter’s address', async () => {
    const house = await aGift();
    const link = house.thanksLink();
    expect(link).not.toMatch(/ada|example\.org.*@/);
    const shown = await house.read(`${link}&lang=de`);
    expect(shown.status).toBe(200);
    expect(shown.text).not.toMatch(/50,00|ada@/);
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');

    const other = await house.open(link, 'bea@example.org');
    expect(other.status).toBe(403);
    expect(other.text).toContain('passt nicht zu diesem Link');
    expect(other.text).not.toMatch(/50,00|ada@/);
    const opened = await house.open(link, ' ADA@example.org');
    expect(opened.status).toBe(303);
    expect(opened.location).not.toMatch(/ada|donor/);
    const mine = await house.read(opened.location);
    expect(mine.text).toContain('50,00');
    expect(mine.headers.get('cache-control')).toBe('no-store');
    expect((await house.read(opened.location.replace(/key=.{8}/, 'key=00000000'))).status).toBe(410);

    for (let time = 0; time < 3; time += 1) await house.open(link, 'bea@example.org');
    const tried = await house.open(link);
    expect(tried.status, 'five tries an hour, the right one too').toBe(429);
    await house.moveClock({ minutes: 61 });
    expect((await house.read(opened.location)).status, 'closed after an hour').toBe(410);
    expect((await house.open(link)).status).toBe(303);
  });

  it('is of no use changed, for something else, or too old', async () => {
    const house = await aGift();
    const of = { donor: donorOf('ada@example.org'), link: 'pi_1.acknowledgement' } as const;
    const { pledgeLinks } = house.parts;
    const long = (days: number) => new Date(house.clock.now().getTime() - days * 24 * 60 * 60 * 1000);
    const thanks = (days: number) => receiptLink({ ...of, from: 'thanks' }, pledgeLinks, long(days));
    expect((await house.open(thanks(399))).status).toBe(303);
    expect((await house.open(thanks(401))).status).toBe(410);
    expect((await house.open(receiptLink({ ...of, from: 'asked' }, pledgeLinks, long(31)))).status).toBe(410);
    expect((await house.open(`${thanks(1)}x`)).status).toBe(400);
    const wall = house.mailbox.letters()[0]?.text ?? '';
    expect((await house.read(thanks(1).replace('/receipts/link', '/wall/link'))).status).toBe(400);
    expect(wall).toContain('/receipts/link?token=');
  });
});
