import { describe, expect, it } from 'vitest';
import { instantOf } from '../../shared/domain/month.ts';
import { needReference } from '../../shared/house/transfers.ts';
import { aDesk } from './a-desk.ts';
import { announce, receivedBy } from './some-corrections.ts';

const inNetzwerk = (what: string) => `/v1/treasury/campaigns/netzwerk/${what}`;

describe('a bank transfer', () => {
  const noted = { day: '2026-11-20', reason: 'Kontoauszug 47' };

  it('that was announced is known by its reference, and is not expected any more', async () => {
    const desk = await aDesk();
    const { reference } = await announce(desk, { donor: { email: 'ada@example.org' } });
    const before = await desk.as('reader').get(inNetzwerk('transfers'));
    expect(before.body.transfers).toEqual([
      expect.objectContaining({
        reference,
        kind: 'announced',
        cents: 25_00,
        earmark: 'staff',
        interval: 'once',
      }),
    ]);
    expect(before.text).not.toContain('ada@example.org');

    const typed = ` ${reference.toLowerCase().replaceAll(/(.{4})/g, '$1 ')}`;
    const { status, body } = await desk
      .as('treasurer:leipzig')
      .post(inNetzwerk('transfers'), { ...noted, reference: typed });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      entry: `manual:${reference}`,
      cents: 25_00,
      earmark: 'staff',
      source: 'donation',
    });
    expect((await desk.as('reader').get(inNetzwerk('transfers'))).body.transfers).toEqual([]);
    const known = await desk.as('treasurer').get(inNetzwerk(`transfers/${reference}`));
    expect(known.body).toMatchObject({ arrivedOn: '2026-11-20', thanksTo: 'ada@example.org' });

    const twice = await desk.as('treasurer').post(inNetzwerk('transfers'), { ...noted, reference });
    expect(twice.status).toBe(409);
    expect(await receivedBy(desk)).toEqual([{ source: 'donation', earmark: 'staff', cents: 25_00 }]);
  });

  it('counts what came, not what was announced', async () => {
    const desk = await aDesk();
    const { reference } = await announce(desk);
    const { body } = await desk
      .as('treasurer')
      .post(inNetzwerk('transfers'), { ...noted, reference, cents: 20_00 });
    expect(body.cents).toBe(20_00);
  });

  it('that comes every month is noted once a month', async () => {
    const desk = await aDesk();
    const { reference } = await announce(desk, { interval: 'month' });
    const note = async (day: string) =>
      desk.as('treasurer').post(inNetzwerk('transfers'), { ...noted, day, reference });
    expect((await note('2026-11-20')).body.entry).toBe(`manual:${reference}-2026-11`);
    expect((await note('2026-11-22')).status).toBe(409);
    desk.now.at = new Date('2026-12-22T10:00:00Z');
    expect((await note('2026-12-20')).body.entry).toBe(`manual:${reference}-2026-12`);
  });

  it('takes the wishes of its giver along', async () => {
    const desk = await aDesk();
    const { reference, donation } = await announce(desk);
    await desk.parts.wishes.keep(
      {
        donation,
        campaign: 'netzwerk',
        language: 'de',
        wall: { name: 'Ada' },
        madeAt: instantOf(desk.now.at),
      },
      30,
    );
    await desk.as('treasurer').post(inNetzwerk('transfers'), { ...noted, reference });
    expect(await desk.parts.wishes.find(donation)).toMatchObject({ gift: `manual:${reference}` });
  });

  it('with the reference of a poster goes to its need', async () => {
    const desk = await aDesk();
    const need = 'need_travel-2026-11';
    const reference = needReference('netzwerk', need);
    expect((await desk.as('treasurer').get(inNetzwerk(`transfers/${reference}`))).body).toMatchObject({
      kind: 'poster',
      earmark: need,
    });
    const refused = await desk.as('treasurer').post(inNetzwerk('transfers'), { ...noted, reference });
    expect([refused.status, refused.body.error.field]).toEqual([400, 'cents']);
    for (const cents of [10_00, 15_00]) {
      const { body } = await desk
        .as('treasurer')
        .post(inNetzwerk('transfers'), { ...noted, reference, cents });
      expect(body).toMatchObject({ earmark: need, cents });
    }
    expect(await receivedBy(desk)).toEqual([{ source: 'donation', earmark: need, cents: 25_00 }]);
  });

  it('with a mistyped reference, or one of another campaign, is not guessed', async () => {
    const desk = await aDesk();
    const { reference } = await announce(desk, { campaign: 'sprechstunde' });
    const post = async (typed: string) =>
      desk.as('treasurer').post(inNetzwerk('transfers'), { ...noted, cents: 5_00, reference: typed });
    expect((await post(reference)).body.error.code).toBe('transfer.unknown');
    const mistyped = reference.replace(/.$/, (letter) => (letter === 'A' ? 'C' : 'A'));
    expect((await post(mistyped)).body.error.code).toBe('transfer.no-reference');
    expect((await post('Miete November')).body.error.code).toBe('transfer.no-reference');
    expect(await receivedBy(desk)).toEqual([]);
  });

  it('under the bank’s own number is noted once', async () => {
    const desk = await aDesk();
    const said = { ...noted, cents: 5_00, reference: 'bank-4711' };
    expect((await desk.as('treasurer').post(inNetzwerk('transfers'), said)).body.entry).toBe(
      'manual:bank-4711',
    );
    expect((await desk.as('treasurer').post(inNetzwerk('transfers'), said)).status).toBe(409);
  });

  it('is shown with many others page by page', async () => {
    const desk = await aDesk();
    for (let number = 0; number < 130; number += 1) {
      await announce(desk, {
        donation: `don_${number}`,
        campaign: number % 2 === 0 ? 'netzwerk' : 'sprechstunde',
      });
    }
    const first = (await desk.as('reader').get(inNetzwerk('transfers'))).body;
    const second = (await desk.as('reader').get(inNetzwerk(`transfers?after=${first.next}`))).body;
    expect(first.transfers.length + second.transfers.length).toBe(65);
    expect(second.next).toBeUndefined();
  });
});
