import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { treasuryRoutes } from '../../../shared/routes/treasury.ts';
import { aPlanner, type Planner } from './a-planner.ts';

type Read = z.infer<typeof treasuryRoutes.previewPastedNeeds.output>;

const preview = async (planner: Planner, text: string, more: object = {}): Promise<Read> => {
  const { body } = await planner.post('needs/paste/preview', { text, ...more });
  return treasuryRoutes.previewPastedNeeds.output.parse(body);
};
const paste = async (planner: Planner, rows: readonly unknown[]) => planner.post('needs/paste', { rows });
const rowsOf = ({ rows }: Read) =>
  rows.map(({ line, outcome, row }) => `${line} ${outcome} ${row.need} ${row.neededCents}`);

const sheet = [
  'Monat\tKostenart\tBezeichnung\tBetrag\tNotiz',
  '2026-12\tPersonal\tKoordination, halbe Stelle (Beispiel)\t2.230,00 €\t"Vertrag\nläuft weiter"',
  'Januar 2027\tSachkosten\tFahrten zwischen den Zentren (Beispiel)\t280,00\t',
  '02/2027\tSachkosten\t"Druck ""groß"""\t1,234.56\t',
  '13/2027\tSachkosten\tPapier\t12,345\t',
  'Summe\t\t\t3.744,56\t',
].join('\r\n');

/** Nine hundred purposes in twelve months, each cell the same. */
const wide = (cell: string): string => {
  const months = Array.from({ length: 12 }, (_, at) => `${at + 1}/2027`);
  const lines = Array.from({ length: 900 }, (_, at) => [
    `Posten ${at}`,
    'Personal',
    ...months.map(() => cell),
  ]);
  return [['Posten', 'Art', ...months], ...lines].map((cells) => cells.join('\t')).join('\n');
};

