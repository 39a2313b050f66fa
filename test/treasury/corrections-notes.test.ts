import { describe, expect, it } from 'vitest';
import { aDesk } from './a-desk.ts';
import { receivedBy, statusesOf } from './some-corrections.ts';

const cash = {
  day: '2026-11-20',
  cents: 412_50,
  countedBy: 'Toni Beispiel',
  reason: 'Sommerfest, Kassenblatt 7',
};
const inNetzwerk = (what: string) => `/v1/treasury/campaigns/netzwerk/${what}`;

describe('cash', () => {
  it('is counted by two people and stands under its own source', async () => {
    const desk = await aDesk();
    const { status, body } = await desk
      .as('treasurer:leipzig')
      .post(inNetzwerk('cash'), { ...cash, reference: 'kasse-7' });
    expect(status).toBe(201);
    expect(body).toEqual({
      entry: 'manual:kasse-7',
      gift: 'manual:kasse-7',
      campaign: 'netzwerk',
      month: '2026-11',
      day: '2026-11-20',
      cameOn: '2026-11-20',
      rule: 'counts-in-its-month',
      cents: 412_50,
      source: 'event',
      earmark: 'free',
    });
    expect(await desk.parts.ledger.entries('manual:kasse-7')).toMatchObject([
      { author: 'treasurer:leipzig', countedBy: 'Toni Beispiel' },
    ]);
    expect(await receivedBy(desk)).toEqual([{ source: 'event', earmark: 'free', cents: 412_50 }]);
  });

  it.each(['treasurer:leipzig', ' Treasurer:LEIPZIG ', 'treasurer:leipzig'.normalize('NFKD')])(
    'counted by one person under two spellings is refused: %j',
    async (countedBy) => {
      const desk = await aDesk();
      const { status, body } = await desk
        .as('treasurer:leipzig')
        .post(inNetzwerk('cash'), { ...cash, countedBy });
      expect([status, body.error.code, body.error.field]).toEqual([409, 'cash.counted-alone', 'countedBy']);
      expect(await receivedBy(desk)).toEqual([]);
    },
  );

  it('of a month that is over counts today, unless it must count there for taxes', async () => {
    const desk = await aDesk();
    const october = { ...cash, day: '2026-10-30' };
    const today = await desk.as('treasurer').post(inNetzwerk('cash'), october);
    expect(today.body).toMatchObject({
      month: '2026-11',
      day: '2026-11-22',
      cameOn: '2026-10-30',
      rule: 'month-over-counts-today',
    });
    const [entry] = await desk.parts.ledger.entries(today.body.gift);
    expect(entry).toMatchObject({
      cameOn: '2026-10-30',
      reason: `${cash.reason}, eingegangen am 30. Oktober 2026`,
    });
    const late = await desk.as('treasurer').post(inNetzwerk('cash'), { ...october, late: true });
    expect(late.body).toMatchObject({ month: '2026-10', rule: 'late-in-its-month' });
  });

  it('under a number that is taken is refused, and so is tomorrow’s', async () => {
    const desk = await aDesk();
    const numbered = { ...cash, reference: 'kasse-7' };
    await desk.as('treasurer').post(inNetzwerk('cash'), numbered);
    const same = await desk.as('treasurer').post(inNetzwerk('cash'), numbered);
    expect(same.body.error.code).toBe('note.known');
    const other = await desk.as('treasurer').post(inNetzwerk('cash'), { ...numbered, cents: 1 });
    expect(other.body.error.code).toBe('note.reference-taken');
    const tomorrow = await desk.as('treasurer').post(inNetzwerk('cash'), { ...cash, day: '2026-11-23' });
    expect(tomorrow.body.error.code).toBe('note.in-future');
    expect(await receivedBy(desk)).toEqual([{ source: 'event', earmark: 'free', cents: 412_50 }]);
  });
});

describe('a correction', () => {
  const path = '/v1/treasury/entries/manual:kasse-7/corrections';

  it('is an entry of its own beside the one it puts right', async () => {
    const desk = await aDesk();
    await desk.as('treasurer').post(inNetzwerk('cash'), { ...cash, earmark: 'staff', reference: 'kasse-7' });
    const { status, body } = await desk
      .as('treasurer:leipzig')
      .post(path, { cents: -12_50, reason: 'falsch gezählt' });
    expect([status, body.source, body.earmark, body.campaign]).toEqual([201, 'event', 'staff', 'netzwerk']);
    expect(await receivedBy(desk)).toEqual([{ source: 'event', earmark: 'staff', cents: 400_00 }]);
    expect(
      (await desk.parts.ledger.entries('manual:kasse-7')).map(({ cents, corrects }) => [cents, corrects]),
    ).toEqual(
      expect.arrayContaining([
        [412_50, undefined],
        [-12_50, 'manual:kasse-7'],
      ]),
    );
  });

  it('never takes more than there is, all at once', async () => {
    const desk = await aDesk();
    await desk.as('treasurer').post(inNetzwerk('cash'), { ...cash, cents: 100_00, reference: 'kasse-7' });
    const answers = await Promise.all(
      Array.from({ length: 4 }, async () =>
        desk.as('treasurer').post(path, { cents: -40_00, reason: 'falsch gezählt' }),
      ),
    );
    expect(statusesOf(answers)).toEqual([201, 201, 409, 409]);
    expect(await receivedBy(desk)).toEqual([{ source: 'event', earmark: 'free', cents: 20_00 }]);
  });

  it('of an entry that is not there says how to name it, without words of the command line', async () => {
    const desk = await aDesk();
    const { status, body } = await desk.as('treasurer').post(path, { cents: -1, reason: 'falsch' });
    expect([status, body.error.code]).toEqual([409, 'note.corrects-nothing']);
    expect(body.error.message).not.toContain('--');
  });
});
