import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addsUp } from '../../../shared/domain/receipt-run-sums.ts';
import type { ReceiptRun } from '../../../shared/domain/receipt-run.ts';
import { doRunStep } from '../../../shared/house/receipts/run/step.ts';
import { verifyRegister } from '../../../shared/house/receipts/verifying.ts';
import { doWork } from '../../../shared/house/receipts/working.ts';
import { aYearlyOffice, type YearlyOffice } from './a-yearly-office.ts';
import { Killed, killedAt } from './killing.ts';

/** Four people: with two gifts, with one to be printed, without an address, and unknown. */
const someDonors = async (office: YearlyOffice): Promise<void> => {
  await office.donorWho('ada', { cents: 2500 }, { cents: 7500, on: '2026-12-31' });
  const kim = await office.writesDown('kim');
  await office.says({ gift: await office.gives({ cents: 4000 }), donor: kim });
  await office.gives({ from: 'ola@example.org', cents: 300 });
  await office.gives({ cents: 20 });
};

const expectedSums = {
  issued: { receipts: 2, gifts: 3, cents: 14_000 },
  before: { gifts: 0, cents: 0 },
  excluded: {},
  blocked: { 'address-missing': { gifts: 1, cents: 300 }, 'donor-unknown': { gifts: 1, cents: 20 } },
  all: { gifts: 5, cents: 14_320 },
};

const isGoingOn = ({ state }: ReceiptRun): boolean => state !== 'ready' && state !== 'done';

/** Kills whoever works on the run at each call of each page, one after the other. @returns how often */
const killEverywhere = async (office: YearlyOffice, run: string): Promise<number> => {
  let kills = 0;
  let calls = 0;
  for (let known = await office.find(run); isGoingOn(known);) {
    await office.stepOnce(run, killedAt(office.parts, calls)).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      kills += 1;
    });
    const next = await office.find(run);
    calls = next.version === known.version ? calls + 1 : 0;
    known = next;
  }
  return kills;
};

describe('a yearly run that is killed', () => {
  it('comes to the same end, at whichever step of it', async () => {
    const office = await aYearlyOffice();
    await someDonors(office);
    const { run } = await office.begin();
    const foundOut = await killEverywhere(office, run);
    expect((await office.find(run)).sums).toEqual(expectedSums);
    await office.start(run);
    const issued = await killEverywhere(office, run);
    expect(foundOut).toBeGreaterThan(50);
    expect(issued).toBeGreaterThan(80);
    expect(await office.find(run)).toMatchObject({
      state: 'done',
      donors: 4,
      donorsDone: 4,
      prints: 1,
      sums: expectedSums,
    });
    const receipts = await office.receipts();
    expect(receipts.map(({ number, state }) => [number, state])).toEqual([
      ['LEIPZIG-2027-000001', 'issued'],
      ['LEIPZIG-2027-000002', 'issued'],
    ]);
    expect([...(await office.certified()).values()]).toEqual([1, 1, 1]);
    expect(receipts.every(({ number }) => office.archive.has(`receipts/leipzig/2027/${number}.pdf`))).toBe(
      true,
    );
    const notes = (await office.donorsOf(run)).filter(({ outcome }) => outcome === 'issued');
    expect(new Set(notes.map(({ number }) => number))).toEqual(new Set(receipts.map(({ number }) => number)));
    expect((await verifyRegister('leipzig', 2027, office.parts)).findings).toEqual([]);
    expect(office.lines.join('\n')).not.toContain('alarm');
  });
});

const always = (): boolean => true;

describe('two who work on one run', () => {
  it('do no harm: everybody has one receipt, and the sums are right', async () => {
    const office = await aYearlyOffice();
    for (let index = 0; index < 20; index += 1) {
      await office.donorWho(`donor${index}`, { cents: 100 + index }, { cents: 5 });
    }
    const { run } = await office.begin();
    const both = async (): Promise<void> => {
      await Promise.all([doRunStep(run, office.parts, always), doRunStep(run, office.parts, always)]);
    };
    while (isGoingOn(await office.find(run))) await both();
    await office.start(run);
    while (isGoingOn(await office.find(run))) await both();
    const { sums, donors } = await office.find(run);
    expect(sums).toMatchObject({ issued: { receipts: 20, gifts: 40, cents: 2290 } });
    expect(sums && addsUp(sums)).toBe(true);
    expect(donors).toBe(20);
    expect(await office.receipts()).toHaveLength(20);
    expect(new Set((await office.certified()).values())).toEqual(new Set([1]));
    expect((await verifyRegister('leipzig', 2027, office.parts)).findings).toEqual([]);
  });
});