describe('a pasted sheet', () => {
  it('is read against what is planned, line by line, with its sums', async () => {
    const planner = await aPlanner();
    const read = await preview(planner, `\uFEFF${sheet}`);
    expect(rowsOf(read)).toEqual([
      '2 changed need_coordination-2026-12 223000',
      '4 same need_travel-2027-01 28000',
      '5 new need_druck-gross-2027-02 123456',
    ]);
    expect(read.rows[0]).toMatchObject({
      neededCentsBefore: 2150_00,
      row: { version: 0, note: 'Vertrag\nläuft weiter' },
    });
    expect(read.problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [6, 'month', 'month.not-there'],
      [6, 'neededCents', 'amount.ambiguous'],
    ]);
    expect(read.totals).toEqual([{ line: 7, statedCents: 3744_56, readCents: 3744_56 }]);
    expect(read.sumCents).toBe(3744_56);
    expect((await planner.needs('2026-12')).every(({ version }) => version === 0)).toBe(true);
  });

  it('tells its problems in the reader’s language', async () => {
    const { desk } = await aPlanner();
    const say = async (language: string) => {
      const { body } = await desk
        .as('treasurer')
        .post(
          '/v1/treasury/campaigns/netzwerk/needs/paste/preview',
          { text: sheet },
          { 'accept-language': language },
        );
      return body.problems[1].sentence;
    };
    expect(await say('de')).toContain('Sind 12345 Euro gemeint?');
    expect(await say('en')).toContain('Do you mean 12345 euros?');
  });

  it('is taken over as it was shown, and pasted again changes nothing', async () => {
    const planner = await aPlanner();
    const rows = (await preview(planner, sheet)).rows.map(({ row }) => row);
    const { status, body } = await paste(planner, rows);
    expect(status).toBe(200);
    expect(body).toEqual({
      added: ['need_druck-gross-2027-02'],
      changed: ['need_coordination-2026-12'],
      unchanged: ['need_travel-2027-01'],
    });
    expect((await planner.get('needs/need_coordination-2026-12')).body).toMatchObject({
      neededCents: 2230_00,
      priority: 10,
      note: 'Vertrag\nläuft weiter',
      version: 1,
    });
    expect(rowsOf(await preview(planner, sheet)).map((row) => row.split(' ')[1])).toEqual([
      'same',
      'same',
      'same',
    ]);
    const again = await paste(planner, rows);
    expect(again.body.unchanged).toHaveLength(3);
  });

  it.each([
    ['semicolons', 'Monat;Art;Titel;Betrag\n2027-01;Personal;Honorar;1.234,56 €'],
    ['commas and quotes', 'Month,Type,Title,Amount\n2027-01,staff,Honorar,"1,234.56"'],
    ['commas, German', 'Monat,Art,Titel,Betrag\n2027-01,Personal,Honorar,"1.234,56"'],
    ['a wide table', 'Posten\tArt\tJan 2027\nHonorar\tPersonal\t1.234,56\n'],
    ['no headings', 'Honorar\tPersonal\t01/2027\t1234.56'],
    ['the mark of a spreadsheet', 'sep=;\r\nMonat;Art;Titel;Betrag\r\n2027-01;Personal;Honorar;1234,56\r\n'],
  ])('can come with %s', async (_, text) => {
    const read = await preview(await aPlanner(), text);
    expect(read.problems).toEqual([]);
    expect(read.rows.map(({ row }) => [row.month, row.costType, row.title, row.neededCents])).toEqual([
      ['2027-01', 'staff', 'Honorar', 1234_56],
    ]);
  });

  it('of a year that is partly over is read for the months to come', async () => {
    const planner = await aPlanner();
    const text = 'Posten\tArt\tOkt\tNov\tDez\nRaum\tSachkosten\t1\t2\t3';
    const read = await preview(planner, text, { year: 2026 });
    expect(read.rows.map(({ row }) => row.month)).toEqual(['2026-11', '2026-12']);
    expect(read.problems).toMatchObject([{ line: 2, field: '2026-10', code: 'need.month-over' }]);
  });

  it('with a quotation mark that never closes is refused, with what to do', async () => {
    const planner = await aPlanner();
    const { status, body } = await planner.post('needs/paste/preview', {
      text: 'Monat;Art;Titel;Betrag\n2027-01;Personal;"Honorar;1',
    });
    expect([status, body.error.code, body.error.field]).toEqual([400, 'sheet.quote-open', 'text']);
  });

  it('of ten thousand lines is read within a few seconds, and one of more is refused', async () => {
    const planner = await aPlanner();
    const lines = Array.from(
      { length: 10_000 },
      (_, at) =>
        `${(at % 12) + 1}/2027\tPersonal\tHonorar ${Math.floor(at / 12)}\t${at % 10 === 0 ? '12,345' : '12,50'}`,
    );
    const text = ['Monat\tKostenart\tBezeichnung\tBetrag', ...lines].join('\n');
    const start = performance.now();
    const read = await preview(planner, text);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(read.rows).toHaveLength(9_000);
    expect(read.problemCount).toBe(1_000);
    expect(new Set(read.rows.map(({ row }) => row.need)).size).toBe(9_000);
    const { status, body } = await planner.post('needs/paste/preview', { text: `${text}\nzu\tviel` });
    expect([status, body.error.code]).toEqual([413, 'sheet.too-long']);
  });

  it('of more needs than can be shown is refused, and says only so many problems', async () => {
    const planner = await aPlanner();
    expect((await planner.post('needs/paste/preview', { text: wide('1') })).status).toBe(413);
    const { problems, problemCount } = await preview(planner, wide('viel'));
    expect([problems.length, problemCount]).toEqual([2_000, 10_800]);
  });
});

