import { expect, it } from 'vitest';
import { receiptLinkSamples } from '../../shared/email/letters/receipt-link-samples.ts';
import { receiptSamples } from '../../shared/email/letters/receipt-samples.ts';
import { receiptWithdrawnSamples } from '../../shared/email/letters/receipt-withdrawn-samples.ts';
import { sampleLinks } from '../../shared/email/samples.ts';
import { aLetterAbout, bothParts, linksIn } from './a-letter.ts';

const single = receiptSamples['for one gift'].about;

it('says which receipt lies in the letter, of how much, and what to do with it', async () => {
  const letter = await aLetterAbout(single);
  for (const part of bothParts(letter)) {
    expect(part).toContain('1.322,50 €');
    expect(part).toContain('BEISPIELSTADT-2026-000123');
    expect(part).toContain('22. November 2026');
    expect(part).toContain('Steuerunterlagen');
    expect(part).not.toMatch(
      /Sammelbestätigung|Zweitschrift|Lastschrift|tritt an die Stelle|Spendenquittung/,
    );
  }
  expect(linksIn(letter), 'nothing to follow, and no asking for more').toEqual([]);
});

it('says what is different: a year, a debit, a copy, another in its place', async () => {
  const text = async (about: typeof single | (typeof receiptSamples)['a copy']['about']) =>
    bothParts(await aLetterAbout(about))[1];
  const year = { ...single, form: 'collective', year: 2025 } as const;
  const [, collective = ''] = bothParts(await aLetterAbout(year));
  expect(collective).toContain('Sammelbestätigung über Ihre Zuwendungen im Jahr 2025');
  const [, debit = ''] = bothParts(await aLetterAbout({ ...single, debitMayReturn: true }));
  expect(debit).toContain('Ihre Bank könnte sie noch zurückholen');
  const [, replacing = ''] = bothParts(
    await aLetterAbout({ ...single, replaces: 'BEISPIELSTADT-2026-000100' }),
  );
  expect(replacing).toContain('Sie tritt an die Stelle der Bestätigung BEISPIELSTADT-2026-000100');
  const copy = await text(receiptSamples['a copy'].about);
  expect(copy).toContain('die Zweitschrift, um die Sie gebeten haben');
  expect(copy, 'a copy replaces nothing').not.toContain('tritt an die Stelle');
});

it('asks for a withdrawn receipt back, says why, and whether another comes', async () => {
  const { about } = receiptWithdrawnSamples['after a refund'];
  for (const part of bothParts(await aLetterAbout(about))) {
    expect(part).toContain('gilt nicht mehr');
    expect(part).toContain('etwas an Sie zurückgezahlt worden');
    expect(part).toContain('senden Sie das Original bitte an die Anschrift unten');
    expect(part).toContain('Musterstraße 1');
    expect(part).toContain('Auch wir müssen es dem Finanzamt sagen');
    expect(part).toContain('neue Bestätigung mit neuer Nummer');
  }
  for (const part of bothParts(await aLetterAbout({ ...about, replacementFollows: false }))) {
    expect(part).not.toContain('neuer Nummer');
  }
  for (const because of ['returned', 'corrected', 'mistake'] as const) {
    const [, said = ''] = bothParts(await aLetterAbout({ ...about, because }));
    expect(said).toContain('Der Grund:');
    expect(said).not.toContain('zurückgezahlt');
  }
});

it('leads whoever asked for a link to their receipts, by one link and without a name', async () => {
  const { about, to } = receiptLinkSamples['to whoever asked'];
  const letter = await aLetterAbout(about, { letter: { to } });
  expect(linksIn(letter)).toEqual([sampleLinks.receipts()]);
  for (const part of bothParts(letter)) expect(part).toMatch(/^.{0,200}Guten Tag,/s);
});
