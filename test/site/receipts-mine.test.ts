import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GiftTerms } from '../../shared/domain/gift-terms.ts';
import { ManualEntry } from '../../shared/domain/manual-entry.ts';
import { Day, instantOf } from '../../shared/domain/month.ts';
import { note } from '../../shared/house/noting.ts';
import { donorOf } from '../../shared/store/donors.ts';
import { termsItem } from '../../shared/store/receipt-gifts.ts';
import { ada, aCertifyingHouse, byMachine, fieldsOf, formWith } from './my-receipts.ts';

type House = Awaited<ReturnType<typeof aCertifyingHouse>>;

const aDonor = async (gift: Parameters<Awaited<ReturnType<typeof aCertifyingHouse>>['give']>[0]) => {
  const house = await aCertifyingHouse();
  await house.give(gift);
  await house.idle();
  const mine = await house.enter(house.thanksLink());
  return { house, mine };
};

describe('a donor’s own page', () => {
  it('leads from the gift to the receipt, its copy, and to its end when the money goes back', async () => {
    const { house, mine } = await aDonor({ amountCents: 50_00 });
    const first = await mine.page();
    expect(first).toContain('Bitte tragen Sie oben zuerst Namen und Anschrift ein');
    expect(first).not.toContain('value="single"');
    expect((await mine.save()).location).toContain('done=address');
    const asked = await mine.single();
    expect(asked.location).toContain('done=asked');
    expect((await house.read(asked.location)).text).toContain('Ihre Anforderung ist da');
    await house.idle();

    const [letter, ...none] = house.receiptLetters();
    expect(none).toEqual([]);
    const number = /LEIPZIG-\d{4}-000001/.exec(letter?.subject ?? '')?.[0] ?? '';
    expect(letter?.attachments).toMatchObject([
      { filename: `Zuwendungsbestaetigung-${number}.pdf`, type: 'application/pdf' },
    ]);
    const page = await mine.page();
    expect(page).toContain(`Steht in der Zuwendungsbestätigung ${number}`);
    const [, receipt = ''] = /receipt=(rcpt_[\w-]+)/.exec(page) ?? [];
    const pdf = await house.read(`/receipts/document?key=${mine.key}&receipt=${receipt}`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.bytes.toString('base64')).toBe(letter?.attachments?.[0]?.content);
    expect(createHash('sha256').update(pdf.bytes).digest('hex')).toBe(
      (await house.parts.receipts.find(receipt))?.documentHash,
    );
    const asPage = await house.read(`/receipts/read?key=${mine.key}&receipt=${receipt}&lang=en`);
    expect(asPage.text).toContain('Es wird bestätigt, dass die Zuwendung nur zur Förderung');
    expect(asPage.text).toContain('Save as PDF');
    const code = /Prüfcode (\w{8})/.exec(asPage.text)?.[1] ?? '';
    expect((await house.read(`/r/${number}/${code}`)).text).toContain('Diese Bestätigung gilt<');

    const copy = fieldsOf(formWith(page, 'value="copy"'));
    const pressed = await Promise.all([mine.press('copy', copy), mine.press('copy', copy)]);
    expect(pressed.filter(({ location }) => location.includes('done=copy'))).toHaveLength(1);
    expect(pressed.filter(({ location }) => location.includes('done=before'))).toHaveLength(1);
    await house.idle();
    expect(house.receiptLetters().map(({ subject }) => subject)).toEqual([
      `Ihre Zuwendungsbestätigung ${number}`,
      `Zweitschrift Ihrer Zuwendungsbestätigung ${number}`,
    ]);
    const [original, second] = house.receiptLetters().map(({ attachments }) => attachments?.[0]);
    expect(second?.filename).toContain('Zweitschrift-1');
    expect(second?.content).not.toBe(original?.content);

    const paid = (await house.parts.receipts.find(receipt))?.snapshot?.gifts[0]?.gift ?? '';
    await house.lever(`payments/${paid}/refund`, { amount: '20,00' });
    await house.idle();
    const after = await mine.page();
    expect(after).toMatch(/Bitte (nicht verwenden|nur noch die neue verwenden)/);
    const gone = await house.read(`/receipts/document?key=${mine.key}&receipt=${receipt}`);
    expect(gone.status).toBe(409);
    expect((await house.read(`/receipts/read?key=${mine.key}&receipt=${receipt}`)).status).toBe(409);
    const checked = await house.read(`/r/${number}/${code}?lang=en`);
    expect(checked.text).toContain('This receipt is no longer valid');
    const subjects = house.receiptLetters().map(({ subject }) => subject);
    expect(subjects).toContain(`Zuwendungsbestätigung ${number} gilt nicht mehr`);
    const replacement = house.receiptLetters().at(-1);
    expect(replacement?.subject).toMatch(/LEIPZIG-\d{4}-000002$/);
    expect(replacement?.text).toContain('30,00');
  });

  it('wants a name and an address first, says what is missing, and keeps what was typed', async () => {
    const { house, mine } = await aDonor({ amountCents: 50_00 });
    const refused = await mine.save({ street: ' ', city: 'x'.repeat(81) });
    expect(refused.status).toBe(400);
    expect(refused.text.match(/<a href="#(street|city)">/g)).toHaveLength(2);
    expect(refused.text).toContain('value="Ada Beispiel"');
    const without = await mine.press('collective', { year: '2025' });
    expect([without.status, /role="alert"[^>]*>([^<]*)/.exec(without.text)?.[1]]).toEqual([
      400,
      'Bitte tragen Sie oben zuerst Namen und Anschrift ein, dann können Sie Bestätigungen anfordern.',
    ]);

    const twice = await Promise.all([mine.save(), mine.save()]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const stale = await mine.save({ name: 'Eine andere' });
    expect(stale.text).toContain('eben an anderer Stelle geändert');
    expect(
      (await mine.press('address', { ...ada, version: '1', type: 'company', name: 'Muster & Co. KG' }))
        .status,
    ).toBe(303);
    expect(await mine.page()).toContain('Muster &amp; Co. KG<br />');
    await mine.single();
    await house.idle();
    const [letter] = house.receiptLetters();
    const number = /LEIPZIG-\d{4}-\d{6}/.exec(letter?.subject ?? '')?.[0] ?? '';
    const issued = await house.parts.receipts.numbered(number);
    expect(issued?.snapshot?.donor).toMatchObject({ type: 'company', name: 'Muster & Co. KG' });

    await mine.press('address', { ...ada, version: '2', name: 'Neu GmbH' });
    expect((await house.parts.receipts.numbered(number))?.snapshot?.donor.name).toBe('Muster & Co. KG');
    expect(house.lines.join('\n')).not.toMatch(/Muster|04315|@/);
  });

  it('takes a wish once by a link, however often its button is pressed, and nobody else’s', async () => {
    const { house, mine } = await aDonor({ amountCents: 50_00 });
    await mine.save();
    const wish = fieldsOf(formWith(await mine.page(), 'name="gift"'));
    const pressed = await Promise.all([1, 2, 3].map(async () => mine.press('single', wish)));
    expect(pressed.filter(({ location }) => location.includes('done=asked'))).toHaveLength(1);
    expect(pressed.filter(({ location }) => location.includes('done=before'))).toHaveLength(2);
    await house.idle();
    expect(house.receiptLetters()).toHaveLength(1);

    await house.give({ amountCents: 7_00, email: 'bea@example.org', name: 'Bea Beispiel' });
    await house.idle();
    const bea = await house.enter(house.thanksLink('bea@example.org'), 'bea@example.org');
    await bea.save({ name: 'Bea Beispiel' });
    const [, receipt = ''] = /receipt=(rcpt_[\w-]+)/.exec(await mine.page()) ?? [];
    expect((await bea.press('single', wish)).status, 'Ada’s gift').toBe(404);
    expect((await bea.press('copy', { receipt })).status).toBe(404);
    expect((await house.read(`/receipts/document?key=${bea.key}&receipt=${receipt}`)).status).toBe(404);
    expect(await bea.page()).not.toMatch(/Ada|50,00/);
    expect((await bea.press('everything')).status).toBe(400);
  });

  it('warns of a debit that may come back, and takes the wish only from who has read that', async () => {
    const house = await aCertifyingHouse();
    await house.give({ amountCents: 80_00, method: 'sepa_debit' });
    await house.moveClock({ days: 6 });
    await house.idle();
    const mine = await house.enter(house.thanksLink());
    await mine.save();
    const page = await mine.page();
    expect(page).toMatch(/Ihr Konto wurde ungefähr am .* belastet/);
    const form = formWith(page, 'name="gift"');
    expect(form).toContain('Ihre Bank nimmt sie bis zum');
    expect(form).toContain('Trotzdem jetzt anfordern');
    const { warned: _, ...unwarned } = fieldsOf(form);
    const refused = await mine.press('single', unwarned);
    expect([refused.status, refused.text.includes('Trotzdem jetzt anfordern')]).toEqual([400, true]);
    expect((await mine.single()).location).toContain('done=asked');
    await house.idle();
    expect(house.receiptLetters()[0]?.text.replaceAll(/\s+/g, ' ')).toContain(
      'Ihre Bank könnte sie noch zurückholen',
    );
  });

  it('offers one receipt for a year that is over, and none for one that is not', async () => {
    const { house, mine } = await aDonor({ amountCents: 50_00 });
    await mine.save();
    const year = Number(house.clock.now().toISOString().slice(0, 4));
    const early = await mine.press('collective', { year: String(year) });
    expect([early.status, early.text.includes('wenn das Jahr vorbei ist')]).toEqual([409, true]);
    expect(
      (await mine.press('collective', { year: String(year - 1) })).status,
      'nothing was given then',
    ).toBe(409);

    for (const [name, cents] of [
      ['one', 40_00],
      ['two', 2_50],
    ] as const) {
      await givenLastYear(house, name, cents, year - 1);
    }
    const form = formWith(await mine.page(), 'value="collective"');
    expect((await mine.press('collective', fieldsOf(form))).location).toContain('done=asked');
    await house.idle();
    const [letter] = house.receiptLetters();
    expect(letter?.text).toContain('42,50');
    expect(letter?.text.replaceAll(/\s+/g, ' ')).toContain(
      `amtliche Sammelbestätigung über Ihre Zuwendungen im Jahr ${year - 1}`,
    );
    expect(await mine.page()).not.toContain('value="collective"');
  });

  it('says that nothing can be issued while the tax notice is too old, and takes the wish all the same', async () => {
    const { house, mine } = await aDonor({ amountCents: 50_00 });
    await mine.save();
    await byMachine(house, {
      taxNotice: { kind: 'exemptionNotice', issuedOn: Day.parse('2019-05-12'), assessmentYear: 2018 },
    });
    const page = await mine.page();
    expect(page).toContain('darf im Moment keine Zuwendungsbestätigungen ausstellen');
    expect((await mine.single()).location).toContain('done=asked');
    await house.idle();
    expect(house.receiptLetters()).toEqual([]);
    expect(await mine.page()).toMatch(/Am \d+\. \w+ \d{4} angefordert/);
  });
});

/** Money in an envelope, noted with the day it came, and that it was Ada's. */
const givenLastYear = async (house: House, name: string, amount: number, year: number): Promise<void> => {
  const { parts } = house;
  const at = instantOf(house.clock.now());
  const entry = ManualEntry.parse({
    reference: `umschlag-${name}`,
    campaign: 'netzwerk',
    day: `${year}-12-20`,
    source: 'donation',
    cents: amount,
    earmark: 'free',
    author: 'Kim Muster',
    reason: 'Umschlag',
  });
  await note(entry, { late: true }, parts);
  const gift = `manual:umschlag-${name}`;
  const donor = donorOf('ada@example.org');
  await parts.receipts.commit({ added: [termsItem(GiftTerms.parse({ gift, donor, changedAt: at }))] });
  await parts.donors.gave(donor, year, gift);
};