describe('taking over rows', () => {
  const row = {
    need: 'need_raum-2027-01',
    month: '2027-01',
    costType: 'material',
    title: 'Raum',
    neededCents: 5_00,
  };

  it('is all or nothing: one that somebody changed meanwhile stops the others', async () => {
    const planner = await aPlanner();
    const { rows } = await preview(planner, sheet);
    const change = { costType: 'staff', title: 'Koordination, halbe Stelle (Beispiel)', neededCents: 9_99 };
    await planner.put('needs/need_coordination-2026-12', change, '"0"');
    const { status, body } = await paste(
      planner,
      rows.map((each) => each.row),
    );
    expect(status).toBe(409);
    expect(body.error.versions).toMatchObject({
      theirs: { neededCents: 9_99, version: 1 },
      yours: { neededCents: 2230_00 },
    });
    expect((await planner.get('needs/need_druck-gross-2027-02')).status).toBe(404);
  });

  it('puts new needs behind the others in the order of the sheet', async () => {
    const planner = await aPlanner();
    const second = { ...row, need: 'need_a-2027-01', title: 'A' };
    await paste(planner, [row, second]);
    const titles = (await planner.needs('2027-01')).filter(({ costType }) => costType === 'material');
    expect(titles.map(({ title }) => title).slice(2)).toEqual(['Raum', 'A']);
  });

  it('of ninety needs is one transaction, even where all have notes', async () => {
    const planner = await aPlanner();
    const rows = Array.from({ length: 90 }, (_, at) => ({
      ...row,
      need: `need_raum-${at}-2027-01`,
      title: `Raum ${at}`,
      note: 'ä'.repeat(500),
    }));
    expect((await paste(planner, rows)).body.added).toHaveLength(90);
    expect((await paste(planner, [...rows, row])).body.error.field).toBe('rows');
  });

  it.each([
    ['a month that is over', [{ ...row, need: 'need_raum-2026-10', month: '2026-10' }], 'need.month-over'],
    ['one need twice', [row, row], 'sheet.twice'],
    ['a name that is there', [{ ...row, title: 'Fahrten zwischen den Zentren (Beispiel)' }], 'need.twice'],
    ['another month than its number', [{ ...row, month: '2027-02' }], 'input.invalid'],
    ['a need that never was', [{ ...row, version: 3 }], 'need.unknown'],
  ])('is refused: %s', async (_, rows, code) => {
    const planner = await aPlanner();
    expect((await paste(planner, rows)).body.error.code).toBe(code);
  });
});

describe('copying a year', () => {
  const years = { fromYear: 2027, toYear: 2028 };

  it('goes on until all is copied, ninety needs by a request, and then copies nothing', async () => {
    const planner = await aPlanner();
    const rows = Array.from({ length: 80 }, (_, at) => ({
      need: `need_raum-${at}-2027-02`,
      month: '2027-02',
      costType: 'material',
      title: `Raum ${at}`,
      neededCents: 1_00,
    }));
    await paste(planner, rows);
    // Ten months of the demo's four templates, and the rooms.
    const shown = await planner.post('needs/copy-year/preview', years);
    expect([shown.body.added.length, shown.body.left]).toEqual([120, 0]);
    const copies = [];
    for (let round = 0; round < 3; round += 1) {
      const { body } = await planner.post('needs/copy-year', years);
      copies.push([body.added.length, body.left, body.kept.length]);
    }
    expect(copies).toEqual([
      [90, 30, 0],
      [30, 0, 90],
      [0, 0, 120],
    ]);
    const [january] = await planner.needs('2028-01');
    expect(january).toMatchObject({ need: 'need_coordination-2028-01', neededCents: 2150_00, version: 1 });
    expect(january?.template).toBeUndefined();
  });

  it('copies nothing to months that are over, and not backwards', async () => {
    const planner = await aPlanner();
    const back = await planner.post('needs/copy-year', { fromYear: 2027, toYear: 2026 });
    expect(back.body.error).toMatchObject({ code: 'input.invalid', field: 'toYear' });
    planner.desk.now.at = new Date('2027-12-15T10:00:00.000Z');
    const { body } = await planner.post('needs/copy-year', { fromYear: 2026, toYear: 2027 });
    expect(body.added.map(({ month }: { month: string }) => month)).toEqual(Array(4).fill('2027-12'));
    expect(body.over).toHaveLength(4);
  });
});
