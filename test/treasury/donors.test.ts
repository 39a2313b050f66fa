import { beforeEach, describe, expect, it } from 'vitest';
import { feeName } from '../../shared/domain/membership-fee.ts';
import { Month } from '../../shared/domain/month.ts';
import { donorOf } from '../../shared/store/donors.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { ada, adasId, addDonor, blocked, company, given, issued, rungFor } from './some-receipts.ts';
import { statusesOf } from './some-corrections.ts';

let desk: ADesk;
const treasurer = () => desk.as('treasurer');

beforeEach(async () => {
  desk = await aDesk();
});

const read = async (donor: string, year = 2026) =>
  treasurer().get(`/v1/treasury/donors/${donor}?year=${year}`);

const change = async (donor: string, said: object, version = '"1"') =>
  treasurer().put(`/v1/treasury/donors/${donor}`, said, version);

describe('a donor', () => {
  it('has all that came by their address before anybody knew their name', async () => {
    await given(desk, {
      pi_one: { on: '2026-03-02', cents: 50_00, by: 'Ada@Example.org' },
      pi_two: { on: '2026-09-30', cents: 20_00, by: ada.email },
      pi_before: { on: '2025-09-30', cents: 10_00, by: ada.email },
      pi_another: { on: '2026-09-30', cents: 70_00, by: 'bea@example.org' },
    });
    expect((await read(adasId)).status).toBe(404);
    await addDonor(desk);
    const { body, headers } = await read(adasId);
    expect(body.donor).toMatchObject({ ...ada, version: 1 });
    expect(headers['etag']).toBe('"1"');
    expect(body.gifts).toMatchObject([
      { gift: 'pi_one', givenOn: '2026-03-02', cents: 50_00, standing: 'receiptable', carrier: 'leipzig' },
      { gift: 'pi_two', givenOn: '2026-09-30', cents: 20_00, standing: 'receiptable' },
    ]);
    expect((await read(adasId, 2025)).body.gifts).toMatchObject([{ gift: 'pi_before' }]);
  });

  it('is asked about for this year unless somebody says which', async () => {
    desk.now.at = new Date('2026-12-31T23:30:00.000Z');
    await addDonor(desk);
    expect((await treasurer().get(`/v1/treasury/donors/${adasId}`)).body.year).toBe(2027);
  });

  it('need not have an address of electronic mail: each is somebody else then', async () => {
    const [one, other] = [await addDonor(desk, company), await addDonor(desk, company)];
    expect(one).not.toBe(other);
    expect((await read(one)).body.donor).not.toHaveProperty('email');
  });

  it('is there once for each address of electronic mail, and the second is shown the first', async () => {
    await addDonor(desk);
    const again = await treasurer().post('/v1/treasury/donors', {
      ...ada,
      name: 'A. Beispiel',
      email: 'ADA@example.org',
    });
    expect(again.status).toBe(409);
    expect(again.body.error.code).toBe('donor.taken');
    expect(again.body.error.versions.theirs).toMatchObject({ donor: adasId, name: 'Ada Beispiel' });
  });

  it('cannot be given the address of another donor', async () => {
    await addDonor(desk);
    const other = await addDonor(desk, company);
    const answer = await change(other, { ...company, email: ada.email });
    expect(answer.body.error.code).toBe('donor.taken');
    expect((await change(other, { ...company, email: 'buero@example.org' })).status).toBe(200);
    // Back to where all began: gifts by that address have been hers all the time.
    expect((await change(adasId, { ...ada, email: 'neu@example.org' })).status).toBe(200);
    expect((await change(adasId, ada, '"2"')).status).toBe(200);
  });

  it('is refused with the field that is missing', async () => {
    const { status, body } = await treasurer().post('/v1/treasury/donors', {
      ...ada,
      address: { ...ada.address, city: ' ' },
    });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'input.invalid', field: 'address.city' });
  });

  it('is changed by the quicker of two, and the other sees both', async () => {
    await addDonor(desk);
    const [first, second] = [
      await change(adasId, { ...ada, name: 'Ada Muster' }),
      await change(adasId, { ...ada, name: 'Ada Probe' }),
    ];
    expect(first).toMatchObject({ status: 200, body: { name: 'Ada Muster', version: 2 } });
    expect(second.status).toBe(409);
    expect(second.body.error.versions).toMatchObject({
      theirs: { name: 'Ada Muster' },
      yours: { name: 'Ada Probe' },
    });
  });

  it('is found by the beginning of the name, however it is written', async () => {
    for (const name of ['Émile Öztürk', 'Emil Beispiel', 'Zoë Beispiel']) {
      await addDonor(desk, { ...company, name });
    }
    const found = await treasurer().get(`/v1/treasury/donors?name=${encodeURIComponent('EMIL')}`);
    expect(found.body.donors.map(({ name }: { name: string }) => name)).toEqual([
      'Emil Beispiel',
      'Émile Öztürk',
    ]);
    expect((await treasurer().get('/v1/treasury/donors?name=q')).body.donors).toEqual([]);
  });

  it('is listed page by page', async () => {
    for (let index = 0; index < 53; index += 1) {
      await addDonor(desk, { ...company, name: `Firma ${String(index).padStart(2, '0')}` });
    }
    const first = await treasurer().get('/v1/treasury/donors');
    expect(first.body.donors).toHaveLength(50);
    const rest = await treasurer().get(`/v1/treasury/donors?after=${first.body.next}`);
    expect(rest.body.donors.map(({ name }: { name: string }) => name)).toEqual([
      'Firma 50',
      'Firma 51',
      'Firma 52',
    ]);
    expect(rest.body).not.toHaveProperty('next');
  });

  it('stays nameless in the audit log and in what the house tells of itself', async () => {
    await addDonor(desk);
    desk.now.at = new Date('2026-11-22T10:01:00.000Z');
    await change(adasId, { ...ada, name: 'Ada Muster', address: { ...ada.address, street: 'Neuweg 4' } });
    const { body } = await desk.as('auditor').get('/v1/treasury/audit/2026-11');
    const told = JSON.stringify(body) + desk.lines.join('\n');
    expect(body.entries).toMatchObject([
      { done: 'donor.changed', after: { changed: ['name', 'address'] } },
      { done: 'donor.added' },
    ]);
    for (const secret of ['Ada', 'Muster', 'Neuweg', 'example.org', '04315'])
      expect(told).not.toContain(secret);
  });

  it('has their receipts, and what they still wait for', async () => {
    await addDonor(desk);
    await given(desk, { pi_certified: { on: '2026-10-02', cents: 50_00, by: ada.email } });
    await issued(desk);
    await blocked(desk, 'debit-may-return');
    await blocked(desk, 'too-long', { donor: donorOf('bea@example.org') });
    const { body } = await read(adasId);
    expect(body.gifts).toMatchObject([{ gift: 'pi_certified', standing: 'receipted' }]);
    expect(body.receipts).toEqual([
      {
        number: 'LEIPZIG-2026-000001',
        state: 'issued',
        form: 'single',
        year: 2026,
        issuedOn: '2026-11-20',
        totalCents: 50_00,
        donor: { donor: adasId, name: 'Ada Beispiel' },
        copies: 0,
      },
    ]);
    expect(body.wanted).toMatchObject([
      { block: 'debit-may-return', state: 'blocked', toDo: expect.stringContaining('acht Wochen') },
    ]);
  });

  it('goes on with what waited for an address, and with nothing else', async () => {
    const waits = await blocked(desk, 'address-missing');
    await blocked(desk, 'notice-over', { receipt: 'rcpt_noticeover' });
    await blocked(desk, 'address-missing', {
      receipt: 'rcpt_ofanother',
      donor: donorOf('bea@example.org'),
    });
    await addDonor(desk);
    expect(await rungFor(desk)).toEqual([waits.receipt]);
  });
});

