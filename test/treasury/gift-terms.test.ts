import { beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '../../shared/domain/month.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { ada, adasId, addDonor, company, given, issued } from './some-receipts.ts';
import { statusesOf } from './some-corrections.ts';

let desk: ADesk;
const path = '/v1/treasury/gifts/pi_one/terms';
const read = async () => desk.as('treasurer').get(path);
const say = async (said: object, version = '"0"') => desk.as('treasurer').put(path, said, version);
const giftsOf = async (donor: string, year = 2026) =>
  (await desk.as('treasurer').get(`/v1/treasury/donors/${donor}?year=${year}`)).body.gifts;

beforeEach(async () => {
  desk = await aDesk();
  await addDonor(desk);
  await given(desk, { pi_one: { on: '2026-03-02', cents: 50_00, by: ada.email } });
});

describe('what a person says of a gift', () => {
  it('is nothing at first: its payment says who gave', async () => {
    const { body, headers } = await read();
    expect(body).toMatchObject({
      gift: 'pi_one',
      terms: {},
      version: 0,
      donor: { donor: adasId, name: 'Ada Beispiel' },
      standing: { standing: 'receiptable', givenOn: '2026-03-02', cents: 50_00 },
    });
    expect(headers['etag']).toBe('"0"');
  });

  it('makes it another donor’s: it stands in their book, and in hers no more', async () => {
    const other = await addDonor(desk, company);
    const { status, body } = await say({ donor: other });
    expect({ status, donor: body.donor }).toEqual({
      status: 200,
      donor: { donor: other, name: company.name },
    });
    expect(await giftsOf(other)).toMatchObject([{ gift: 'pi_one' }]);
    expect(await giftsOf(adasId)).toEqual([]);
    // And back again: whoever reads the newer version may take it back.
    expect((await say({}, '"1"')).status).toBe(200);
    expect(await giftsOf(adasId)).toMatchObject([{ gift: 'pi_one' }]);
    expect(await giftsOf(other)).toEqual([]);
  });

  it('moves it into the year in which it was given', async () => {
    await say({ givenOn: '2025-12-30' });
    expect(await giftsOf(adasId)).toEqual([]);
    expect(await giftsOf(adasId, 2025)).toMatchObject([{ gift: 'pi_one', givenOn: '2025-12-30' }]);
  });

  it('cannot move it behind the day on which the money was there', async () => {
    const { status, body } = await say({ givenOn: '2026-03-03' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'terms.given-later', field: 'givenOn' });
  });

  it.each(['platform', 'return-service'])('keeps it out of every receipt: %s', async (notReceiptable) => {
    const { body } = await say({ notReceiptable });
    expect(body.standing).toMatchObject({ standing: 'excluded', exclusion: notReceiptable });
  });

  it('marks a waived expense', async () => {
    expect((await say({ expenseWaiver: true })).body.standing).toMatchObject({ expenseWaiver: true });
  });

  it('names a donor that is written down, and a gift that is in the books', async () => {
    expect((await say({ donor: 'donor_nobody0000000000' })).body.error.code).toBe('donor.unknown');
    const nowhere = await desk.as('treasurer').get('/v1/treasury/gifts/pi_nowhere/terms');
    expect(nowhere.body.error.code).toBe('gift.unknown');
  });

  it('is said by the quicker of two', async () => {
    const answers = await Promise.all([say({ expenseWaiver: true }), say({ notReceiptable: 'platform' })]);
    expect(statusesOf(answers)).toEqual([200, 409]);
  });

  it('does not change while a receipt has it, and does again when that was withdrawn', async () => {
    await issued(desk, { gifts: [{ gift: 'pi_one', givenOn: '2026-03-02', cents: 50_00 }] });
    const { status, body } = await say({ expenseWaiver: true });
    expect({ status, code: body.error.code }).toEqual({ status: 409, code: 'gift.receipted' });
    await desk.parts.receiptGifts.release(
      'pi_one',
      1,
      'rcpt_sample000001',
      Instant.parse('2026-11-21T10:00:00.000Z'),
    );
    expect((await say({ expenseWaiver: true })).status).toBe(200);
  });

  it('does not change if a receipt takes it at the same moment', async () => {
    const { receiptGifts } = desk.parts;
    const of = receiptGifts.of;
    let taken = 0;
    // Between reading the gift and writing what was said of it.
    receiptGifts.of = async (name) => {
      const found = await of(name);
      if ((taken += 1) === 1) {
        await receiptGifts.claim(
          'rcpt_quicker0001',
          [{ gift: 'pi_one', count: 0 }],
          Instant.parse('2026-11-21T10:00:00.000Z'),
        );
      }
      return found;
    };
    expect((await say({ notReceiptable: 'platform' })).body.error.code).toBe('gift.receipted');
    expect((await of('pi_one')).terms).toBeUndefined();
  });
});
