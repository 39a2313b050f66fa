import { expect, it } from 'vitest';
import { donorOf } from '../../shared/store/donors.ts';
import { receiptItem } from '../../shared/store/receipts.ts';
import { aCertifyingHouse } from './my-receipts.ts';

it('says of a receipt whether it is valid, with number, day and amount, and of nobody', async () => {
  const house = await aCertifyingHouse();
  await house.give({ amountCents: 1_322_50 });
  await house.idle();
  const mine = await house.enter(house.thanksLink());
  await mine.save();
  await mine.single();
  await house.idle();
  const [id = ''] = await house.parts.donors.receiptsOf(donorOf('ada@example.org'));
  const receipt = await house.parts.receipts.find(id);
  if (!receipt) throw new Error('nothing was issued');
  const { number, code } = receipt;

  expect((await house.read('/receipts/check')).text).toContain('name="code"');
  const valid = await house.send('/receipts/check?lang=de', { number, code });
  expect(valid.status).toBe(200);
  expect(valid.text).toContain('Diese Bestätigung gilt');
  expect(valid.text).toContain(number);
  expect(valid.text).toMatch(/1\.322,50\s€/);
  expect(valid.text).not.toMatch(/Ada|Musterweg|04315|example\.org|Netzwerk|rcpt_|pi_/);
  expect(valid.headers.get('x-robots-tag')).toBe('noindex');

  // As people copy from paper.
  const sloppy = {
    number: ` ${number.toLowerCase().replaceAll('-', '–')} `,
    code: `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
  };
  expect((await house.send('/receipts/check', sloppy)).status).toBe(200);

  const wrongCode = `${code.startsWith('7') ? '8' : '7'}${code.slice(1)}`;
  const guessed = await house.send('/receipts/check?lang=de', { number, code: wrongCode });
  const invented = await house.send('/receipts/check?lang=de', { number: 'LEIPZIG-2026-000999', code });
  expect([guessed.status, invented.status]).toEqual([404, 404]);
  expect(guessed.text, 'nobody learns which numbers there are').toBe(invented.text);
  for (const nonsense of [
    { number: '', code },
    { number: '#', code: '' },
    { number: 'x'.repeat(9000), code: '\u0000' },
  ]) {
    expect((await house.send('/receipts/check', nonsense)).status).toBe(404);
  }

  const letters = house.receiptLetters().length;
  await house.parts.receipts.commit({
    changed: [{ item: receiptItem({ ...receipt, state: 'withdrawn' }), version: receipt.version }],
  });
  const withdrawn = await house.read(`/r/${number}/${code}?lang=de`);
  expect(withdrawn.text).toContain('Diese Bestätigung gilt nicht mehr');
  expect(house.receiptLetters()).toHaveLength(letters);

  for (let time = 0; time < 60; time += 1) await house.read(`/r/${number}/${wrongCode}`);
  expect((await house.read(`/r/${number}/${code}`)).status, 'sixty an hour from one place').toBe(429);
  expect(house.lines.join('\n')).not.toContain(code);
});
