import { describe, expect, it } from 'vitest';
import { Day, Instant, Month } from '../../shared/domain/month.ts';
import { minutes } from '../house/a-treasury.ts';
import { aDesk } from './a-desk.ts';
import { aDeskWithStripe } from './a-desk-with-stripe.ts';
import { aGift, adrift, book, statusesOf } from './some-corrections.ts';

const assign = { campaign: 'netzwerk', earmark: 'staff', reason: 'Anruf der Spenderin' };
const consent = { on: '2026-11-21', how: 'email' };

describe('assigning money', () => {
  it('moves all of a gift, and what comes back of it later follows', async () => {
    const { house, desk, adrift: gift, sums } = await aDeskWithStripe();
    const id = await gift();
    await house.refund('told', id, 10_00);
    expect(await sums('unassigned')).toEqual(['2026-11 free 4000']);
    const { status, body } = await desk.as('treasurer').post(`/v1/treasury/gifts/${id}/assign`, assign);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      gift: id,
      campaign: 'netzwerk',
      earmark: 'staff',
      cents: 40_00,
      monthsOver: [],
    });
    expect(await sums('unassigned')).toEqual([]);
    expect(await sums('netzwerk')).toEqual(['2026-11 staff 4000']);

    await house.refund('told', id, 5_00);
    expect(await sums('netzwerk')).toEqual(['2026-11 staff 3500']);
    expect(await house.wrongTotals()).toEqual([]);
  });

  it('is not undone by the nightly proof, which brings the fee to the same place', async () => {
    const { house, desk, adrift: gift } = await aDeskWithStripe();
    const id = await gift();
    await house.later(minutes(1));
    await desk.as('treasurer').post(`/v1/treasury/gifts/${id}/assign`, assign);
    expect(await house.reconcile()).toMatchObject({ agrees: true });
    const fees = (await house.entries()).filter(({ account }) => account === 'fees');
    expect(fees).toMatchObject([{ gift: id, campaign: 'netzwerk', earmark: 'staff' }]);
    const before = await house.entries();
    const proofs = [await house.reconcile(), await house.reconcile()];
    for (const proof of proofs) expect(proof).toMatchObject({ agrees: true, booked: { entries: 0 } });
    expect(await house.entries()).toEqual(before);
    expect(await house.wrongTotals()).toEqual([]);
  });

  it('makes whoever books it under no campaign at the same moment read again', async () => {
    const { house, desk, adrift: gift, sums } = await aDeskWithStripe();
    const id = await gift();
    await house.refund('lost', id, 10_00);
    const refund = house.sandbox.events().find(({ type }) => type === 'refund.created');
    if (!refund) throw new Error('no refund');
    let isFirst = true;
    const { ledger } = house.parts;
    const slow: typeof ledger = {
      ...ledger,
      book: async (...decided) => {
        // Decided on what was known before, written afterwards.
        if (isFirst) await desk.as('treasurer').post(`/v1/treasury/gifts/${id}/assign`, assign);
        isFirst = false;
        return ledger.book(...decided);
      },
    };
    await house.book(await house.keep([refund]), { ledger: slow });
    expect(isFirst).toBe(false);
    expect(await sums('unassigned')).toEqual([]);
    expect(await sums('netzwerk')).toEqual(['2026-11 staff 4000']);
    expect(await house.wrongTotals()).toEqual([]);
  });

  it('fetches what was booked between its reading and its writing', async () => {
    const { house, desk, adrift: gift, sums } = await aDeskWithStripe();
    const id = await gift();
    let isFirst = true;
    const { ledger } = desk.parts;
    desk.parts.ledger = {
      ...ledger,
      gift: async (name) => {
        const known = await ledger.gift(name);
        if (isFirst) await house.refund('told', id, 10_00);
        isFirst = false;
        return known;
      },
    };
    expect((await desk.as('treasurer').post(`/v1/treasury/gifts/${id}/assign`, assign)).status).toBe(200);
    expect(await sums('unassigned')).toEqual([]);
    expect(await sums('netzwerk')).toEqual(['2026-11 staff 4000']);
    expect(await house.wrongTotals()).toEqual([]);
  });

  it('is done by one of two people who try at once', async () => {
    const desk = await aDesk();
    await book(desk, [adrift('pi_two')]);
    const both = await Promise.all(
      ['staff', 'material'].map(async (earmark) =>
        desk.as('treasurer').post('/v1/treasury/gifts/pi_two/assign', { ...assign, earmark }),
      ),
    );
    expect(statusesOf(both)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.error.code).toBe('gift.assigned');
  });

  it('says which months that are over have other figures now', async () => {
    const desk = await aDesk();
    await book(desk, [
      adrift('pi_october', {
        month: Month.parse('2026-10'),
        day: Day.parse('2026-10-30'),
        at: Instant.parse('2026-10-30T10:00:00.000Z'),
      }),
    ]);
    const { body } = await desk.as('treasurer').post('/v1/treasury/gifts/pi_october/assign', assign);
    expect(body.monthsOver).toEqual(['2026-10']);
  });

  it.each([
    ['a campaign that is not there', { ...assign, campaign: 'nirgends' }, 404, 'campaign.unknown'],
    ['no campaign again', { ...assign, campaign: 'unassigned' }, 404, 'campaign.unknown'],
    ['a need that is not there', { ...assign, earmark: 'need_bikes-2026-11' }, 409, 'earmark.unknown'],
    ['no reason', { campaign: 'netzwerk' }, 400, 'input.invalid'],
  ])('is refused for %s', async (_, input, status, code) => {
    const desk = await aDesk();
    await book(desk, [adrift('pi_1')]);
    const answer = await desk.as('treasurer').post('/v1/treasury/gifts/pi_1/assign', input);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect((await desk.parts.ledger.entries('pi_1')).length).toBe(1);
  });
});

