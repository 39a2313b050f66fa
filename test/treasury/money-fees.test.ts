import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { Month } from '../../shared/domain/month.ts';
import { openTotals } from '../../shared/store/totals.ts';
import { type ADesk, aDesk } from './a-desk.ts';

const path = '/v1/treasury/campaigns/netzwerk/membership-fees';
const fee = { member: 'M-017', month: '2026-11', day: '2026-11-20', cents: 5_00 };

const receivedIn = async ({ table }: ADesk, month: string) =>
  (await openTotals(table).of('netzwerk', Month.parse(month)))?.received ?? [];

describe('a membership fee', () => {
  it('is noted for one month, counts as a fee and is no gift', async () => {
    const desk = await aDesk();
    const { status, body } = await desk.as('treasurer:leipzig').post(path, fee);
    expect(status).toBe(201);
    expect(body).toEqual({
      fees: [
        {
          campaign: 'netzwerk',
          member: 'M-017',
          month: '2026-11',
          day: '2026-11-20',
          earmark: 'free',
          cents: 5_00,
          entry: 'manual:fee-netzwerk.m-017-2026-11',
          rule: 'counts-in-its-month',
        },
      ],
      cents: 5_00,
    });
    expect(await openTotals(desk.table).of('netzwerk', Month.parse('2026-11'))).toMatchObject({
      gifts: 0,
      received: [{ source: 'membership', earmark: 'free', cents: 5_00 }],
    });
  });

  it('of half a year in one sum is six entries, and counts in the month it came', async () => {
    const desk = await aDesk();
    const { body } = await desk.as('treasurer').post(path, { ...fee, through: '2027-04', cents: 25_00 });
    expect(body.fees.map(({ month, cents }: { month: string; cents: number }) => [month, cents])).toEqual([
      ['2026-11', 4_17],
      ['2026-12', 4_17],
      ['2027-01', 4_17],
      ['2027-02', 4_17],
      ['2027-03', 4_16],
      ['2027-04', 4_16],
    ]);
    expect(await receivedIn(desk, '2026-11')).toMatchObject([{ cents: 25_00 }]);
    expect(await receivedIn(desk, '2027-01')).toEqual([]);
  });

  it('that came in a month that is over counts today, unless somebody says otherwise; the answer says which', async () => {
    const desk = await aDesk();
    const treasurer = desk.as('treasurer');
    const today = await treasurer.post(path, { ...fee, day: '2026-10-28' });
    expect(today.body.fees[0]).toMatchObject({ day: '2026-11-22', rule: 'month-over-counts-today' });
    expect(await receivedIn(desk, '2026-10')).toEqual([]);
    const late = await treasurer.post(path, { ...fee, member: 'M-018', day: '2026-10-28', late: true });
    expect(late.body.fees[0]).toMatchObject({ day: '2026-10-28', rule: 'late-in-its-month' });
    expect(await receivedIn(desk, '2026-10')).toMatchObject([{ cents: 5_00 }]);
  });

  it('is refused a second time for the same month, with what stands there', async () => {
    const desk = await aDesk();
    const treasurer = desk.as('treasurer');
    await treasurer.post(path, fee);
    const { status, body } = await treasurer.post(path, { ...fee, member: 'm/017', cents: 7_00 });
    expect(status).toBe(409);
    expect(body.error.code).toBe('fee.paid-already');
    expect(body.error.message).toMatch(
      /M-017 hat für November 2026 schon gezahlt: 5,00\s€ am 20\. November 2026/,
    );
    expect(body.error.versions.theirs).toMatchObject({
      cents: 5_00,
      entry: 'manual:fee-netzwerk.m-017-2026-11',
    });
    expect(await receivedIn(desk, '2026-11')).toMatchObject([{ cents: 5_00 }]);
  });

  it('noted eight times at once is booked once', async () => {
    const desk = await aDesk();
    const treasurer = desk.as('treasurer');
    const answers = await Promise.all(Array.from({ length: 8 }, async () => treasurer.post(path, fee)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
    expect(await receivedIn(desk, '2026-11')).toMatchObject([{ cents: 5_00 }]);
  });

  it('of a member with the same number elsewhere is another one', async () => {
    const desk = await aDesk();
    await desk.as('treasurer:leipzig').post(path, fee);
    const other = await desk.as('treasurer:koeln').post(path.replace('netzwerk', 'sprechstunde'), fee);
    expect(other.status).toBe(201);
    expect((await desk.as('treasurer:koeln').get(`${path}?period=2026`)).status).toBe(403);
  });

  it.each([
    ['a name for a number', { member: 'Ada Beispiel!' }, 'member'],
    ['a month that does not exist', { month: '2026-13' }, 'month'],
    ['a day that does not exist', { day: '2026-11-31' }, 'day'],
    ['nothing', { cents: 0 }, 'cents'],
    ['half a cent', { cents: 12.5 }, 'cents'],
    ['a need that is none', { earmark: 'need_unknown-2026-11' }, 'earmark'],
    ['a day that is to come', { day: '2026-11-23' }, 'day'],
    ['months that run backwards', { through: '2026-10' }, 'through'],
  ])('with %s is refused, and the field is named', async (_, said, field) => {
    const desk = await aDesk();
    const { status, body } = await desk.as('treasurer').post(path, { ...fee, ...said });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body.error.field).toBe(field);
  });
});

describe('the list of fees', () => {
  it('goes by the month they are for, page after page, each as it stands after its corrections', async () => {
    const desk = await aDesk();
    const treasurer = desk.as('treasurer');
    for (let start = 0; start < 60; start += 30) {
      const rows = Array.from({ length: 30 }, (_, index) => ({
        ...fee,
        member: `M-${String(start + index).padStart(3, '0')}`,
        month: '2026-10',
      }));
      await treasurer.post(`${path}/upload`, { rows });
    }
    await treasurer.post(path, fee);
    await desk.parts.notes.write(
      {
        ...(await entryNamed(desk, 'manual:fee-netzwerk.m-017-2026-11')),
        entry: 'manual:typing-error',
        line: 'manual:typing-error',
        cents: cents(-1_00),
        corrects: 'manual:fee-netzwerk.m-017-2026-11',
      },
      { corrections: 0, claims: 0 },
    );
    const first = await treasurer.get(`${path}?period=2026`);
    expect(first.body.fees).toHaveLength(50);
    const second = await treasurer.get(`${path}?period=2026&after=${encodeURIComponent(first.body.next)}`);
    expect(second.body.fees).toHaveLength(11);
    expect(second.body.next).toBeUndefined();
    expect(second.body.fees.at(-1)).toMatchObject({ member: 'M-017', month: '2026-11', cents: 4_00 });
    expect((await treasurer.get(`${path}?period=2026-11`)).body.fees).toHaveLength(1);
    expect((await treasurer.get(`${path}?period=2025`)).body).toEqual({ fees: [] });
    expect((await treasurer.get(path)).body.error.field).toBe('period');
  });
});

const entryNamed = async ({ parts }: ADesk, name: string) => {
  const entry = await parts.notes.find(name);
  if (!entry) throw new Error(`${name} is not there`);
  return entry;
};
