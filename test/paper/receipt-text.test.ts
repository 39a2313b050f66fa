import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/domain/refusal.ts';
import {
  aPaper,
  aSignature,
  collective,
  company,
  issuer,
  linesOnPage,
  pagesOf,
  single,
  yearOf,
} from './a-receipt.ts';
import { front } from './the-binding-text.ts';

const paper = aPaper();

const forms = ['single', 'collective'] as const;
const notices = ['exempted', 'found'] as const;
const fees = ['deductible', 'not deductible'] as const;
const signatures = ['machine', 'by-hand', 'by-hand, waived'] as const;

const cases = forms.flatMap((form) =>
  notices.flatMap((notice) =>
    fees.flatMap((fee) => signatures.map((signed) => ({ form, notice, fees: fee, signed }))),
  ),
);

const taxNotices = {
  exempted: { kind: 'exemptionNotice', issuedOn: '2025-04-03', assessmentYear: 2023 },
  found: { kind: 'section60a', issuedOn: '2025-09-15' },
};

describe('the front of a receipt, as it is read from its PDF', () => {
  it.each(cases)('has the binding text and nothing else: $form, $notice, $fees, $signed', async (told) => {
    const index = cases.indexOf(told);
    const { form, notice, signed } = told;
    // Each of the rest comes up with each of the above somewhere.
    const copy = index % 2 === 1 ? index : undefined;
    const replaces = index % 4 > 1 ? 'BEISPIELSTADT-2026-000007' : undefined;
    const isCompany = index % 8 > 3;
    const carrier = issuer({
      taxNotice: taxNotices[notice],
      receipts: {
        ...(signed === 'machine' && {
          machineProcedureNotifiedOn: '2026-01-15',
          signatory: 'Kim Beispiel, Vorstand',
        }),
        membershipFeesDeductible: told.fees === 'deductible',
      },
    });
    const expenseWaiver = signed === 'by-hand, waived';
    const snapshot = (form === 'single' ? single : collective)({
      carrier,
      signature: signed === 'machine' ? 'machine' : 'by-hand',
      ...(replaces !== undefined && { replaces }),
      ...(isCompany && { donor: company }),
      ...(form === 'single'
        ? { gifts: [{ ...single().gifts[0], expenseWaiver }] }
        : { gifts: yearOf(12, { kind: 'donation', expenseWaiver }) }),
    });
    const bytes = await paper.receipt({
      snapshot,
      ...(copy !== undefined && { copy }),
      signature: aSignature(),
    });
    const expected = front({
      ...told,
      copy,
      replaces,
      donor: isCompany
        ? ['Bäckerei Morgenrot GmbH & Co. KG', 'Gewerbering 3', '04318 Beispielstadt']
        : ['Ada Beispiel', 'Lindenweg 12', '04109 Beispielstadt'],
      ...(form === 'single'
        ? {
            number: 'BEISPIELSTADT-2026-000123',
            code: '7K3M9QXZ',
            digits: '1.322,50 €',
            letters: 'eintausenddreihundertzweiundzwanzig Euro und fünfzig Cent',
            day: '22.11.2026',
            place: 'Beispielstadt, 24.11.2026',
          }
        : {
            number: 'BEISPIELSTADT-2027-000045',
            code: 'ZYXW9876',
            digits: '210,42 €',
            letters: 'zweihundertzehn Euro und zweiundvierzig Cent',
            day: '02.01.2026 bis 28.11.2026',
            place: 'Beispielstadt, 01.03.2027',
          }),
    });
    expect(linesOnPage(bytes, 1).join(' ')).toBe(expected.join(' '));
    expect(pagesOf(bytes)).toBe(form === 'single' ? 1 : 2);
  });

  it('has each passage begin on a line of its own', async () => {
    const lines = linesOnPage(await paper.receipt({ snapshot: collective() }), 1);
    for (const begins of [
      'Aussteller (',
      'Sammelbestätigung über',
      'im Sinne des § 10b',
      'Name und Anschrift',
      'Gesamtbetrag der Zuwendung',
      'Zeitraum der Sammelbestätigung:',
      'Wir sind wegen Förderung',
      'Es wird bestätigt, dass die Zuwendung nur',
      'Es wird bestätigt, dass über die',
      'Ob es sich um den Verzicht',
      'Beispielstadt, 01.03.2027',
      '(Ort, Datum und Unterschrift',
      'Hinweis:',
      'Wer vorsätzlich',
      'Diese Bestätigung wird nicht als Nachweis',
      'Diese Zuwendungsbestätigung wurde maschinell',
      'Nr. BEISPIELSTADT-2027-000045',
    ])
      expect(lines.filter((line) => line.startsWith(begins))).toHaveLength(1);
  });
});

const centsOf = (line: string): number =>
  Number((/([\d.]+,\d\d) €$/.exec(line)?.[1] ?? '').replaceAll(/[.,]/g, ''));

