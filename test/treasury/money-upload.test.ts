import { describe, expect, it } from 'vitest';
import { Month } from '../../shared/domain/month.ts';
import { openTotals } from '../../shared/store/totals.ts';
import { type ADesk, aDesk } from './a-desk.ts';

const path = '/v1/treasury/campaigns/netzwerk/membership-fees/upload';

const previewed = async (desk: ADesk, text: string, headers = {}) =>
  (await desk.as('treasurer').post(`${path}/preview`, { text }, headers)).body;

const received = async ({ table }: ADesk) =>
  (await openTotals(table).of('netzwerk', Month.parse('2026-11')))?.received ?? [];

describe('a list of fees', () => {
  it.each([
    ['tabs', 'Mitglied\tMonat\tTag\tBetrag\nM-017\t2026-11\t20.11.2026\t1.234,56 €\n'],
    ['semicolons and no titles', 'M-017;11/2026;2026-11-20;1234,56'],
    [
      'commas and quotation marks',
      '"Member","Month","Day","Amount"\r\n"M-017","2026-11","2026-11-20","1,234.56"\r\n',
    ],
    [
      'other columns between',
      '\uFEFFNr.;Bemerkung;Betrag (€);Datum;Monat\nM-017;"bar; danke";1234,56;20.11.26;11.2026',
    ],
  ])('is read with %s', async (_, text) => {
    const desk = await aDesk();
    const { rows, cents, counts } = await previewed(desk, text);
    expect(rows).toMatchObject([
      { state: 'new', fee: { member: 'M-017', month: '2026-11', day: '2026-11-20', cents: 1234_56 } },
    ]);
    expect(cents).toBe(1234_56);
    expect(counts).toEqual({ new: 1, known: 0, refused: 0 });
  });

  it('says of each row what is wrong with it, where, and what stands there', async () => {
    const desk = await aDesk();
    const text = [
      'Mitglied;Monat;bis;Tag;Betrag',
      'M-001;2026-11;;20.11.2026;5,00',
      'Ada Beispiel!;2026-11;;20.11.2026;5,00',
      'M-003;2026-13;;20.11.2026;5,00',
      'M-004;2026-11;;31.11.2026;5,00',
      'M-005;2026-11;;20.11.2026;12,345',
      'M-006;2026-11;;20.11.2026;-5',
      'M-007;2026-11;;24.12.2026;5',
      'M-001;2026-10;2026-12;20.11.2026;15,00',
      '',
      'M-009;2026-11;2026-10;20.11.2026;5',
      'M-010;2026-11',
      'M-011;2026-11;;20.11.2026;0',
    ].join('\n');
    const { rows, counts } = await previewed(desk, text, { 'accept-language': 'de' });
    expect(counts).toEqual({ new: 1, known: 0, refused: 10 });
    expect(
      rows.map(
        ({ line, problem }: { line: number; problem?: { code: string; field?: string; found?: string } }) =>
          problem ? [line, problem.code, problem.field, problem.found] : [line],
      ),
    ).toEqual([
      [2],
      [3, 'fee.member-unreadable', 'member', 'Ada Beispiel!'],
      [4, 'fee.month-unreadable', 'month', '2026-13'],
      [5, 'fee.day-unreadable', 'day', '31.11.2026'],
      [6, 'amount.ambiguous', 'amount', '12,345'],
      [7, 'amount.unreadable', 'amount', '-5'],
      [8, 'note.in-future', 'day', '24.12.2026'],
      [9, 'fee.twice', undefined, undefined],
      [11, 'fee.months-reversed', 'through', '2026-10'],
      [12, 'fee.day-unreadable', 'day', ''],
      [13, 'fee.amount-unreadable', 'amount', '0'],
    ]);
    expect(rows[4].problem.sentence).toContain('Sind 12345 Euro gemeint?');
  });

  it('is written nowhere by a preview', async () => {
    const desk = await aDesk();
    await previewed(desk, 'M-017;2026-11;20.11.2026;5,00');
    expect(await received(desk)).toEqual([]);
  });

  it('can be sent again: what stands there just so is left out, what stands there otherwise is refused', async () => {
    const desk = await aDesk();
    const rows = ['M-001', 'M-002'].map((member) => ({
      member,
      month: '2026-11',
      day: '2026-10-30',
      cents: 5_00,
    }));
    await desk.as('treasurer').post(path, { rows: rows.slice(0, 1) });
    // A day later the fee of October would count on another day than it did, and is the same all the same.
    desk.now.at = new Date('2026-11-23T10:00:00.000Z');
    const text = 'M-001;2026-11;30.10.2026;5\nM-002;2026-11;30.10.2026;5';
    expect((await previewed(desk, text)).rows.map(({ state }: { state: string }) => state)).toEqual([
      'known',
      'new',
    ]);
    const { status, body } = await desk.as('treasurer').post(path, { rows });
    expect(status).toBe(201);
    expect(body.fees.map(({ member }: { member: string }) => member)).toEqual(['M-002']);
    expect(body.known).toEqual([{ member: 'M-001', month: '2026-11' }]);
    expect(await received(desk)).toMatchObject([{ cents: 10_00 }]);

    const other = await previewed(desk, 'M-001;2026-11;30.10.2026;6');
    expect(other.rows[0].problem).toMatchObject({ code: 'fee.paid-already' });
    const changed = await desk.as('treasurer').post(path, { rows: [{ ...rows[0], cents: 6_00 }] });
    expect(changed.body.error.code).toBe('fee.paid-already');
  });

  it('goes in whole or not at all', async () => {
    const desk = await aDesk();
    const row = { member: 'M-001', month: '2026-11', day: '2026-11-20', cents: 5_00 };
    const rows = [row, { ...row, member: 'M-002', day: '2026-12-01' }];
    expect((await desk.as('treasurer').post(path, { rows })).body.error.code).toBe('note.in-future');
    const twice = await desk.as('treasurer').post(path, { rows: [row, { ...row, member: 'm 001' }] });
    expect(twice.body.error.code).toBe('fee.twice');
    expect(await received(desk)).toEqual([]);
  });

  it('takes forty months at once, all of one day, and no more', async () => {
    const desk = await aDesk();
    const rows = Array.from({ length: 40 }, (_, index) => ({
      member: `M-${index}`,
      month: '2026-11',
      day: '2026-11-20',
      cents: 5_00,
    }));
    expect((await desk.as('treasurer').post(path, { rows })).body.cents).toBe(200_00);
    expect(await received(desk)).toMatchObject([{ cents: 200_00 }]);
    const [first] = rows;
    const years = [1, 2].map((member) => ({
      ...first,
      member: `N-${member}`,
      month: '2027-01',
      through: '2028-12',
    }));
    const tooMany = await desk.as('treasurer').post(path, { rows: years });
    expect(tooMany.body.error).toMatchObject({ code: 'fees.too-many', field: 'rows' });
  });

  it('of ten thousand rows is looked at in a few seconds', async () => {
    const desk = await aDesk();
    const lines = Array.from({ length: 10_000 }, (_, index) => `M-${index};2026-11;20.11.2026;5,00`);
    const { counts, cents } = await previewed(desk, lines.join('\n'));
    expect(counts).toEqual({ new: 10_000, known: 0, refused: 0 });
    expect(cents).toBe(50_000_00);
    const more = await previewed(desk, [...lines, 'M-x;2026-11;20.11.2026;5,00'].join('\n'));
    expect(more.error.code).toBe('sheet.too-long');
    const years = lines.slice(0, 500).map((line) => line.replace('2026-11;', '2026-11;2028-10;'));
    expect((await previewed(desk, years.join('\n'))).error.message).toContain('12000');
  }, 60_000);

  it.each([
    ['a column missing', 'Mitglied;Monat;Betrag\nM-1;2026-11;5', 'sheet.column-missing', 'Tag'],
    [
      'a quotation mark that never ends',
      'M-1;2026-11;20.11.2026;5\n"M-2;2026-11',
      'sheet.unreadable',
      'Anführungszeichen',
    ],
    ['nothing but blanks', ' \n \n', 'sheet.empty', 'keine Zeile'],
  ])('with %s is refused as a whole', async (_, text, code, word) => {
    const desk = await aDesk();
    const { error } = await previewed(desk, text, { 'accept-language': 'de' });
    expect(error).toMatchObject({ code, field: 'text' });
    expect(error.message).toContain(word);
  });
});
