import { describe, expect, it } from 'vitest';
import { TaxNotice } from '../../../shared/domain/tax-notice.ts';
import { assigned } from '../../../shared/domain/correction.ts';
import { cents } from '../../../shared/domain/money.ts';
import { Day, Instant, Month } from '../../../shared/domain/month.ts';
import { addsUp } from '../../../shared/domain/receipt-run-sums.ts';
import { donorOf } from '../../../shared/store/donors.ts';
import { aCarrier, aYearlyOffice, type YearlyOffice } from './a-yearly-office.ts';

/** Begins a run and shows what a person would look at. */
const previewed = async (office: YearlyOffice) => office.walk((await office.begin()).run);

describe('the preview of a yearly run', () => {
  it('says who would get how much, and what keeps whom from it', async () => {
    const office = await aYearlyOffice();
    const ada = await office.donorWho('ada', { cents: 2500 }, { cents: 7500, on: '2026-12-31' });
    await office.gives({ from: 'kim@example.org', cents: 4000 });
    const cash = await office.gives({ cents: 300 });
    const lost = await office.gives({ from: 'ada@example.org', cents: 900, campaign: 'unassigned' });
    const ticket = await office.gives({ from: 'ada@example.org', cents: 1500 });
    await office.says({ gift: ticket, notReceiptable: 'return-service' });
    const run = await previewed(office);
    expect(run).toMatchObject({
      state: 'ready',
      donors: 3,
      sums: {
        issued: { receipts: 1, gifts: 2, cents: 10_000 },
        before: { gifts: 0 },
        excluded: { 'return-service': { gifts: 1, cents: 1500 } },
        blocked: {
          'address-missing': { gifts: 1, cents: 4000 },
          'donor-unknown': { gifts: 1, cents: 300 },
          unassigned: { gifts: 1, cents: 900 },
        },
        all: { gifts: 6, cents: 16_700 },
      },
    });
    const donors = await office.donorsOf(run.run);
    expect(donors.map(({ donor, outcome, by }) => ({ donor, outcome, by }))).toEqual(
      expect.arrayContaining([
        { donor: ada, outcome: 'ready', by: 'email' },
        { donor: donorOf('kim@example.org'), outcome: 'blocked', by: undefined },
        { donor: `gift:${cash}`, outcome: 'blocked', by: undefined },
      ]),
    );
    expect(donors.map(({ donor }) => donor)).not.toContain(`gift:${lost}`);
    expect(await office.receipts()).toEqual([]);
    expect(await office.work()).toEqual([]);
  });

  it('finds what was noted late, and leaves other years, carriers, grants and what went back alone', async () => {
    const office = await aYearlyOffice();
    await office.donorWho(
      'ada',
      { cents: 100, on: '2027-02-03', cameOn: '2026-12-30' },
      { cents: 200, on: '2026-01-05', cameOn: '2025-12-30' },
      { cents: 400, on: '2027-01-01' },
      { cents: 800, campaign: 'praxis' },
      { cents: 1600, source: 'grant' },
    );
    const back = await office.gives({ from: 'ada@example.org', cents: 3200 });
    await office.refund(back, 3200);
    const half = await office.gives({ from: 'ada@example.org', cents: 6400 });
    await office.refund(half, 6000);
    const { sums } = await previewed(office);
    expect(sums).toMatchObject({
      issued: { receipts: 1, gifts: 2, cents: 500 },
      all: { gifts: 2, cents: 500 },
    });
  });

  it('counts a gift once that was moved, and put right in a later month', async () => {
    const office = await aYearlyOffice();
    const ada = await office.donorWho('ada');
    const gift = await office.gives({ from: 'ada@example.org', cents: 900, campaign: 'unassigned' });
    const by = { author: 'Kasse', reason: 'gehört hierher', at: Instant.parse('2027-01-05T10:00:00.000Z') };
    const place = { campaign: 'netzwerk', earmark: 'free' as const };
    await office.book(assigned(gift, await office.ledger.gift(gift), place, by));
    const [line] = (await office.ledger.gift(gift)).lines.values();
    if (!line) throw new Error('no line');
    const more = { month: Month.parse('2026-08'), day: Day.parse('2026-08-20'), cents: cents(50) };
    const corrected = { line: `${gift}:more`, entry: 'manual:more', corrects: line.standing.entry };
    await office.book([{ entry: { ...line.standing, ...more, ...corrected, movement: 'noted' } }]);
    const run = await previewed(office);
    expect(run.sums).toMatchObject({ issued: { gifts: 1, cents: 950 }, all: { gifts: 1, cents: 950 } });
    expect(await office.donorsOf(run.run)).toMatchObject([{ donor: ada, outcome: 'ready' }]);
  });

  it('knows whose fee it is by the number of the member, in the association that counts them', async () => {
    const office = await aYearlyOffice();
    const fee = { source: 'membership', cents: 1200 };
    await office.gives({ ...fee, member: 'M-017' });
    await office.gives({ ...fee, member: 'M-018' });
    const ada = await office.writesDown('ada', {
      members: [
        { campaign: 'netzwerk', member: 'M-017' },
        { campaign: 'praxis', member: 'M-018' },
      ],
    });
    const run = await previewed(office);
    expect(run.sums).toMatchObject({
      issued: { gifts: 1, cents: 1200 },
      blocked: { 'donor-unknown': { gifts: 1, cents: 1200 } },
    });
    expect(await office.donorsOf(run.run)).toContainEqual(
      expect.objectContaining({ donor: ada, outcome: 'ready', by: 'print' }),
    );
  });
});

