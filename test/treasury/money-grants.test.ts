import { describe, expect, it } from 'vitest';
import { Month } from '../../shared/domain/month.ts';
import { openTotals } from '../../shared/store/totals.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { aGrant } from './samples/money.ts';

const path = '/v1/treasury/campaigns/netzwerk/grants';
const one = `${path}/grant_foundation`;

const withGrant = async () => {
  const desk = await aDesk();
  const treasurer = desk.as('treasurer:leipzig');
  const added = await treasurer.post(path, { grant: 'grant_foundation', ...aGrant });
  return { desk, treasurer, added };
};

const received = async ({ table }: ADesk, month: string) =>
  (await openTotals(table).of('netzwerk', Month.parse(month)))?.received ?? [];

describe('a grant', () => {
  it('is written down with all of it promised and nothing received', async () => {
    const { desk, treasurer, added } = await withGrant();
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      version: 1,
      receivedCents: 0,
      committedCents: 6000_00,
      funderCents: [6000_00],
    });
    const { body, headers } = await treasurer.get(one);
    expect(body).toEqual(added.body);
    expect(headers['etag']).toBe('"1"');
    expect((await treasurer.get(path)).body.grants).toEqual([added.body]);
    expect(await received(desk, '2026-11')).toEqual([]);
  });

  it('has a name nobody else has in the campaign, and may have it in another', async () => {
    const { desk, treasurer } = await withGrant();
    const again = await treasurer.post(path, { grant: 'grant_foundation', ...aGrant });
    expect(again.body.error).toMatchObject({ code: 'grant.taken', field: 'grant' });
    const other = path.replace('netzwerk', 'sprechstunde');
    expect(
      (await desk.as('treasurer:koeln').post(other, { grant: 'grant_foundation', ...aGrant })).status,
    ).toBe(201);
    expect((await treasurer.get(`${other}/grant_foundation`)).status).toBe(403);
  });

  it.each([
    ['a sum its tranches do not come to', { grantedCents: 6000_01 }, 'tranches'],
    ['half a cent', { grantedCents: 0.5 }, 'grantedCents'],
    ['a day that does not exist', { decidedOn: '2026-02-30' }, 'decidedOn'],
    ['a document on another machine', { document: 'http://192.168.0.4/bescheid' }, 'document'],
    ['no tranche', { tranches: [] }, 'tranches'],
    ['a field there is none of', { colour: 'red' }, 'colour'],
  ])('with %s is refused, and the field is named', async (_, said, field) => {
    const desk = await aDesk();
    const { status, body } = await desk.as('treasurer').post(path, { grant: 'grant_x', ...aGrant, ...said });
    expect(status).toBe(400);
    expect(body.error.field).toBe(field);
    expect(body.error.message.length).toBeGreaterThan(20);
  });

  it('is changed by the first of two, and the second sees both versions', async () => {
    const { treasurer, desk } = await withGrant();
    const later = { ...aGrant, reportDueOn: '2027-12-31', note: 'Frist verlängert.' };
    expect((await treasurer.put(one, later)).status).toBe(428);
    desk.now.at = new Date('2026-11-22T11:00:00.000Z');
    expect((await treasurer.put(one, later, '"1"')).body).toMatchObject({
      version: 2,
      reportDueOn: '2027-12-31',
    });
    const second = await desk.as('treasurer').put(one, { ...aGrant, note: 'Anders.' }, '"1"');
    expect(second.status).toBe(409);
    expect(second.body.error.versions).toMatchObject({
      theirs: { version: 2, note: 'Frist verlängert.' },
      yours: { note: 'Anders.' },
    });
    const { changes } = (await treasurer.get(`${one}/history`)).body;
    expect(changes.map(({ done, person }: { done: string; person: string }) => `${done} ${person}`)).toEqual([
      'grant.added treasurer:leipzig',
      'grant.changed treasurer:leipzig',
    ]);
    expect(changes[1]).toMatchObject({
      before: { reportDueOn: '2027-09-30' },
      after: { reportDueOn: '2027-12-31' },
    });
    expect(JSON.stringify(changes)).not.toContain('203.0.113');
  });

  it('there is none of is not found, nor is its history', async () => {
    const desk = await aDesk();
    expect((await desk.as('reader').get(`${path}/grant_none`)).body.error.code).toBe('grant.unknown');
    expect((await desk.as('reader').get(`${path}/grant_none/history`)).status).toBe(404);
    expect((await desk.as('reader').get(path)).body).toEqual({ grants: [] });
  });
});

