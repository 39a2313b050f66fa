import { beforeEach, describe, expect, it } from 'vitest';
import { donorOf } from '../../shared/store/donors.ts';
import { printDocument } from '../../shared/store/archive.ts';
import { endOfTime } from '../../shared/store/keys.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { begun, ready } from './samples/receipts.ts';
import { adasId, addDonor } from './some-receipts.ts';
import { statusesOf } from './some-corrections.ts';

let desk: ADesk;
const treasurer = () => desk.as('treasurer');
const runs = '/v1/treasury/carriers/leipzig/receipt-runs';
const ofRun = (what = '') => `/v1/treasury/receipt-runs/leipzig.2025.1${what}`;

beforeEach(async () => {
  desk = await aDesk();
});

/** What wakes those who issue, by run. */
const work = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const handful of desk.parts.receipts.waiting(endOfTime)) {
    found.push(...handful.flatMap((each) => (each.work === 'run' ? [each.run] : [])));
  }
  return found;
};

const name = (index: number) => `donor_many${String(index).padStart(12, '0')}`;

describe('the yearly run', () => {
  it('finds out first, and wakes whoever does so', async () => {
    const { status, body } = await treasurer().post(runs, { year: 2025 });
    expect(status).toBe(202);
    expect(body).toMatchObject({ run: 'leipzig.2025.1', state: 'collecting', mayStart: false });
    expect(body).not.toHaveProperty('cursor');
    expect(await work()).toEqual(['leipzig.2025.1']);
  });

  it('is begun once, however many press the button', async () => {
    const answers = await Promise.all([1, 2, 3].map(async () => treasurer().post(runs, { year: 2025 })));
    expect(statusesOf(answers)).toEqual([202, 409, 409]);
    expect((await treasurer().get(runs)).body.runs).toHaveLength(1);
  });

  it('is refused to a carrier nobody knows', async () => {
    const { status, body } = await treasurer().post('/v1/treasury/carriers/nobody/receipt-runs', {
      year: 2025,
    });
    expect({ status, code: body.error.code }).toEqual({ status: 404, code: 'carrier.unknown' });
  });

  it('is started by a person, by name, once it has found out all', async () => {
    await begun(desk);
    const early = await treasurer().post(ofRun('/start'), {});
    expect(early.body.error.code).toBe('run.not-ready');
    desk = await aDesk();
    await ready(desk);
    expect((await treasurer().get(ofRun())).body).toMatchObject({ state: 'ready', mayStart: true });
    const { body } = await treasurer().post(ofRun('/start'), {});
    expect(body).toMatchObject({ state: 'issuing', startedBy: 'treasurer', mayStart: false });
    const { entries } = (await desk.as('auditor').get('/v1/treasury/audit/2026-11')).body;
    expect(entries).toContainEqual(
      expect.objectContaining({ done: 'run.started', subject: 'run:leipzig.2025.1' }),
    );
  });

  it('does not start before the first of March unless somebody insists', async () => {
    desk.now.at = new Date('2026-02-28T22:59:59.000Z');
    await ready(desk);
    expect((await treasurer().get(ofRun())).body).toMatchObject({
      mayStart: false,
      toDo: expect.stringContaining('1. März 2026'),
    });
    expect((await treasurer().post(ofRun('/start'), {})).body.error.code).toBe('run.early');
    expect((await treasurer().post(ofRun('/start'), { early: true })).body.state).toBe('issuing');
  });

  it('does not start when the notice is too old, and says what to do', async () => {
    await ready(desk);
    desk.now.at = new Date('2031-01-10T10:00:00.000Z');
    const { status, body } = await treasurer().post(ofRun('/start'), { early: true });
    expect({ status, code: body.error.code }).toEqual({ status: 409, code: 'run.notice-over' });
    expect(body.error.message).toContain('neuen Bescheid');
    expect((await treasurer().get(ofRun())).body).toMatchObject({ state: 'ready', mayStart: false });
  });

  it('is given up as long as nothing is issued; then the next one takes the next number', async () => {
    await ready(desk);
    expect((await treasurer().post(ofRun('/cancel'), {})).body.state).toBe('cancelled');
    expect((await treasurer().post(ofRun('/start'), {})).status).toBe(409);
    desk.now.at = new Date('2026-11-23T10:00:00.000Z');
    expect((await treasurer().post(runs, { year: 2025 })).body.run).toBe('leipzig.2025.2');
    expect((await treasurer().get(runs)).body.runs).toMatchObject([
      { run: 'leipzig.2025.2' },
      { run: 'leipzig.2025.1', state: 'cancelled' },
    ]);
  });

  it('is not given up once it has started', async () => {
    await ready(desk);
    await treasurer().post(ofRun('/start'), {});
    expect((await treasurer().post(ofRun('/cancel'), {})).body.error.code).toBe('run.started');
  });

  it('shows its donors by what it found, by name where there is one', async () => {
    const { run } = await begun(desk);
    await addDonor(desk);
    const bea = donorOf('bea@example.org');
    const { note } = desk.parts.receiptRuns;
    await note({ run, donor: adasId, outcome: 'ready', by: 'email' });
    await note({ run, donor: bea, outcome: 'blocked' });
    await note({ run, donor: 'gift:manual:netzwerk-1', outcome: 'blocked' });
    const all = await treasurer().get(ofRun('/donors'));
    expect(all.body.donors).toHaveLength(3);
    expect(all.body.donors).toContainEqual({
      donor: adasId,
      outcome: 'ready',
      by: 'email',
      name: 'Ada Beispiel',
    });
    const blocked = await treasurer().get(ofRun('/donors?outcome=blocked'));
    expect(blocked.body.donors.map(({ donor }: { donor: string }) => donor).toSorted()).toEqual(
      [bea, 'gift:manual:netzwerk-1'].toSorted(),
    );
  });

  it('finds the few among thousands, page by page, and none twice', async () => {
    const { run } = await begun(desk);
    await Promise.all(
      Array.from({ length: 450 }, async (_, index) =>
        desk.parts.receiptRuns.note({
          run,
          donor: name(index),
          outcome: index % 3 === 0 ? 'blocked' : 'ready',
        }),
      ),
    );
    const found: string[] = [];
    let after = '';
    do {
      const { body } = await treasurer().get(ofRun(`/donors?outcome=blocked${after}`));
      found.push(...body.donors.map(({ donor }: { donor: string }) => donor));
      after = body.next === undefined ? '' : `&after=${body.next}`;
    } while (after !== '');
    expect(found).toEqual(Array.from({ length: 150 }, (_, index) => name(index * 3)));
  });

  it('has files to be printed, and says how many where one is missing', async () => {
    const run = await begun(desk);
    await desk.parts.receiptRuns.change({ ...run, state: 'done', prints: 2 });
    await desk.parts.archive.put(printDocument(run.run, 2), Buffer.from('%PDF of two'), 'application/pdf');
    const { bytes, headers } = await treasurer().get(ofRun('/prints/2'));
    expect(bytes.toString()).toBe('%PDF of two');
    expect(headers['content-disposition']).toContain('druck-leipzig-2025-1-2.pdf');
    const { status, body } = await treasurer().get(ofRun('/prints/3'));
    expect(status).toBe(404);
    expect(body.error.message).toContain('bisher sind es 2');
  });

  it('ends with a report as a file', async () => {
    await begun(desk);
    const { text, headers } = await treasurer().get(ofRun('/report'));
    expect(headers['content-type']).toContain('text/csv');
    expect(text).toContain('Kennung;Name;Ergebnis');
  });
});
