import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { Day } from '../../shared/domain/month.ts';
import { type CostType, NeedId } from '../../shared/domain/need.ts';
import { closedNeed } from '../../shared/domain/need-closing.ts';
import type { SheetRow } from '../../shared/domain/need-sheet.ts';
import { foundRows } from '../../shared/domain/sheet-needs.ts';
import { aNeed, month, months } from './a-plan.ts';

const today = month('2026-11');
const row = (of: string, title: string, neededCents = 100_00, costType: CostType = 'staff'): SheetRow => ({
  line: 2,
  month: month(of),
  costType,
  title,
  neededCents: cents(neededCents),
});
const found = (rows: SheetRow[], needs = [aNeed('2026-12', 'Miete')], stems: string[] = []) =>
  foundRows(rows, needs, stems, today);

describe('the rows of a sheet beside the needs that are there', () => {
  it('are about the need of the same month, cost type and title', () => {
    const rows = [row('2026-12', 'MIETE'), row('2026-12', 'miete', 90_00)].map(
      (each) => found([each]).found[0],
    );
    expect(rows.map((each) => [each?.need, each?.outcome])).toEqual([
      ['need_miete-2026-12', 'same'],
      ['need_miete-2026-12', 'changed'],
    ]);
  });

  it('are new in another month or cost type: a purpose keeps its stem, another gets one of its own', () => {
    const { found: rows } = found([row('2027-01', 'Miete'), row('2026-12', 'Miete', 1, 'material')]);
    expect(rows.map(({ need, outcome }) => [need, outcome])).toEqual([
      ['need_miete-2027-01', 'new'],
      ['need_miete-2-2026-12', 'new'],
    ]);
  });

  it('never take the number of a template that is still to yield', () => {
    expect(found([row('2027-01', 'Beratung')], [], ['need_beratung']).found[0]?.need).toBe(
      'need_beratung-2-2027-01',
    );
  });

  it.each([
    ['Öffentlichkeits-Arbeit (Größe)', 'need_oeffentlichkeits-arbeit-groesse-2026-12'],
    ['Éducation à la santé', 'need_education-a-la-sante-2026-12'],
    ['العيادة', 'need_bedarf-2026-12'],
    ['x'.repeat(120), `need_${'x'.repeat(44)}-2026-12`],
  ])('have a number that can stand in an address: %s', (title, need) => {
    expect(found([row('2026-12', title)]).found[0]?.need).toBe(need);
  });

  it('change nothing that is over, unless they say the same', () => {
    const last = [aNeed('2026-10', 'Miete')];
    expect(found([row('2026-10', 'Miete')], last).found[0]?.outcome).toBe('same');
    expect(found([row('2026-10', 'Miete', 1)], last).problems[0]?.code).toBe('need.month-over');
    expect(found([row('2026-10', 'Honorar')], last).problems[0]?.code).toBe('need.month-over');
  });

  it('change nothing that is closed', () => {
    const closed = [
      closedNeed(aNeed('2026-12', 'Miete'), cents(20_00), {
        on: Day.parse('2026-11-22'),
        because: 'geschenkt',
      }),
    ];
    expect(found([row('2026-12', 'Miete')], closed).found[0]?.outcome).toBe('same');
    expect(found([row('2026-12', 'Miete', 90_00)], closed).problems[0]?.code).toBe('need.closed');
  });

  it('say a purpose once a month', () => {
    const { found: rows, problems } = found([row('2027-01', 'A'), { ...row('2027-01', 'a'), line: 7 }]);
    expect(rows).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 7, code: 'sheet.twice' }]);
    expect(problems[0]?.sentence.de).toContain('Zeile 2');
  });

  it('add no need of nothing, and can set one to nothing', () => {
    expect(found([row('2027-01', 'A', 0)]).found).toEqual([]);
    expect(found([row('2026-12', 'Miete', 0)]).found[0]?.outcome).toBe('changed');
  });

  it('get a number each where a template was called two names', () => {
    const needs = [aNeed('2026-11', 'Miete'), { ...aNeed('2026-12', 'Miete'), title: 'Raum' }];
    const { found: rows } = found([row('2027-01', 'Miete'), row('2027-01', 'Raum')], needs);
    expect(rows.map(({ need }) => need)).toEqual(['need_miete-2027-01', 'need_raum-2027-01']);
  });

  it('never share a number, and each is one of its month', () => {
    const titles = fc.constantFrom(
      'Miete',
      'MIETE',
      'Mieté',
      'Honorar',
      'Honorar 2',
      'العيادة',
      'Поліклініка',
    );
    const rows = fc.array(
      fc
        .tuple(months(), titles, fc.constantFrom<CostType>('staff', 'material'))
        .map(([of, title, costType]) => row(of, title, 1, costType)),
    );
    const there = fc.uniqueArray(
      fc.tuple(months(), fc.constantFrom('Miete', 'Honorar')).map(([of, title]) => ({
        ...aNeed(of, title),
        // Some templates have changed their title on the way.
        title: of > '2027-03' ? 'Honorar' : title,
      })),
      { selector: ({ need }) => need },
    );
    fc.assert(
      fc.property(rows, there, (all, needs) => {
        const { found: each } = found(all, needs);
        const fresh = each.filter(({ outcome }) => outcome === 'new').map(({ need }) => need);
        const numbers = [...fresh, ...needs.map(({ need }) => need)];
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const { need, row: of } of each) expect(NeedId.parse(need).endsWith(of.month)).toBe(true);
      }),
    );
  });
});
