import { beforeAll, describe, expect, it } from 'vitest';
import { type ADesk, aDesk } from './a-desk.ts';
import { centsIn, tableIn } from './a-spreadsheet.ts';
import { anEntry, bookAll, itsFee, itsRefund, settle } from './some-books.ts';
import { unzipped } from './unzipped.ts';

const staff = anEntry(1, { at: '2026-11-02T09:00:00.000Z', cents: 123_456, earmark: 'staff' });
const small = anEntry(2, { at: '2026-10-31T22:59:59.000Z', cents: 5 });
const cash = anEntry(3, {
  at: '2026-11-05T12:00:00.000Z',
  gift: 'manual:kasse-2026-11-05',
  entry: 'manual:kasse-2026-11-05',
  movement: 'noted',
  source: 'event',
  cents: 12_345,
  author: 'Ä. Beispiel',
  reason: '=HYPERLINK("https://example.org";"hier klicken")',
});
const elsewhere = anEntry(4, { at: '2026-11-06T12:00:00.000Z', campaign: 'sprechstunde', cents: 999 });
const books = [
  staff,
  small,
  cash,
  elsewhere,
  itsFee(staff, 1234),
  itsRefund(staff, 3456, '2026-11-07T09:00:00.000Z'),
];

let desk: ADesk;
beforeAll(async () => {
  desk = await aDesk();
  await bookAll(desk, books);
  await settle(desk, staff, 1234);
});

describe('the ledger as CSV', () => {
  it('opens in a German spreadsheet: byte order mark, semicolons, CRLF, commas before the cents', async () => {
    const { status, headers, text, bytes } = await desk
      .as('treasurer')
      .get('/v1/treasury/exports/ledger.csv');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-encoding': 'gzip',
      'content-disposition': 'attachment; filename="buchungen-2026-01-2026-11.csv"',
      'cache-control': 'no-store',
    });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = text.slice(1).split('\r\n');
    expect(lines[0]).toMatch(/^Tag;Vorgang;Herkunft;Kampagne;Zweck;Eingang \(€\);Rückgang \(€\)/);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^2026-11-02;eingegangen;Spende;netzwerk;Personal;1234,56;;;;1234,56;12,34;1222,22;/,
      ),
    );
    // A negative amount stays a number.
    expect(text).toContain(';-34,56;');
    expect(text).toContain('Ä. Beispiel');
  });

  it('says in its last line what the page says of the whole filter, to the cent', async () => {
    for (const query of [
      '',
      'campaign=netzwerk',
      'from=2026-11',
      'account=fees',
      'from=2026-10&through=2026-10',
    ]) {
      const { text } = await desk.as('treasurer').get(`/v1/treasury/exports/ledger.csv?${query}`);
      const { body } = await desk.as('treasurer').get(`/v1/treasury/ledger?limit=1&${query}`);
      const last = tableIn(text).at(-1);
      expect(last?.['Tag']).toBe('Summe');
      expect({
        cameInCents: centsIn(last?.['Eingang (€)']),
        returnedCents: centsIn(last?.['Rückgang (€)']),
        receivedCents: centsIn(last?.['Eingang (€)']) + centsIn(last?.['Rückgang (€)']),
        pendingCents: centsIn(last?.['Unterwegs (€)']),
        feeCents: centsIn(last?.['Gebühren (€)']),
        from: 'totals',
      }).toEqual(body.sums);
    }
  });

  it('holds the same rows as the page, and of a centre only its own', async () => {
    const { text } = await desk.as('treasurer:koeln').get('/v1/treasury/exports/ledger.csv');
    expect(tableIn(text).map((row) => row['Buchung'])).toEqual([elsewhere.entry, '']);
    const page = await desk.as('treasurer').get('/v1/treasury/ledger?method=card&order=oldest');
    const file = await desk.as('treasurer').get('/v1/treasury/exports/ledger.csv?method=card&order=oldest');
    expect(
      tableIn(file.text)
        .slice(0, -1)
        .map((row) => row['Buchung']),
    ).toEqual(page.body.rows.map(({ entry }: { entry: string }) => entry));
    const refused = await desk.as('treasurer:koeln').get('/v1/treasury/exports/ledger.csv?campaign=netzwerk');
    expect(refused.status).toBe(403);
  });

  it('speaks English to those who ask for it', async () => {
    const { text, headers } = await desk
      .as('treasurer')
      .get('/v1/treasury/exports/ledger.csv', { headers: { 'accept-language': 'en' } });
    expect(text).toMatch(/^\uFEFFDay;Movement;Source/);
    expect(headers['content-disposition']).toContain('filename="ledger-2026-01-2026-11.csv"');
  });

  it('runs no formula in anybody’s spreadsheet', async () => {
    const { text } = await desk.as('treasurer').get('/v1/treasury/exports/ledger.csv');
    const row = tableIn(text).find((one) => one['Buchung'] === cash.entry);
    expect(row?.['Grund']).toBe(`'${cash.reason}`);
  });
});

describe('the ledger as a workbook', () => {
  it('has real numbers, real dates and no formula', async () => {
    const { headers, bytes } = await desk.as('treasurer').get('/v1/treasury/exports/ledger.xlsx');
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(headers['content-disposition']).toContain('buchungen-2026-01-2026-11.xlsx');
    expect(headers).not.toHaveProperty('content-encoding');
    const files = unzipped(bytes);
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    const styles = files.get('xl/styles.xml') ?? '';
    expect(sheet).not.toContain('<f>');
    // 2 November 2026 is day 46328 of a workbook, in the day's own style; 1234.56 and -34.56 are numbers.
    expect(sheet).toMatch(/<c r="A\d+" s="\d+"><v>46328<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="F\d+" s="\d+"><v>1234\.56<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="G\d+" s="\d+"><v>-34\.56<\/v><\/c>/);
    expect(styles).toContain('dd.mm.yyyy');
    expect(styles).toContain('#,##0.00');
    // Text is what it was, in the list of texts, and is never run.
    expect(files.get('xl/sharedStrings.xml')).toContain('=HYPERLINK(');
  });

  it('adds up to what the page says', async () => {
    const { bytes } = await desk.as('treasurer').get('/v1/treasury/exports/ledger.xlsx');
    const { body } = await desk.as('treasurer').get('/v1/treasury/ledger');
    const sheet = unzipped(bytes).get('xl/worksheets/sheet1.xml') ?? '';
    const last = sheet.slice(sheet.lastIndexOf('<row '));
    const sumIn = (column: string): number =>
      Math.round(Number(new RegExp(`<c r="${column}\\d+"[^>]*><v>([^<]*)`).exec(last)?.[1]) * 100);
    expect([sumIn('F'), sumIn('G'), sumIn('I')]).toEqual([
      body.sums.cameInCents,
      body.sums.returnedCents,
      body.sums.feeCents,
    ]);
  });
});

describe('the ledger as JSON', () => {
  it('holds every row of the page, and its sums', async () => {
    const { body } = await desk.as('treasurer').get('/v1/treasury/exports/ledger.json');
    const page = await desk.as('treasurer').get('/v1/treasury/ledger');
    expect(body.rows).toEqual(page.body.rows);
    expect(body.sums).toEqual({ ...page.body.sums, from: undefined });
  });
});
