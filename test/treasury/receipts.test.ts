import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '../../shared/domain/month.ts';
import { receiptDocument, signatureDocument } from '../../shared/store/archive.ts';
import { receiptItem, receiptOrderItem } from '../../shared/store/receipts.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { onePixel } from './samples/receipts.ts';
import { aNotice } from './samples/federation.ts';
import { ada, adasId, addDonor, blocked, company, given, issued, rungFor } from './some-receipts.ts';
import { statusesOf } from './some-corrections.ts';

let desk: ADesk;
const treasurer = () => desk.as('treasurer');
const number = 'LEIPZIG-2026-000001';
const ofReceipt = (what = '') => `/v1/treasury/receipts/${number}${what}`;
const ofLeipzig = (what: string) => `/v1/treasury/carriers/leipzig/${what}`;

beforeEach(async () => {
  desk = await aDesk();
});

const aGift = (count: number) => ({
  gift: `pi_certified${count}`,
  givenOn: '2026-10-02',
  cents: 10_00,
});

/** All of a carrier that is sent when it is changed. */
const settingsOfLeipzig = async () => {
  const found = await desk.parts.campaigns.carrier('leipzig');
  if (!found) throw new Error('the demo has a carrier');
  const { carrier: _, taxNotice: __, ...rest } = found;
  return rest;
};

/** A picture of one point with a chunk of a hundred thousand bytes that belongs to it. */
const heavy = (): string => {
  const png = Buffer.from(onePixel, 'base64');
  const data = Buffer.alloc(100_100);
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write('IDAT', 4);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]).toString('base64');
};

describe('one receipt', () => {
  it('says what it certifies and what became of it', async () => {
    await issued(desk);
    const { body } = await treasurer().get(ofReceipt());
    expect(body).toMatchObject({
      number,
      state: 'issued',
      by: 'email',
      copies: 0,
      retainUntil: '2036-12-31',
      snapshot: { donor: { name: 'Ada Beispiel' }, totalCents: 50_00, gifts: [{ gift: 'pi_certified' }] },
    });
    expect(JSON.stringify(body), 'where letters go is asked of the donor').not.toContain(ada.email);
  });

  it('is printed for somebody without an address of electronic mail', async () => {
    await issued(desk, { donor: { ...company, donor: 'donor_withoutanaddress' } });
    expect((await treasurer().get(ofReceipt())).body.by).toBe('print');
  });

  it('gives back the very bytes that went out', async () => {
    await issued(desk);
    const { headers, bytes } = await treasurer().get(ofReceipt('/document'));
    expect(bytes.toString()).toBe(`%PDF of ${number}`);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${number}.pdf"`,
      'cache-control': 'no-store',
    });
  });

  it('gives back nothing that is not what the register says, and rings the alarm', async () => {
    await issued(desk);
    await desk.parts.archive.put(receiptDocument(number), Buffer.from('%PDF of mine'), 'application/pdf');
    const { body } = await treasurer().get(ofReceipt('/document'));
    expect(body.error.code).toBe('receipt.document-damaged');
    expect(desk.lines.join()).toMatch(/ALARM receipt-document .*LEIPZIG-2026-000001/);
  });

  it('can be shown to the tax office when it is withdrawn; its name says that it is not valid', async () => {
    await issued(desk, { state: 'withdrawn', withdrawnBecause: 'refunded' });
    const { headers } = await treasurer().get(ofReceipt('/document'));
    expect(headers['content-disposition']).toContain(`${number}-ungueltig.pdf`);
  });

  it('is only a number and a sum once nobody has to keep it', async () => {
    const { snapshot: _, ...rest } = await issued(desk);
    await desk.parts.receipts.commit({ changed: [{ item: receiptItem(rest), version: 1 }] });
    const { body } = await treasurer().get(ofReceipt());
    expect(body).not.toHaveProperty('snapshot');
    const document = await treasurer().get(ofReceipt('/document'));
    expect(document.body.error.code).toBe('receipt.removed');
    const { receipts } = (await treasurer().get(ofLeipzig('register/2026'))).body;
    expect(receipts).toEqual([
      { number, state: 'issued', issuedOn: '2026-11-20', totalCents: 50_00, copies: 0 },
    ]);
  });

  it('is unknown by a number nobody has issued', async () => {
    const { status, body } = await treasurer().get('/v1/treasury/receipts/LEIPZIG-2026-000009');
    expect({ status, code: body.error.code }).toEqual({ status: 404, code: 'receipt.unknown' });
  });

  it('has as many copies as somebody wants, each made a moment later', async () => {
    await issued(desk);
    const copies = await Promise.all([1, 2, 3].map(async () => treasurer().post(ofReceipt('/copies'), {})));
    expect(new Set(copies.map(({ body }) => body.copy))).toEqual(new Set([1, 2, 3]));
    expect(await desk.parts.receipts.copy('rcpt_sample000001', 3)).toMatchObject({ state: 'open' });
    expect((await treasurer().get(ofReceipt())).body.copies).toBe(3);
    const early = await treasurer().get(ofReceipt('/document?copy=1'));
    expect(early.body.error.code).toBe('receipt.no-document');
  });
});

