import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cover, type Fund } from '../../shared/domain/coverage.ts';
import { Source } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day } from '../../shared/domain/month.ts';
import type { CostType, Need } from '../../shared/domain/need.ts';
import { closedNeed, differenceOf, reopenedNeed } from '../../shared/domain/need-closing.ts';
import { aNeed, months } from './a-plan.ts';

const on = Day.parse('2026-11-22');

const needs = (): fc.Arbitrary<Need[]> =>
  fc.uniqueArray(
    fc
      .record({
        of: months(),
        costType: fc.constantFrom<CostType>('staff', 'material'),
        neededCents: fc.integer({ min: 0, max: 500 }),
      })
      .map(({ of, costType, neededCents }) => aNeed(of, costType, neededCents, costType)),
    { selector: ({ need }) => need, minLength: 1, maxLength: 8 },
  );

const funds = (of: readonly Need[]): fc.Arbitrary<Fund[]> =>
  fc.array(
    fc.record({
      month: months(),
      source: fc.constantFrom(...Source.options),
      earmark: fc.constantFrom('free', 'staff', 'material', ...of.map(({ need }) => need)),
      cents: fc.integer({ min: -200, max: 800 }).map(cents),
    }),
    { maxLength: 8 },
  );

describe('a need that is closed', () => {
  it('keeps what covers it, and moves not a cent of any other need', () => {
    const plans = needs().chain((all) =>
      fc.record({ all: fc.constant(all), money: funds(all), which: fc.nat({ max: all.length - 1 }) }),
    );
    fc.assert(
      fc.property(plans, ({ all, money, which }) => {
        const before = cover(all, money);
        const closing = all[which];
        const covered = before.needs.find(({ need }) => need === closing?.need)?.coveredCents ?? cents(0);
        const after = cover(
          all.map((need) =>
            need === closing ? closedNeed(need, covered, { on, because: 'geschenkt' }) : need,
          ),
          money,
        );
        const gots = ({ needs: each, surplus }: typeof before) => ({
          parts: each.map(({ need, parts }) => [need, parts]),
          surplus,
        });
        expect(gots(after)).toEqual(gots(before));
        const closed = after.needs.find(({ need }) => need === closing?.need);
        expect(closed?.neededCents).toBe(covered);
      }),
    );
  });

  it('needs again what was planned when it is opened again', () => {
    const need = aNeed('2026-11', 'Miete', 700_00);
    expect(reopenedNeed(closedNeed(need, cents(3_00), { on, because: 'geschenkt' }))).toEqual(need);
    expect(reopenedNeed(need)).toEqual(need);
  });
});

describe('what a change changed', () => {
  it('is the fields that differ, as they were and as they are, beside the number of the need', () => {
    const before = { ...aNeed('2026-11', 'Miete', 700_00), note: 'bis März' };
    const { note: _note, ...rest } = before;
    expect(differenceOf(before, { ...rest, neededCents: cents(800_00) })).toEqual({
      before: { need: before.need, neededCents: 700_00, note: 'bis März' },
      after: { need: before.need, neededCents: 800_00 },
    });
  });
});