describe('the annex of a collective receipt', () => {
  it('has a row for each of 400 gifts, over pages with heads of their own, and the sum of the front', async () => {
    const gifts = yearOf(400);
    const snapshot = collective({}, gifts);
    const bytes = await paper.receipt({ snapshot });
    const pages = Array.from({ length: pagesOf(bytes) - 1 }, (_, index) => linesOnPage(bytes, index + 2));
    const rows = pages
      .flat()
      .filter((line) => /^\d\d\.\d\d\.\d{4} (?:Geldzuwendung|Mitgliedsbeitrag) nein /.test(line));
    expect(rows).toHaveLength(400);
    const total = pages.flat().find((line) => line.startsWith('Gesamtsumme')) ?? '';
    expect(centsOf(total)).toBe(snapshot.totalCents);
    expect(rows.map(centsOf).reduce((sum, amount) => sum + amount, 0)).toBe(snapshot.totalCents);
    expect(linesOnPage(bytes, 1).join(' ')).toContain(`${total.replace('Gesamtsumme ', '')} einhundert`);
    for (const lines of pages) {
      expect(lines.join(' ')).toContain('Datum der');
      expect(lines.join(' ')).toContain('Nr. BEISPIELSTADT-2027-000045');
    }
    expect(pages.at(-1)?.filter((line) => rows.includes(line)).length).toBeGreaterThan(0);
  });

  it('says whose receipt it belongs to, and its four columns as the template does', async () => {
    const annex = linesOnPage(await paper.receipt({ snapshot: collective(), copy: 1 }), 2);
    expect(annex.slice(0, 5)).toEqual([
      'Zweitschrift',
      'Anlage zur Sammelbestätigung',
      'zur Bestätigung Nr. BEISPIELSTADT-2027-000045 vom 01.03.2027',
      'Aussteller: Solidarisches Gesundheitszentrum Beispielstadt e.V.',
      'Zuwendende: Ada Beispiel',
    ]);
    expect(annex.slice(5, 7).join(' ')).toBe(
      'Datum der Art der Zuwendung Verzicht auf die Erstattung von Betrag Zuwendung (Geldzuwendung/Mitgliedsbeitrag) Aufwendungen (ja/nein)',
    );
  });
});

const long = (length: number): string =>
  'Nachbarschaftliches Gesundheitszentrum für alle im Quartier '.repeat(4).slice(0, length).trim();

describe('long names and purposes', () => {
  const farAway = {
    ...company,
    name: long(120),
    address: { street: long(120), postalCode: '123456789012', city: long(80), country: long(60) },
  };

  it('still stand on one page, with four lines of purposes', async () => {
    const purposes = [1, 2].map(
      (count) => `Förderung des öffentlichen Gesundheitswesens ${long(140)} ${count}`,
    );
    const carrier = issuer({
      name: long(120),
      street: long(120),
      city: long(80),
      purposes,
      receipts: {
        membershipFeesDeductible: false,
        machineProcedureNotifiedOn: '2026-01-15',
        signatory: long(120),
      },
    });
    const snapshot = collective(
      { carrier, donor: farAway },
      yearOf(3, { kind: 'donation', cents: 777_777_77 }),
    );
    const bytes = await paper.receipt({ snapshot, copy: 1, signature: aSignature() });
    expect(pagesOf(bytes)).toBe(2);
    const text = linesOnPage(bytes, 1).join(' ');
    for (const all of [farAway.name, farAway.address.city, farAway.address.country, carrier.name])
      expect(text).toContain(all);
    expect(text).toContain(`Gesundheitswesens ${long(140)} 2 verwendet wird.`);
    expect(text.endsWith('spenden.example.org/receipts/check')).toBe(true);
  });

  it('are refused, and nothing is cut, when they would need a second page', async () => {
    const purposes = Array.from({ length: 9 }, (_, count) => `Förderung ${count} ${long(180)}`);
    const refused = paper.receipt({ snapshot: single({ carrier: issuer({ purposes }), donor: farAway }) });
    await expect(refused).rejects.toBeInstanceOf(Refusal);
    await expect(refused).rejects.toMatchObject({ status: 409, code: 'receipt.too-long' });
  });

  it('break a word that is wider than its box, and lose no letter of it', async () => {
    const name = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);
    const bytes = await paper.receipt({ snapshot: single({ donor: { ...company, name } }) });
    expect(linesOnPage(bytes, 1).join('')).toContain(name);
  });
});

describe('names in all letters of Europe', () => {
  it.each([
    'Łukasz Żółć',
    'Şükrü Çağlayan',
    'Őze Győző',
    'Þórður Æðey',
    'Ólöf Ęwa Řeháček',
    'Олена Їжак',
    'Γιώργος Παπαδόπουλος',
    'D’Arcy–Müßig',
  ])('prints %s as it was typed', async (name) => {
    const bytes = await paper.receipt({
      snapshot: single({ donor: { ...company, name: name.normalize('NFD') } }),
    });
    expect(linesOnPage(bytes, 1)).toContain(name.normalize('NFC'));
  });

  it.each(['李小龍', 'محمد', 'Ada 🌱', 'გიორგი'])('refuses %s, which the font cannot print', async (name) => {
    await expect(paper.receipt({ snapshot: single({ donor: { ...company, name } }) })).rejects.toMatchObject({
      status: 409,
      code: 'receipt.letters',
    });
  });
});
