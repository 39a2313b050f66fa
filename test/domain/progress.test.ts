import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interval } from '../../shared/domain/interval.ts';
import type { MonthTotal } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, Month } from '../../shared/domain/month.ts';
import { closedNeed } from '../../shared/domain/need-closing.ts';
import { type PledgedTotal, PledgeStatus } from '../../shared/domain/pledge.ts';
import { progressOf } from '../../shared/domain/progress.ts';
import { aNeed } from './a-plan.ts';

const campaign = { campaign: 'netzwerk', title: 'Netzwerkarbeit' };
const total = (change: Partial<MonthTotal>): MonthTotal => ({
  campaign: 'netzwerk',
  month: Month.parse('2026-11'),
  received: [],
  pendingCents: cents(0),
  returnedCents: cents(0),
  feeCents: cents(0),
  gifts: 0,
  ...change,
});
const donated = (amount: number) => ({
  source: 'donation' as const,
  earmark: 'free' as const,
  cents: cents(amount),
});
const promised = (
  status: PledgeStatus,
  interval: Interval,
  pledges: number,
  amount: number,
): PledgedTotal => ({ status, interval, pledges, cents: cents(amount) });

const closed = (title: string, gotCents: number) =>
  closedNeed(aNeed('2026-11', title, 300_00), cents(gotCents), {
    on: Day.parse('2026-11-22'),
    because: 'geschenkt',
  });

describe('what a campaign shows', () => {
  it('tells what went back in the month it went, as a negative sum that is taken off already', () => {
    const { months, totals } = progressOf(
      campaign,
      [],
      [
        total({ received: [donated(100_00)], gifts: 2 }),
        total({
          month: Month.parse('2026-12'),
          received: [donated(-25_00)],
          returnedCents: cents(-25_00),
        }),
      ],
      [],
    );
    expect(
      months.map(({ month, receivedCents, returnedCents }) => [month, receivedCents.donation, returnedCents]),
    ).toEqual([
      ['2026-11', 100_00, 0],
      ['2026-12', -25_00, -25_00],
    ]);
    expect(totals).toMatchObject({ receivedCents: 75_00, gifts: 2 });
  });

  it('counts what a closed need got, and never shows that it misses anything', () => {
    const [month] = progressOf(
      campaign,
      [closed('Miete', 100_00), closed('Tee', 0), aNeed('2026-11', 'Zug', 50_00)],
      // A part of it went back after the need was closed.
      [total({ received: [donated(90_00)] })],
      [],
    ).months;
    expect(
      month?.needs.map(({ title, neededCents, coveredCents }) => [title, neededCents, coveredCents]),
    ).toEqual([
      ['Miete', 90_00, 90_00],
      ['Zug', 50_00, 0],
    ]);
    expect(month).toMatchObject({ neededCents: 140_00, coveredCents: 90_00 });
  });

  it('shows promises by how they stand, as what they come to in a month', () => {
    const { pledged } = progressOf(
      campaign,
      [],
      [],
      [
        promised('active', 'month', 2, 30_00),
        promised('active', 'quarter', 1, 75_00),
        promised('active', 'year', 1, 240_00),
        promised('past-due', 'month', 1, 10_00),
        promised('paused', 'year', 1, 100_00),
      ],
    );
    expect(pledged).toEqual({
      active: { pledges: 4, monthlyCents: 75_00 },
      pastDue: { pledges: 1, monthlyCents: 10_00 },
      // 8.33: what is promised is never rounded up.
      paused: { pledges: 1, monthlyCents: 8_33 },
    });
  });

  it('never counts a promise as money', () => {
    const promises = fc.array(
      fc.record({
        status: fc.constantFrom(...PledgeStatus.options),
        interval: fc.constantFrom(...Interval.options),
        pledges: fc.nat(1000),
        cents: fc.nat(1_000_000).map(cents),
      }),
    );
    fc.assert(
      fc.property(promises, (pledged) => {
        const totals = [total({ received: [donated(25_00)], gifts: 1 })];
        const { pledged: _, ...shown } = progressOf(campaign, [], totals, pledged);
        const { pledged: __, ...without } = progressOf(campaign, [], totals, []);
        expect(shown).toEqual(without);
      }),
    );
  });
});
