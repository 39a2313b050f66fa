import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, formatCents } from '../../shared/domain/money.ts';
import { formatMonth } from '../../shared/domain/month.ts';
import { readSheet, type SheetAnswers, type SheetRow } from '../../shared/domain/need-sheet.ts';
import { months } from './a-plan.ts';

/** Cells are apart by `|` here. */
const read = (text: string, answers?: SheetAnswers) =>
  readSheet(
    text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split('|') })),
    answers,
  );

const words = ({ month, costType, title, neededCents }: SheetRow) =>
  `${month} ${costType} ${title} ${neededCents}`;
const wrongs = (text: string, answers?: SheetAnswers) =>
  read(text, answers).problems.map(({ line, field, code }) => [line, field, code]);

describe('a sheet with one line a need', () => {
  it.each([
    ['German', 'Monat|Kostenart|Bezeichnung|Betrag (€)|Notiz\n2026-11|Personal|Koordination|2.150,00 €|halb'],
    ['English', 'Month|Cost type|Purpose|Amount|Comment\nNov 2026|staff|Koordination|€2,150.00|halb'],
    ['any order', 'Bemerkung|BETRAG in Euro|Zweck:|Art|monat\nhalb|2150|Koordination|Personalkosten|11/2026'],
    [
      'a title above',
      'Haushalt des Netzwerks\n\nMonat|Typ|Posten|Soll|Hinweis\n11.2026|Personalausgaben|Koordination|2150,00|halb',
    ],
  ])('is read with headings in %s', (_, text) => {
    const { rows, problems } = read(text);
    expect(problems).toEqual([]);
    expect(rows.map(words)).toEqual(['2026-11 staff Koordination 215000']);
    expect(rows[0]?.note).toBe('halb');
  });

  it('is read without headings, by what stands in its first line', () => {
    const { rows, problems } = read('640,00|Honorar|Sachkosten|11/2026\n195,50|Druck|Sachmittel|2026-12');
    expect(problems).toEqual([]);
    expect(rows.map(words)).toEqual(['2026-11 material Honorar 64000', '2026-12 material Druck 19550']);
  });

  it('takes priority, note and a link where it has them, and nothing where a cell is empty', () => {
    const [one, other] = read(
      'Monat|Art|Titel|Betrag|Prio|Notiz|Link\n2026-11|Personal|A|1|5|n|https://example.org/a\n2026-11|Personal|B|1|||',
    ).rows;
    expect(one).toMatchObject({ priority: 5, note: 'n', document: 'https://example.org/a' });
    expect(Object.keys(other ?? {})).toEqual(['line', 'costType', 'title', 'month', 'neededCents']);
  });

  it('takes the cost type of the heading line above where it has no column for it', () => {
    const { rows } = read('Monat|Zweck|Betrag\nPersonal||\n2026-11|A|1\nSachkosten||\n2026-11|B|2');
    expect(rows.map(words)).toEqual(['2026-11 staff A 100', '2026-11 material B 200']);
  });
});

describe('a wide sheet, with a column for each month', () => {
  const wide = [
    'Posten|Art|11/2026|Dezember 2026|Gesamt',
    'Koordination|Personal|2.150,00|2.230,00|4.380,00',
    'Druck|Sachkosten||195,50|195,50',
    'Technik|Sachkosten|- €|0|0',
    'Summe||2.150,00|2.425,50|4.575,50',
  ].join('\n');

  it('says one need for each cell with an amount', () => {
    const { rows, problems } = read(wide);
    expect(problems).toEqual([]);
    expect(rows.map(words)).toEqual([
      '2026-11 staff Koordination 215000',
      '2026-12 staff Koordination 223000',
      '2026-12 material Druck 19550',
      '2026-12 material Technik 0',
    ]);
  });

  it('has its sums beside what was read', () => {
    expect(read(wide).totals).toEqual([{ line: 5, statedCents: 4575_50, readCents: 4575_50 }]);
  });

  it('is read with months alone, of the year that is said for it', () => {
    const text = '|Jan|Feb|Mrz\nPersonal\nKoordination|1|2|3';
    expect(read(text, { year: 2027 }).rows.map(words)).toEqual([
      '2027-01 staff Koordination 100',
      '2027-02 staff Koordination 200',
      '2027-03 staff Koordination 300',
    ]);
    expect(wrongs(text).slice(0, 3)).toEqual([
      [1, 'month', 'month.year-missing'],
      [1, 'month', 'month.year-missing'],
      [1, 'month', 'month.year-missing'],
    ]);
  });

  it('says which month an unreadable amount stands in', () => {
    expect(wrongs('Posten|Art|11/2026|12/2026|13/2026\nA|Personal|viel|1.234|5')).toEqual([
      [1, 'month', 'month.not-there'],
      [2, '2026-11', 'amount.unreadable'],
      [2, '2026-12', 'amount.ambiguous'],
    ]);
  });
});