const withdraw = async (replace = true) =>
  treasurer().post(ofReceipt('/withdraw'), { reason: 'Name falsch geschrieben', replace });

describe('a receipt with a mistake in it', () => {
  it('is withdrawn on the same way as after a refund, with its reason in the audit log', async () => {
    await issued(desk);
    expect((await withdraw()).status).toBe(202);
    expect(await desk.parts.receipts.stale('rcpt_sample000001')).toMatchObject({
      because: 'mistake',
      replace: true,
    });
    const { body } = await desk.as('auditor').get('/v1/treasury/audit/2026-11');
    expect(body.entries).toMatchObject([
      {
        done: 'receipt.withdrawn',
        subject: `receipt:${number}`,
        after: { reason: 'Name falsch geschrieben' },
      },
    ]);
  });

  it('is withdrawn once, and has no copies from then on', async () => {
    await issued(desk);
    const answers = await Promise.all([withdraw(), withdraw(false)]);
    expect(statusesOf(answers)).toEqual([202, 409]);
    expect((await treasurer().post(ofReceipt('/copies'), {})).body.error.code).toBe('receipt.not-valid');
  });

  it('is not withdrawn again', async () => {
    await issued(desk, { state: 'withdrawn' });
    expect((await withdraw()).body.error.code).toBe('receipt.not-valid');
  });
});

describe('a carrier', () => {
  it('may issue, and is told until when and since when it need not sign by hand', async () => {
    const { body } = await treasurer().get(ofLeipzig('receipts'));
    expect(body).toMatchObject({
      carrier: 'leipzig',
      mayIssue: true,
      noticeLastValidDay: '2030-05-12',
      yearlyFrom: '2026-03-01',
      waiting: [],
      years: [],
    });
    expect(body).not.toHaveProperty('block');
  });

  it('may issue on the last day of its notice, and not on the next: then it is told what to do', async () => {
    desk.now.at = new Date('2030-05-12T21:59:59.000Z');
    expect((await treasurer().get(ofLeipzig('receipts'))).body).toMatchObject({
      mayIssue: true,
      noticeDaysLeft: 0,
    });
    desk.now.at = new Date('2030-05-12T22:00:00.000Z');
    const { body } = await treasurer().get(ofLeipzig('receipts'));
    expect(body).toMatchObject({ mayIssue: false, block: 'notice-over', noticeDaysLeft: -1 });
    expect(body.toDo).toContain('neuen Bescheid');
  });

  it('has its years, and what waits there', async () => {
    await issued(desk);
    await blocked(desk, 'too-long');
    const { body } = await treasurer().get(ofLeipzig('receipts'));
    expect(body).toMatchObject({ years: [2026], waiting: [{ block: 'too-long', donor: adasId }] });
  });

  it('has a register that is read page by page, with its head to be printed', async () => {
    for (let count = 1; count <= 3; count += 1) await issued(desk, { count, gifts: [aGift(count)] });
    const { body } = await treasurer().get(ofLeipzig('register/2026'));
    expect(body.receipts.map((line: { number: string }) => line.number)).toEqual([
      'LEIPZIG-2026-000001',
      'LEIPZIG-2026-000002',
      'LEIPZIG-2026-000003',
    ]);
    expect(body.head).toEqual({
      carrier: 'leipzig',
      year: 2026,
      numbered: 3,
      position: 3,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await treasurer().get(ofLeipzig('register/2027'))).body).toMatchObject({
      head: { numbered: 0 },
      receipts: [],
    });
  });

  it('is sent the facsimile of a signature, which lies in the archive under its hash', async () => {
    const sent = { signatory: 'Kim Beispiel, Schatzmeisterei', base64: onePixel };
    const { status, body } = await treasurer().post(ofLeipzig('signature'), sent);
    expect(status).toBe(201);
    const kept = await desk.parts.archive.get(signatureDocument(body.signatureHash));
    expect(
      createHash('sha256')
        .update(kept ?? '')
        .digest('hex'),
    ).toBe(body.signatureHash);
    expect((await desk.parts.campaigns.carrier('leipzig'))?.receipts).toMatchObject({
      signatory: sent.signatory,
      signatureHash: body.signatureHash,
    });
  });

  it.each([
    ['text', Buffer.from('Kim').toString('base64'), 'signature.unreadable'],
    ['a GIF', 'R0lGODlhAQABAAAAACw=', 'signature.unreadable'],
    ['more than a hundred kilobytes', heavy(), 'signature.too-large'],
  ])('is not sent %s', async (_, base64, code) => {
    const { status, body } = await treasurer().post(ofLeipzig('signature'), { signatory: 'Kim', base64 });
    expect({ status, code: body.error.code }).toEqual({ status: 400, code });
  });

  it('keeps the facsimile when its settings change, and cannot be given another by them', async () => {
    const { body } = await treasurer().post(ofLeipzig('signature'), { signatory: 'Kim', base64: onePixel });
    const rest = await settingsOfLeipzig();
    const receipts = { machineProcedureNotifiedOn: '2026-01-15', signatory: 'Robin' };
    const changed = await treasurer().put(ofLeipzig('').slice(0, -1), { ...rest, receipts }, '"1"');
    expect(changed.body.receipts).toMatchObject({ ...receipts, signatureHash: body.signatureHash });
    const other = { ...receipts, signatureHash: 'a'.repeat(64) };
    const refused = await treasurer().put(ofLeipzig('').slice(0, -1), { ...rest, receipts: other }, '"2"');
    expect(refused).toMatchObject({ status: 400, body: { error: { field: 'receipts.signatureHash' } } });
    const { receipts: ___, ...without } = rest;
    const emptied = await treasurer().put(ofLeipzig('').slice(0, -1), without, '"2"');
    expect(emptied.body.receipts).toMatchObject({ signatureHash: body.signatureHash, signatory: 'Robin' });
    expect(emptied.body.receipts).not.toHaveProperty('machineProcedureNotifiedOn');
  });
});