/** A fee that a treasurer notes. @returns the gift it is */
const paid = async (who: string, month: string, day: string): Promise<string> => {
  const { status, text } = await treasurer().post('/v1/treasury/campaigns/netzwerk/membership-fees', {
    member: who,
    month,
    day,
    cents: 18_00,
  });
  if (status > 202) throw new Error(text);
  return feeName('netzwerk', who, Month.parse(month));
};

describe('a member', () => {
  const member = { campaign: 'netzwerk', member: 'M-017' };

  it('has the fees paid under their number, before and after they were written down', async () => {
    const before = await paid('M-017', '2026-10', '2026-10-01');
    await paid('M-018', '2026-10', '2026-10-01');
    const donor = await addDonor(desk, { ...company, members: [member] });
    expect((await read(donor)).body.gifts).toMatchObject([{ gift: before, kind: 'membership' }]);
    const later = await paid('M-017', '2026-11', '2026-11-02');
    await change(donor, { ...company, members: [member], locale: 'en' });
    expect((await read(donor)).body.gifts).toMatchObject([{ gift: before }, { gift: later }]);
  });

  it('is one donor: a number that is taken is refused, one that was given back is free', async () => {
    const first = await addDonor(desk, { ...company, members: [member] });
    const taken = await treasurer().post('/v1/treasury/donors', { ...ada, members: [member] });
    expect(taken.status).toBe(409);
    expect(taken.body.error).toMatchObject({ code: 'donor.member-taken', field: 'members.0.member' });
    expect((await change(first, company)).status).toBe(200);
    await addDonor(desk, { ...ada, members: [member] });
  });

  it('is one donor also if two are written down at once', async () => {
    const answers = await Promise.all(
      ['one', 'two', 'three'].map(async (name) =>
        treasurer().post('/v1/treasury/donors', { ...company, name, members: [member] }),
      ),
    );
    expect(statusesOf(answers)).toEqual([201, 409, 409]);
  });
});

