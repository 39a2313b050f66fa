import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../shared/house/treasury/exports/csv.ts';
import { linesOf } from '../../shared/house/treasury/exports/sheet.ts';
import { formulas } from '../fixtures/formulas.ts';
import { aDesk } from './a-desk.ts';
import { centsIn, tableIn } from './a-spreadsheet.ts';
import { anEntry, bookAll } from './some-books.ts';

const written = async (texts: readonly string[]): Promise<string> => {
  const sheet = linesOf(
    {
      name: { de: 'Texte', en: 'Texts' },
      columns: [
        { head: { de: 'Text', en: 'Text' }, text: (text: string) => text },
        { head: { de: 'Ende', en: 'End' }, text: () => 'x' },
      ],
      rows: [texts],
    },
    'de',
  );
  let csv = '';
  for await (const piece of csvOf([sheet])) csv += piece;
  return csv;
};

describe('a text cell', () => {
  it.each(formulas)('is no formula: %j', async (formula) => {
    const [row] = tableIn(await written([formula]));
    expect(row?.['Text']).toBe(`'${formula}`);
  });

  it.each(['-5 Euro?', '2026-11-22', 'a=b', "'s war schön", 'Kim & Co; "beide"', ''])(
    'says what it said: %j',
    async (text) => {
      const [row] = tableIn(await written([text]));
      expect(row?.['Text']?.replace(/^'(?=-)/, '')).toBe(text);
    },
  );

  it('can be read back, whatever it was', async () => {
    const nasty = fc.array(
      fc.constantFrom('=', '+', '-', '@', "'", '"', ';', '\t', '\r', '\n', ' ', 'ä', '1'),
    );
    const texts = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        nasty.map((parts) => parts.join('')),
      ),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (said) => {
        const csv = await written(said);
        // By what a spreadsheet takes for "text": one apostrophe less where the rest would be run.
        const read = tableIn(csv).map((row) =>
          (row['Text'] ?? '').replace(/^'(?='*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]))/u, ''),
        );
        expect(read).toEqual(said);
        for (const row of tableIn(csv))
          expect(row['Text']).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
      }),
    );
  });
});

describe('reading a CSV back', () => {
  it('gives the entries that went in, whatever they are', async () => {
    const desk = await aDesk();
    const amounts = fc.array(
      fc.record({
        cents: fc.integer({ min: -10_000_000, max: 10_000_000 }),
        account: fc.constantFrom('received', 'returned', 'pending', 'fees'),
        reason: fc.option(fc.constantFrom('Kasse', 'Überweisung; "doppelt"', '-minus', '=1+1'), {
          nil: undefined,
        }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const heads = {
      received: 'Eingang (€)',
      returned: 'Rückgang (€)',
      pending: 'Unterwegs (€)',
      fees: 'Gebühren (€)',
    };
    let number = 1000;
    let day = 0;
    await fc.assert(
      fc.asyncProperty(amounts, async (given) => {
        // A month of its own for each run.
        day += 1;
        const month = `${2027 + Math.floor(day / 12)}-${String((day % 12) + 1).padStart(2, '0')}`;
        const entries = given.map(({ cents, account, reason }) => {
          number += 1;
          return anEntry(number, { at: `${month}-11T10:00:00.000Z`, cents, account, reason });
        });
        await bookAll(desk, entries);
        const { text } = await desk
          .as('treasurer')
          .get(`/v1/treasury/exports/ledger.csv?from=${month}&through=${month}`);
        const rows = tableIn(text).slice(0, -1);
        const read = rows.map((row) => ({
          entry: row['Buchung'],
          day: row['Tag'],
          account: Object.entries(heads).find(([, head]) => row[head] !== '')?.[0],
          cents: centsIn(
            Object.values(heads)
              .map((head) => row[head])
              .join(''),
          ),
          reason: row['Grund']?.replace(/^'(?=[=-])/, ''),
        }));
        const wanted = entries.map((entry) => ({
          entry: entry.entry,
          day: entry.day,
          account: entry.account,
          cents: Number(entry.cents),
          reason: entry.reason ?? '',
        }));
        expect(read.toSorted((one, other) => ((one.entry ?? '') < (other.entry ?? '') ? -1 : 1))).toEqual(
          wanted.toSorted((one, other) => (one.entry < other.entry ? -1 : 1)),
        );
      }),
      { numRuns: 20 },
    );
  });
});