const tasks = async () => (await treasurer().get('/v1/treasury/tasks?matter=receipts-blocked')).body.tasks;

describe('what waits for a carrier', () => {
  it('goes on when a new notice is entered, and what waits for something else does not', async () => {
    const waits = await blocked(desk, 'notice-over');
    await blocked(desk, 'disputed');
    await treasurer().post(ofLeipzig('notices'), { ...aNotice, issuedOn: '2026-06-01' });
    expect(await rungFor(desk)).toEqual([waits.receipt]);
  });

  it('goes on waiting if the new notice is too old as well', async () => {
    desk.now.at = new Date('2036-01-01T10:00:00.000Z');
    await blocked(desk, 'notice-over');
    await treasurer().post(ofLeipzig('notices'), { ...aNotice, issuedOn: '2028-06-01' });
    expect(await rungFor(desk)).toEqual([]);
  });

  it('goes on by the hundred', async () => {
    for (let index = 0; index < 130; index += 1) {
      await blocked(desk, 'notice-over', { receipt: `rcpt_many${String(index).padStart(6, '0')}` });
    }
    await treasurer().post(ofLeipzig('notices'), { ...aNotice, issuedOn: '2026-06-01' });
    expect(await rungFor(desk)).toHaveLength(130);
  });

  it('is a task for whoever may do something about it, until nothing waits any more', async () => {
    await blocked(desk, 'notice-over');
    await blocked(desk, 'notice-over', {
      receipt: 'rcpt_later00001',
      askedAt: Instant.parse('2026-11-20T10:00:00.000Z'),
    });
    await blocked(desk, 'debit-may-return');
    expect(await tasks()).toMatchObject([
      {
        task: 'receipts-blocked:leipzig:notice-over:2026-11-19',
        carrier: 'leipzig',
        since: '2026-11-19T10:00:00.000Z',
        says: 'Solidarisches Gesundheitszentrum Leipzig e.V.: Zuwendungsbestätigungen warten.',
        toDo: expect.stringContaining('neuen Bescheid'),
      },
    ]);
    for (const name of ['rcpt_waits-notice-over', 'rcpt_later00001']) {
      const order = await desk.parts.receipts.order(name);
      if (!order) throw new Error(name);
      const issuedNow = { ...order, state: 'issued' as const };
      await desk.parts.receipts.commit({ changed: [{ item: receiptOrderItem(issuedNow), version: 1 }] });
    }
    expect(await tasks()).toEqual([]);
  });
});

describe('whoever has been given a receipt', () => {
  it('is found again by what they gave', async () => {
    await addDonor(desk);
    await given(desk, { pi_certified: { on: '2026-10-02', cents: 50_00, by: ada.email } });
    await issued(desk);
    const { body } = await treasurer().get('/v1/treasury/gifts/pi_certified/terms');
    expect(body).toMatchObject({ donor: { donor: adasId }, standing: { standing: 'receipted' } });
  });
});