const order = async (said: object) => treasurer().post(`/v1/treasury/donors/${adasId}/receipts`, said);

describe('a receipt that is ordered', () => {
  beforeEach(async () => {
    await addDonor(desk);
    await given(desk, {
      pi_one: { on: '2025-03-02', cents: 50_00, by: ada.email },
      pi_two: { on: '2025-09-30', cents: 20_00, by: ada.email },
    });
  });

  it('is one for each gift, or one for all of a year, and lies there to be issued', async () => {
    const single = await order({ form: 'single', year: 2025, gifts: ['pi_one'] });
    expect(single).toMatchObject({ status: 202, body: { wanted: [{ form: 'single', state: 'open' }] } });
    const kept = await desk.parts.receipts.order(single.body.wanted[0].receipt);
    expect(kept).toMatchObject({ gifts: ['pi_one'], askedBy: 'treasurer', donor: adasId, version: 1 });
    const collective = await order({ form: 'collective', year: 2025 });
    expect(collective.body.wanted).toMatchObject([{ form: 'collective', carrier: 'leipzig', year: 2025 }]);
    expect((await read(adasId)).body.wanted).toMatchObject([{ state: 'open' }, { state: 'open' }]);
  });

  it('says of a debit that its giver has been told', async () => {
    const said = await order({ form: 'single', year: 2025, gifts: ['pi_one'], debitWarned: true });
    expect(await desk.parts.receipts.order(said.body.wanted[0].receipt)).toMatchObject({ debitWarned: true });
  });

  it('is refused for a gift that has one, with its number', async () => {
    await issued(desk, { gifts: [{ gift: 'pi_one', givenOn: '2025-03-02', cents: 50_00 }] });
    const refused = await order({ form: 'single', year: 2025, gifts: ['pi_one'] });
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('LEIPZIG-2026-000001');
  });

  it('is refused for a year of which nothing is left', async () => {
    const { status, body } = await order({ form: 'collective', year: 2024 });
    expect({ status, code: body.error.code }).toEqual({ status: 409, code: 'receipt.nothing-to-certify' });
  });

  it('is refused for somebody of whom nobody knows the name', async () => {
    const { status, body } = await treasurer().post(
      `/v1/treasury/donors/${donorOf('bea@example.org')}/receipts`,
      { form: 'collective', year: 2025 },
    );
    expect({ status, code: body.error.code }).toEqual({ status: 404, code: 'donor.unknown' });
  });
});