const aGift = fc.record({
  cents: fc.integer({ min: 1, max: 100_000 }),
  on: fc.constantFrom('2026-01-01', '2026-06-30', '2026-12-31', '2027-01-02', '2025-12-31'),
  campaign: fc.constantFrom('netzwerk', 'netzwerk', 'netzwerk', 'praxis', 'unassigned'),
  isExcluded: fc.boolean(),
  /** How much of it goes back, and when. */
  back: fc.constantFrom(0, 0, 0, 0.5, 1),
  when: fc.constantFrom('before', 'previewed', 'issued'),
});
const aGiver = fc.record({
  isKnown: fc.boolean(),
  gifts: fc.array(aGift, { maxLength: 3 }),
});

describe('the law of a yearly run', () => {
  it('each cent that was given is in exactly one valid receipt, or in the report with its reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aGiver, { maxLength: 5 }), async (givers) => {
        const office = await aYearlyOffice();
        const backs: { when: string; gift: string; cents: number }[] = [];
        const left = new Map<string, { cents: number; isReceiptable: boolean }>();
        for (const [index, { isKnown, gifts }] of givers.entries()) {
          const from = `giver${index}@example.org`;
          if (isKnown) await office.writesDown(`giver${index}`, { email: from });
          for (const { cents, on, campaign, isExcluded, back, when } of gifts) {
            const gift = await office.gives({ from, cents, on, campaign });
            if (isExcluded) await office.says({ gift, notReceiptable: 'platform' });
            const goes = Math.floor(cents * back);
            if (goes > 0) backs.push({ when, gift, cents: goes });
            if (on.startsWith('2026') && campaign !== 'praxis' && cents > goes) {
              const isReceiptable = isKnown && !isExcluded && campaign === 'netzwerk';
              left.set(gift, { cents: cents - goes, isReceiptable });
            }
          }
        }
        const goBack = async (moment: string): Promise<void> => {
          for (const { when, gift, cents } of backs) if (when === moment) await office.refund(gift, cents);
        };
        await goBack('before');
        const { run } = await office.begin();
        await office.walk(run);
        await goBack('previewed');
        await office.start(run);
        const ended = await office.walk(run);
        expect(ended.state).toBe('done');
        expect(ended.sums && addsUp(ended.sums)).toBe(true);
        const issued = (await office.receipts()).reduce((sum, { totalCents }) => sum + totalCents, 0);
        expect(ended.sums?.issued.cents).toBe(issued);

        // What goes back of issued receipts takes them back, and what is left is certified anew.
        await goBack('issued');
        for await (const works of office.parts.receipts.waiting('~'))
          for (const work of works) await doWork(work, office.parts);
        for await (const works of office.parts.receipts.waiting('~'))
          for (const work of works) await doWork(work, office.parts);
        const certified = await office.certified();
        for (const [gift, { isReceiptable }] of left) {
          expect(certified.get(gift) ?? 0).toBe(isReceiptable ? 1 : 0);
        }
        for (const gift of certified.keys()) expect(left.has(gift)).toBe(true);
        const valid = (await office.receipts()).filter(({ state }) => state === 'issued');
        expect(valid.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(
          [...left.values()].reduce((sum, { cents, isReceiptable }) => sum + (isReceiptable ? cents : 0), 0),
        );
        expect((await verifyRegister('leipzig', 2027, office.parts)).findings).toEqual([]);

        // A second look finds all of it where it is, and nothing to do.
        const again = await office.walk((await office.begin()).run);
        expect(again.sums?.issued.gifts).toBe(0);
        expect(again.sums && addsUp(again.sums)).toBe(true);
        expect(again.sums?.all.cents).toBe([...left.values()].reduce((sum, { cents }) => sum + cents, 0));
      }),
      { numRuns: 8 },
    );
  });
});