describe('a yearly run', () => {
  it('gives everybody one receipt for all of the year, and ends with sums to the cent', async () => {
    const office = await aYearlyOffice();
    await office.donorWho('ada', { cents: 2500 }, { cents: 7500, on: '2026-12-31' });
    await office.donorWho('kim', { cents: 1 });
    await office.gives({ from: 'ola@example.org', cents: 4000 });
    const { run } = await previewed(office);
    await office.start(run);
    const ended = await office.walk(run);
    expect(ended).toMatchObject({
      state: 'done',
      donors: 3,
      donorsDone: 3,
      prints: 0,
      startedBy: 'treasurer',
      sums: {
        issued: { receipts: 2, gifts: 3, cents: 10_001 },
        blocked: { 'address-missing': { gifts: 1, cents: 4000 } },
        all: { gifts: 4, cents: 14_001 },
      },
    });
    const receipts = await office.receipts();
    expect(receipts.map(({ number }) => number)).toEqual(['LEIPZIG-2027-000001', 'LEIPZIG-2027-000002']);
    expect(receipts.map(({ totalCents }) => totalCents).toSorted((a, b) => a - b)).toEqual([1, 10_000]);
    expect(receipts.every(({ snapshot }) => snapshot?.form === 'collective')).toBe(true);
    expect([...(await office.certified()).values()]).toEqual([1, 1, 1]);
    const numbers = (await office.donorsOf(run)).map(({ outcome, number, by }) => [outcome, number, by]);
    expect(numbers.filter(([outcome]) => outcome === 'issued').map(([, , by]) => by)).toEqual([
      'email',
      'email',
    ]);
    expect(numbers.flatMap(([, number]) => number ?? []).toSorted()).toEqual(
      receipts.map(({ number }) => number),
    );
    expect(await office.work()).toEqual([]);
    expect(office.lines.join('\n')).not.toContain('alarm');
  });

  it('counts what stood in receipts before as such, and certifies nothing twice', async () => {
    const office = await aYearlyOffice();
    await office.donorWho('ada', { cents: 2500 });
    const first = (await previewed(office)).run;
    await office.start(first);
    await office.walk(first);
    await office.gives({ from: 'ada@example.org', cents: 700, on: '2027-03-01', cameOn: '2026-11-30' });
    const second = await previewed(office);
    expect(second.run).toBe('leipzig.2026.2');
    expect(second.sums).toMatchObject({ issued: { cents: 700 }, before: { gifts: 1, cents: 2500 } });
    await office.start(second.run);
    const { sums } = await office.walk(second.run);
    expect(sums).toMatchObject({
      issued: { receipts: 1, cents: 700 },
      before: { cents: 2500 },
      all: { cents: 3200 },
    });
    expect([...(await office.certified()).values()]).toEqual([1, 1]);
  });

  it('also finds what was noted after the preview, whoever gave it', async () => {
    const office = await aYearlyOffice();
    await office.donorWho('ada', { cents: 2500 });
    const { run } = await previewed(office);
    await office.gives({ from: 'ada@example.org', cents: 100 });
    await office.donorWho('kim', { cents: 4000 });
    await office.start(run);
    const { sums, donors } = await office.walk(run);
    expect(sums).toMatchObject({ issued: { receipts: 2, gifts: 3, cents: 6600 }, all: { cents: 6600 } });
    expect(donors).toBe(2);
  });

  it('decides anew when it is started: what went back since the preview is in no receipt', async () => {
    const office = await aYearlyOffice();
    await office.donorWho('ada', { cents: 2500 });
    const gift = await office.gives({ from: 'ada@example.org', cents: 700 });
    const { run } = await previewed(office);
    await office.refund(gift, 700);
    await office.start(run);
    const { sums } = await office.walk(run);
    expect(sums).toMatchObject({ issued: { gifts: 1, cents: 2500 }, all: { gifts: 1, cents: 2500 } });
    expect((await office.receipts()).map(({ totalCents }) => totalCents)).toEqual([2500]);
  });

  it('counts once more if something went back, or came, while it was under way', async () => {
    const office = await aYearlyOffice();
    const ada = await office.donorWho('ada', { cents: 2500 });
    const gift = await office.gives({ from: 'ada@example.org', cents: 700 });
    const { run } = await previewed(office);
    await office.start(run);
    while (!(await office.find(run)).cursor?.startsWith('issue')) await office.stepOnce(run);
    await office.refund(gift, 700);
    // Its letter of thanks puts it into its giver's book.
    const late = await office.gives({ from: 'ada@example.org', cents: 40 });
    await office.parts.donors.gave(ada, 2026, late);
    const { sums } = await office.walk(run);
    expect(sums).toMatchObject({ issued: { receipts: 1, gifts: 2, cents: 2540 }, all: { cents: 2540 } });
    expect(office.lines.join('\n')).not.toContain('alarm');
  });

  it('leaves out debits that may still come back when it is started early', async () => {
    const office = await aYearlyOffice({ at: '2027-01-10T10:00:00Z' });
    await office.donorWho('ada', { cents: 2500 }, { cents: 700, on: '2026-12-20', method: 'sepa_debit' });
    const { run, sums: preview } = await previewed(office);
    expect(preview?.blocked).toEqual({ 'debit-may-return': { gifts: 1, cents: 700 } });
    await expect(office.start(run)).rejects.toMatchObject({ status: 409, code: 'run.early' });
    await office.start(run, { early: true });
    const { sums } = await office.walk(run);
    expect(sums).toMatchObject({
      issued: { gifts: 1, cents: 2500 },
      blocked: { 'debit-may-return': { gifts: 1, cents: 700 } },
    });
  });

  it('prints for those who get no letter, and each valid receipt once', async () => {
    const office = await aYearlyOffice();
    await office.donorWho('ada', { cents: 2500 });
    for (const name of ['kim', 'ola']) {
      const donor = await office.writesDown(name);
      const gift = await office.gives({ cents: 4000 });
      await office.says({ gift, donor });
    }
    const { run } = await previewed(office);
    await office.start(run);
    expect(await office.walk(run)).toMatchObject({ prints: 1, sums: { issued: { receipts: 3 } } });
    const printed = JSON.parse(Buffer.from(office.archive.get(`prints/${run}/1.pdf`) ?? '').toString());
    const unmailed = (await office.receipts()).filter(({ to }) => !to).map(({ number }) => number);
    expect(printed.toSorted()).toEqual(unmailed);
    expect(unmailed).toHaveLength(2);
  });
});