describe('what is wrong in a sheet', () => {
  const head = 'Monat|Art|Titel|Betrag|Prio|Notiz|Link\n';

  it.each([
    ['2026-13|Personal|A|1', 'month', 'month.not-there'],
    ['irgendwann|Personal|A|1', 'month', 'month.unreadable'],
    ['|Personal|A|1', 'month', 'month.unreadable'],
    ['Nov|Personal|A|1', 'month', 'month.year-missing'],
    ['2026-11||A|1', 'costType', 'sheet.cost-type-missing'],
    ['2026-11|Verwaltung|A|1', 'costType', 'sheet.cost-type-unknown'],
    ['2026-11|Personal||1', 'title', 'sheet.title-unreadable'],
    [`2026-11|Personal|${'A'.repeat(121)}|1`, 'title', 'sheet.title-unreadable'],
    ['2026-11|Personal|A|', 'neededCents', 'sheet.amount-missing'],
    ['2026-11|Personal|A|12,345', 'neededCents', 'amount.ambiguous'],
    ['2026-11|Personal|A|-5', 'neededCents', 'amount.unreadable'],
    ['2026-11|Personal|A|12 Monate', 'neededCents', 'amount.unreadable'],
    ['2026-11|Personal|A|1|hoch', 'priority', 'sheet.priority-unreadable'],
    ['2026-11|Personal|A|1|1001', 'priority', 'sheet.priority-unreadable'],
    [`2026-11|Personal|A|1||${'n'.repeat(501)}`, 'note', 'sheet.note-unreadable'],
    ['2026-11|Personal|A|1|||http://example.org', 'document', 'sheet.document-unreadable'],
    ['2026-11|Personal|A|1|||javascript:alert(1)', 'document', 'sheet.document-unreadable'],
    ['2026-11|Personal|A|2150|00||||', undefined, 'sheet.too-many-cells'],
  ])('is said of its line and column: %s', (line, field, code) => {
    const text = code === 'sheet.too-many-cells' ? `${line}x` : line;
    expect(wrongs(head + text)).toEqual([[2, field, code]]);
    expect(read(head + text).rows).toEqual([]);
  });

  it('is all said at once, and the lines around it are read', () => {
    const text = `${head}2026-11|Personal|A|1\nBrumaire|viel||\n2026-12|Personal|B|2`;
    expect(wrongs(text).map(([line, field]) => [line, field])).toEqual([
      [3, 'costType'],
      [3, 'title'],
      [3, 'month'],
      [3, 'neededCents'],
    ]);
    expect(read(text).rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('has a sentence for its reader, and what stands there', () => {
    const [problem] = read(`${head}2026-11|Personal|A|12,345`).problems;
    expect(problem?.found).toBe('12,345');
    expect(problem?.sentence.de).toContain('12345 Euro');
    expect(problem?.sentence.en).toContain('12345 euros');
  });

  it('is no amount any more once a person has said what 12,345 means', () => {
    const { rows } = read(`${head}2026-11|Personal|A|12,345`, { ambiguousAs: 'thousands' });
    expect(rows.map(({ neededCents }) => neededCents)).toEqual([12_345_00]);
  });

  it('is said once of a text that is no sheet at all', () => {
    expect(wrongs('Liebe Leute,\n\nanbei der Plan.')).toEqual([[1, undefined, 'sheet.no-heading']]);
    expect(wrongs('')).toEqual([[1, undefined, 'sheet.no-heading']]);
  });
});

describe('the sums of a sheet', () => {
  it('are no needs: each stands beside what the lines it sums up come to', () => {
    const { rows, totals } = read(
      [
        'Monat|Art|Titel|Betrag',
        '2026-11|Personal|A|10',
        '2026-11|Personal|Gesamtkoordination|20',
        'Summe Personal|||30',
        '2026-11|Sachkosten|B|5',
        'Zwischensumme|||5',
        'Gesamt:|||36',
        'Total|||12,345',
      ].join('\n'),
    );
    expect(rows).toHaveLength(3);
    expect(totals).toEqual([
      { line: 4, statedCents: 30_00, readCents: 30_00 },
      { line: 6, statedCents: 5_00, readCents: 5_00 },
      { line: 7, statedCents: 36_00, readCents: 35_00 },
      { line: 8, readCents: 35_00 },
    ]);
  });

  it('stand for the amounts where there is no other column', () => {
    expect(read('Monat|Art|Titel|Summe\n2026-11|Personal|A|10').rows.map(words)).toEqual([
      '2026-11 staff A 1000',
    ]);
  });
});

describe('whatever is pasted', () => {
  it('comes back to the cent, in German and in English, in every order of columns', () => {
    const needs = fc.array(
      fc.record({ month: months(), neededCents: fc.integer({ min: 0, max: 99_999_999 }).map(cents) }),
      { minLength: 1, maxLength: 5 },
    );
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(needs, order, fc.constantFrom('de', 'en'), (all, columns, locale) => {
        const lines = [
          ['Monat', 'Kostenart', 'Titel', 'Betrag'],
          ...all.map(({ month, neededCents }, at) => [
            formatMonth(month, locale),
            locale === 'de' ? 'Personal' : 'staff',
            `Posten ${at}`,
            formatCents(neededCents, locale),
          ]),
        ].map((cells, at) => ({ line: at + 1, cells: columns.map((column) => cells[column] ?? '') }));
        const { rows, problems } = readSheet(lines);
        expect(problems).toEqual([]);
        expect(rows.map(({ month, neededCents }) => ({ month, neededCents }))).toEqual(all);
      }),
    );
  });

  it('is read or refused, line by line, and never a stumble', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        '2026-11',
        'Personal',
        '1.234,56',
        '12,345',
        'Summe',
        'Monat',
        'Betrag',
        'Titel',
        'Nov',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (lines) => {
        const { rows, problems } = readSheet(lines.map((cells, at) => ({ line: at + 1, cells })));
        for (const { neededCents } of rows) expect(Number.isSafeInteger(neededCents)).toBe(true);
        for (const { sentence } of problems) expect(sentence.de && sentence.en).toBeTruthy();
      }),
    );
  });
});