describe('using a donation for something else', () => {
  const path = '/v1/treasury/gifts/pi_1/earmark';

  it('moves it with the consent in its entries, and in the audit log', async () => {
    const desk = await aDesk();
    await book(desk, [aGift({ gift: 'pi_1', earmark: 'staff' })]);
    const { status, body } = await desk.as('treasurer:leipzig').post(path, { earmark: 'material', consent });
    expect([status, body.earmark, body.cents]).toEqual([200, 'material', 250_00]);
    const [, , moved] = await desk.parts.ledger.entries('pi_1');
    expect(moved).toMatchObject({
      author: 'treasurer:leipzig',
      reason: 'Zustimmung vom 21. November 2026 per E-Mail',
    });
    const audit = await desk.as('auditor').get('/v1/treasury/audit/2026-11?subject=pi_1');
    expect(audit.body.entries).toMatchObject([
      { done: 'gift.earmarked', before: { earmark: 'staff' }, after: { earmark: 'material', consent } },
    ]);
  });

  it('needs the consent of its giver, and asks for it', async () => {
    const desk = await aDesk();
    await book(desk, [aGift({ gift: 'pi_1' })]);
    const { status, body } = await desk.as('treasurer').post(path, { earmark: 'material' });
    expect([status, body.error.field]).toEqual([400, 'consent']);
    expect(body.error.message).toContain('Ohne das bleibt eine Spende, wofür sie gegeben wurde');
  });

  it('takes it to another campaign only for whoever may correct both', async () => {
    const desk = await aDesk();
    await book(desk, [aGift({ gift: 'pi_1' })]);
    const input = { earmark: 'free', campaign: 'sprechstunde', consent };
    const refused = await desk.as('treasurer:leipzig').post(path, input);
    expect(refused.body.error.code).toBe('treasury.not-allowed');
    expect((await desk.as('treasurer').post(path, input)).body).toMatchObject({ campaign: 'sprechstunde' });
    expect((await desk.as('treasurer:leipzig').post(path, { earmark: 'free', consent })).status).toBe(403);
  });

  it('keeps every month total the sum of its entries, with a correction among them', async () => {
    const { house, desk, sums } = await aDeskWithStripe();
    const { id } = await house.card('told', 80_00);
    const corrected = await desk
      .as('treasurer')
      .post(`/v1/treasury/entries/stripe:${id}:received/corrections`, {
        cents: -5_00,
        reason: 'zu viel gebucht',
      });
    expect(corrected.status).toBe(201);
    const answer = await desk.as('treasurer').post(`/v1/treasury/gifts/${id}/earmark`, {
      earmark: 'material',
      consent: { on: '2026-11-20', how: 'phone' },
    });
    expect(answer.body).toMatchObject({ cents: 75_00 });
    await house.refund('told', id, 10_00);
    expect(await sums('netzwerk')).toEqual(['2026-11 material 6500']);
    expect(await house.wrongTotals()).toEqual([]);
    const before = await house.entries();
    await house.reconcile();
    const fee = (await house.entries()).filter(
      (entry) => !before.some(({ entry: known }) => known === entry.entry),
    );
    expect(fee.map(({ account, earmark }) => [account, earmark])).toEqual([['fees', 'material']]);
    expect(await house.wrongTotals()).toEqual([]);
  });
});