describe('the gate of a yearly run', () => {
  const old = aCarrier({
    taxNotice: TaxNotice.parse({ kind: 'exemptionNotice', issuedOn: '2022-03-01', assessmentYear: 2020 }),
  });

  it('refuses to start with the sentence that says what to do', async () => {
    const office = await aYearlyOffice();
    await office.donorWho('ada', { cents: 2500 });
    const { run } = await previewed(office);
    const { run: thisYear } = await office.begin(2027);
    await expect(office.start(thisYear)).rejects.toMatchObject({ code: 'run.not-ready' });
    await office.walk(thisYear);
    await expect(office.start(thisYear, { early: true })).rejects.toMatchObject({
      code: 'run.year-not-over',
    });
    await office.setCarrier(old);
    await expect(office.start(run)).rejects.toMatchObject({
      code: 'run.notice-over',
      sentence: { de: expect.stringContaining('den neuen Bescheid eintragen') },
    });
  });

  it('waits where it is when the notice runs out meanwhile, and goes on once there is a new one', async () => {
    const office = await aYearlyOffice();
    for (let index = 0; index < 50; index += 1) await office.donorWho(`donor${index}`, { cents: 100 });
    const { run } = await previewed(office);
    await office.start(run);
    while ((await office.receipts()).length === 0) await office.stepOnce(run);
    expect((await office.receipts()).length).toBe(48);
    await office.setCarrier(old);
    expect(await office.walk(run)).toMatchObject({ state: 'waiting', donorsDone: 48 });
    expect(await office.walk(run)).toMatchObject({ state: 'waiting', donorsDone: 48 });
    expect(await office.work()).toEqual(['run']);
    expect((await office.receipts()).length).toBe(48);
    await office.setCarrier(aCarrier());
    const ended = await office.walk(run);
    expect(ended).toMatchObject({ state: 'done', sums: { issued: { receipts: 50, cents: 5000 } } });
    expect(ended.sums && addsUp(ended.sums)).toBe(true);
  });

  it('lets only one run of a year be open, and none of a year to come', async () => {
    const office = await aYearlyOffice();
    const { run } = await office.begin();
    await expect(office.begin()).rejects.toMatchObject({ status: 409, code: 'run.open' });
    await expect(office.begin(2028)).rejects.toMatchObject({ status: 400, code: 'run.future' });
    await office.begin(2026, 'berlin');
    await office.cancel(run);
    expect(await office.walk(run)).toMatchObject({ state: 'cancelled' });
    expect((await office.begin()).run).toBe('leipzig.2026.2');
  });
});
