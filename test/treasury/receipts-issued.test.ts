import { beforeEach, describe, expect, it } from 'vitest';
import { saveDemoReceipts } from '../../infra/local/demo-donors.ts';
import { endOfTime } from '../../shared/store/keys.ts';
import { doWork } from '../../shared/house/receipts/working.ts';
import { verifyRegister } from '../../shared/house/receipts/verifying.ts';
import type { Paper } from '../../shared/paper/paper.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { aNotice } from './samples/federation.ts';
import { ada, adasId, addDonor, given } from './some-receipts.ts';

let desk: ADesk;
const treasurer = () => desk.as('treasurer');

/** A document that says what a receipt says, and nothing else. */
const paper: Paper = {
  receipt: async (sheet) => Buffer.from(JSON.stringify(sheet)),
  print: async (sheets) => Buffer.from(JSON.stringify(sheets)),
};

/** Whoever issues is woken by what lies there to be done, and by bells. */
const workIsDone = async (): Promise<void> => {
  for (let round = 0; round < 4; round += 1) {
    for await (const handful of desk.parts.receipts.waiting(endOfTime)) {
      for (const work of handful) await doWork(work, { ...desk.parts, paper }, () => true);
    }
  }
};

const receiptsOfAda = async (year = 2025) =>
  (await treasurer().get(`/v1/treasury/donors/${adasId}?year=${year}`)).body.receipts;

beforeEach(async () => {
  desk = await aDesk();
  await saveDemoReceipts({ ...desk, archive: desk.parts.archive }, desk.now.at);
  await addDonor(desk);
  await given(desk, {
    pi_one: { on: '2025-03-02', cents: 50_00, by: ada.email },
    pi_two: { on: '2025-09-30', cents: 20_00, by: ada.email },
  });
});

const ordered = async () => {
  await treasurer().post(`/v1/treasury/donors/${adasId}/receipts`, { form: 'collective', year: 2025 });
  await workIsDone();
};

describe('from the treasurer’s button to the document', () => {
  it('is one receipt for all of a year, with its document, and a copy of it', async () => {
    await ordered();
    expect(await receiptsOfAda()).toMatchObject([
      { number: 'LEIPZIG-2026-000001', form: 'collective', year: 2025, totalCents: 70_00, state: 'issued' },
    ]);
    const one = '/v1/treasury/receipts/LEIPZIG-2026-000001';
    const { text } = await treasurer().get(`${one}/document`);
    expect(JSON.parse(text).snapshot).toMatchObject({ totalCents: 70_00, donor: { name: 'Ada Beispiel' } });
    await treasurer().post(`${one}/copies`, {});
    await workIsDone();
    const copy = await treasurer().get(`${one}/document?copy=1`);
    expect(JSON.parse(copy.text)).toMatchObject({ copy: 1, snapshot: { number: 'LEIPZIG-2026-000001' } });
    expect(copy.headers['content-disposition']).toContain('LEIPZIG-2026-000001-zweitschrift-1.pdf');
  });

  it('is withdrawn for a wrong name, and another takes its place with the right one', async () => {
    await ordered();
    await treasurer().put(`/v1/treasury/donors/${adasId}`, { ...ada, name: 'Ada Muster' }, '"1"');
    await treasurer().post('/v1/treasury/receipts/LEIPZIG-2026-000001/withdraw', {
      reason: 'Der Name war falsch geschrieben.',
      replace: true,
    });
    await workIsDone();
    expect(await receiptsOfAda()).toMatchObject([
      { number: 'LEIPZIG-2026-000002', state: 'issued', totalCents: 70_00, donor: { name: 'Ada Muster' } },
      { number: 'LEIPZIG-2026-000001', state: 'replaced', replacedBy: 'LEIPZIG-2026-000002' },
    ]);
    const { tasks } = (await treasurer().get('/v1/treasury/tasks?matter=receipt-withdrawn')).body;
    expect(tasks).toMatchObject([{ says: expect.stringContaining('LEIPZIG-2026-000001') }]);
    expect(await verifyRegister('leipzig', 2026, desk.parts)).toMatchObject({ issued: 2, findings: [] });
  });

  it('is a task while the notice is too old, and goes out with the new one', async () => {
    desk.now.at = new Date('2031-01-10T10:00:00.000Z');
    await ordered();
    expect(await receiptsOfAda()).toEqual([]);
    const tasks = async () =>
      (await treasurer().get('/v1/treasury/tasks?matter=receipts-blocked')).body.tasks;
    expect(await tasks()).toHaveLength(1);
    await treasurer().post('/v1/treasury/carriers/leipzig/notices', { ...aNotice, issuedOn: '2030-12-01' });
    for await (const orders of desk.parts.receipts.blocked('leipzig')) {
      for (const { receipt } of orders) {
        await doWork({ work: 'order', receipt }, { ...desk.parts, paper });
      }
    }
    expect(await receiptsOfAda()).toMatchObject([{ number: 'LEIPZIG-2031-000001', totalCents: 70_00 }]);
    expect(await tasks()).toEqual([]);
  });

  it('is a run that somebody looks at and starts, up to its report', async () => {
    await treasurer().post('/v1/treasury/carriers/leipzig/receipt-runs', { year: 2025 });
    await workIsDone();
    const run = '/v1/treasury/receipt-runs/leipzig.2025.1';
    const looked = await treasurer().get(run);
    expect(looked.body).toMatchObject({ state: 'ready', mayStart: true, donors: 1 });
    await treasurer().post(`${run}/start`, {});
    await workIsDone();
    const { body } = await treasurer().get(run);
    expect(body).toMatchObject({
      state: 'done',
      sums: { issued: { receipts: 1, gifts: 2, cents: 70_00 }, all: { gifts: 2, cents: 70_00 } },
    });
    const report = await treasurer().get(`${run}/report`);
    expect(report.text).toContain('Ada Beispiel;ausgestellt;LEIPZIG-2026-000001');
    expect(await receiptsOfAda()).toMatchObject([{ form: 'collective' }]);
  });
});