describe('a tranche', () => {
  const second = `${one}/tranches/2/receive`;

  it('that stands on the account is booked for each of its purposes, and is promised no more', async () => {
    const { desk, treasurer } = await withGrant();
    const { status, body } = await treasurer.post(second, { day: '2026-11-20', cents: 3000_00 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      grant: { version: 2, receivedCents: 3000_00, committedCents: 3000_00 },
      entries: [
        { entry: 'manual:netzwerk.grant_foundation.2.1', month: '2026-11', earmark: 'staff', cents: 2000_00 },
        {
          entry: 'manual:netzwerk.grant_foundation.2.2',
          month: '2026-11',
          earmark: 'material',
          cents: 1000_00,
        },
      ],
      rule: 'counts-in-its-month',
    });
    expect(await openTotals(desk.table).of('netzwerk', Month.parse('2026-11'))).toMatchObject({ gifts: 0 });
    const sums = await received(desk, '2026-11');
    expect(sums).toHaveLength(2);
    expect(sums).toContainEqual({ source: 'grant', earmark: 'staff', cents: 2000_00 });
    expect(sums).toContainEqual({ source: 'grant', earmark: 'material', cents: 1000_00 });
  });

  it('received eight times at once is booked once', async () => {
    const { desk, treasurer } = await withGrant();
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => treasurer.post(second, { day: '2026-11-20', cents: 3000_00 })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(
      new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.error.code)),
    ).toEqual(new Set(['tranche.received']));
    const sums = await received(desk, '2026-11');
    expect(sums.reduce((sum, { cents }) => sum + cents, 0)).toBe(3000_00);
  });

  it('of which less came stays promised with the rest; given to needs of the campaign, if that is wanted', async () => {
    const { treasurer, desk } = await withGrant();
    const split = [
      { earmark: 'need_coordination-2026-11', cents: 1500_00 },
      { earmark: 'material', cents: 250_50 },
    ];
    const { body } = await treasurer.post(second, { day: '2026-11-20', cents: 1750_50, split });
    expect(body.rest).toBe('2_2');
    expect(body.grant).toMatchObject({ receivedCents: 1750_50, committedCents: 4249_50 });
    const rest = await treasurer.post(`${one}/tranches/2_2/receive`, { day: '2026-11-21', cents: 1249_50 });
    expect(rest.body.grant).toMatchObject({ receivedCents: 3000_00, committedCents: 3000_00 });
    const sums = await received(desk, '2026-11');
    expect(sums).toContainEqual({ source: 'grant', earmark: 'need_coordination-2026-11', cents: 1500_00 });
    expect(sums.reduce((sum, { cents }) => sum + cents, 0)).toBe(3000_00);
  });

  it('that came in a month that is over counts today, and the grant says when it came', async () => {
    const { desk, treasurer } = await withGrant();
    const { body } = await treasurer.post(second, { day: '2026-10-30', cents: 3000_00 });
    expect(body).toMatchObject({ rule: 'month-over-counts-today', entries: [{ day: '2026-11-22' }, {}] });
    expect(body.grant.tranches[1].received.on).toBe('2026-10-30');
    expect(await received(desk, '2026-10')).toEqual([]);
    const late = await treasurer.post(`${one}/tranches/1/receive`, {
      day: '2026-10-30',
      cents: 3000_00,
      late: true,
    });
    expect(late.body.entries).toMatchObject([{ month: '2026-10', day: '2026-10-30' }]);
  });

  it.each([
    ['of more than was promised', { cents: 3000_01 }, 400, 'tranche.more-than-due'],
    [
      'for a need there is none of',
      { split: [{ earmark: 'need_none-2026-11', cents: 3000_00 }] },
      409,
      'earmark.unknown',
    ],
    [
      'for one purpose twice',
      { split: [1, 2].map(() => ({ earmark: 'staff', cents: 1500_00 })) },
      400,
      'input.invalid',
    ],
    ['of tomorrow', { day: '2026-11-23' }, 400, 'note.in-future'],
  ])('%s is refused, and nothing is booked', async (_, said, status, code) => {
    const { desk, treasurer } = await withGrant();
    const answer = await treasurer.post(second, { day: '2026-11-20', cents: 3000_00, ...said });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await received(desk, '2026-11')).toEqual([]);
  });

  it('for a need that was closed is refused', async () => {
    const { desk, treasurer } = await withGrant();
    const need = 'need_print-2026-11';
    const found = await desk.parts.campaigns.need('netzwerk', Month.parse('2026-11'), need);
    if (!found) throw new Error('no need');
    const closed = { on: '2026-11-20', because: 'Druckerei spendet.', plannedCents: found.neededCents };
    await desk.table.update({
      key: { pk: 'CAMPAIGN#netzwerk', sk: `NEED#2026-11#${need}` },
      expression: 'SET closed = :closed',
      values: { ':closed': closed },
    });
    const split = [{ earmark: need, cents: 3000_00 }];
    const { body } = await treasurer.post(second, { day: '2026-11-20', cents: 3000_00, split });
    expect(body.error).toMatchObject({ code: 'earmark.closed', field: 'earmark' });
  });

  it('that came stays as it is when the grant is changed', async () => {
    const { treasurer } = await withGrant();
    await treasurer.post(second, { day: '2026-11-20', cents: 3000_00 });
    const [first, came] = aGrant.tranches;
    const without = { ...aGrant, tranches: [{ ...first, split: [{ earmark: 'staff', cents: 6000_00 }] }] };
    expect((await treasurer.put(one, without, '"2"')).body.error.code).toBe('grant.tranche-received');
    const later = { ...aGrant, tranches: [{ ...first, dueOn: '2026-12-15' }, came] };
    const { body } = await treasurer.put(one, later, '"2"');
    expect(body).toMatchObject({ version: 3, receivedCents: 3000_00, committedCents: 3000_00 });
    expect(body.tranches[1].received.entries).toHaveLength(2);
  });
});
