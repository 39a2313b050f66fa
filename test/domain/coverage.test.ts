import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cover, type Fund, type Rule } from '../../shared/domain/coverage.ts';
import { Source } from '../../shared/domain/ledger.ts';
import { cents, sumCents } from '../../shared/domain/money.ts';
import { Month } from '../../shared/domain/month.ts';
import { type CostType, type Earmark, Need } from '../../shared/domain/need.ts';

const need = (month: string, costType: CostType, neededCents: number, name = 'work', priority = 100): Need =>
  Need.parse({
    need: `need_${name}-${costType}-${month}`,
    campaign: 'netzwerk',
    month,
    costType,
    title: `${name} ${costType}`,
    neededCents,
    priority,
  });

const fund = (
  month: string,
  amount: number,
  earmark: Earmark = 'free',
  source: Source = 'donation',
): Fund => ({
  month: Month.parse(month),
  source,
  earmark,
  cents: cents(amount),
});

const coveredBy = (needs: Need[], funds: Fund[]) =>
  Object.fromEntries(cover(needs, funds).needs.map((covered) => [covered.need, covered.coveredCents]));

describe('coverage', () => {
  const staff = need('2026-11', 'staff', 1000_00);
  const material = need('2026-11', 'material', 500_00);

  it('gives free money to staff first, then to material', () => {
    expect(coveredBy([material, staff], [fund('2026-11', 1200_00)])).toEqual({
      [staff.need]: 1000_00,
      [material.need]: 200_00,
    });
  });

  it('serves the lower priority first within a cost type', () => {
    const urgent = need('2026-11', 'staff', 300_00, 'urgent', 1);
    expect(coveredBy([staff, urgent], [fund('2026-11', 400_00)])).toEqual({
      [urgent.need]: 300_00,
      [staff.need]: 100_00,
    });
  });

  it('gives money for material to material, though staff is open', () => {
    expect(coveredBy([staff, material], [fund('2026-11', 50_00, 'material')])).toEqual({
      [staff.need]: 0,
      [material.need]: 50_00,
    });
  });

  it('gives money for one need to that need alone; what is too much stays in the surplus', () => {
    const { needs, surplus } = cover([staff, material], [fund('2026-11', 600_00, material.need)]);
    expect(needs.map((covered) => covered.coveredCents)).toEqual([0, 500_00]);
    expect(surplus).toEqual([fund('2026-11', 100_00, material.need)]);
  });

  it('carries what a month leaves into the next one, and says where it came from', () => {
    const december = need('2026-12', 'staff', 1000_00);
    const { needs } = cover([staff, december], [fund('2026-11', 1300_00)]);
    expect(needs[1]?.parts).toEqual([
      { cents: 300_00, source: 'donation', receivedIn: '2026-11', rule: 'free' },
    ]);
  });

  it('never reaches back to a month before the money came', () => {
    const october = need('2026-10', 'staff', 100_00);
    expect(coveredBy([october, staff], [fund('2026-11', 150_00)])).toEqual({
      [october.need]: 0,
      [staff.need]: 150_00,
    });
  });

  it('takes a refund from the month it happens in and leaves the month that is over alone', () => {
    const october = need('2026-10', 'staff', 100_00);
    const { needs, surplusCents } = cover(
      [october, staff],
      [fund('2026-10', 100_00), fund('2026-11', -30_00), fund('2026-11', 80_00)],
    );
    expect(needs.map((covered) => covered.coveredCents)).toEqual([100_00, 50_00]);
    expect(surplusCents).toBe(0);
  });

  it('leaves a need of a month that is over as it was, though money given for it is paid back later', () => {
    const december = need('2026-12', 'staff', 500_00);
    const { needs, surplus } = cover(
      [staff, december],
      [fund('2026-11', 1000_00, staff.need), fund('2026-11', 100_00), fund('2026-12', -400_00, staff.need)],
    );
    expect(needs.map((covered) => covered.coveredCents)).toEqual([1000_00, 100_00]);
    expect(surplus).toEqual([fund('2026-12', -400_00, staff.need)]);
  });

  it('still takes what comes late for one need, as a debit does that was given at the end of the month', () => {
    const { needs, surplusCents } = cover(
      [staff],
      [fund('2026-11', 900_00), fund('2026-12', 150_00, staff.need)],
    );
    expect(needs[0]?.parts).toEqual([
      { cents: 900_00, source: 'donation', receivedIn: '2026-11', rule: 'free' },
      { cents: 100_00, source: 'donation', receivedIn: '2026-12', rule: 'given-for-this-need' },
    ]);
    expect(surplusCents).toBe(50_00);
  });

  it('spends bound money before donations', () => {
    const { needs } = cover([staff], [fund('2026-11', 900_00), fund('2026-11', 700_00, 'free', 'grant')]);
    expect(needs[0]?.parts.map(({ source, cents: amount }) => [source, amount])).toEqual([
      ['grant', 700_00],
      ['donation', 300_00],
    ]);
  });
});

const months = ['2026-10', '2026-11', '2026-12', '2027-01'];
const someNeeds = fc
  .uniqueArray(
    fc.record({
      month: fc.constantFrom(...months),
      costType: fc.constantFrom<CostType>('staff', 'material'),
      neededCents: fc.integer({ min: 0, max: 500 }),
      name: fc.constantFrom('one', 'two', 'three'),
      priority: fc.integer({ min: 0, max: 3 }),
    }),
    { selector: ({ month, costType, name }) => `${month} ${costType} ${name}`, maxLength: 8 },
  )
  .map((list) => list.map((one) => need(one.month, one.costType, one.neededCents, one.name, one.priority)));

const someFunds = (needs: readonly Need[], { least = -300 } = {}) =>
  fc.array(
    fc
      .record({
        month: fc.constantFrom(...months),
        amount: fc.integer({ min: least, max: 600 }),
        earmark: fc.constantFrom<Earmark>(
          'free',
          'staff',
          'material',
          'need_gone-2026-11',
          ...needs.map((one) => one.need),
        ),
        source: fc.constantFrom(...Source.options),
      })
      .map(({ month, amount, earmark, source }) => fund(month, amount, earmark, source)),
    { maxLength: 12 },
  );

const needsAndFunds = someNeeds.chain((needs) =>
  fc.record({ needs: fc.constant(needs), funds: someFunds(needs) }),
);
const ruleFor = (earmark: Earmark): Rule => {
  if (earmark === 'free') return 'free';
  return earmark === 'staff' || earmark === 'material' ? 'given-for-its-cost-type' : 'given-for-this-need';
};
const total = (funds: readonly Fund[]) => sumCents(funds.map((one) => one.cents));

describe('the laws of coverage', () => {
  it('give every cent to exactly one need or to the surplus', () => {
    fc.assert(
      fc.property(needsAndFunds, ({ needs, funds }) => {
        const { needs: covered, surplusCents } = cover(needs, funds);
        expect(sumCents(covered.map((one) => one.coveredCents)) + surplusCents).toBe(total(funds));
      }),
      { numRuns: 1000 },
    );
  });

  it('never cover more than is needed or less than nothing, and explain each cent', () => {
    fc.assert(
      fc.property(needsAndFunds, ({ needs, funds }) => {
        const covered = cover(needs, funds).needs;
        expect(covered.map((one) => one.need).toSorted()).toEqual(needs.map((one) => one.need).toSorted());
        for (const one of covered) {
          expect(one.coveredCents).toBeGreaterThanOrEqual(0);
          expect(one.coveredCents).toBeLessThanOrEqual(one.neededCents);
          expect(sumCents(one.parts.map((part) => part.cents))).toBe(one.coveredCents);
          for (const part of one.parts) expect(part.cents).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('never let earmarked money cover another purpose, nor mix sources', () => {
    fc.assert(
      fc.property(needsAndFunds, ({ needs, funds }) => {
        const { needs: covered, surplus } = cover(needs, funds);
        for (const source of Source.options) {
          for (const earmark of new Set(funds.map((one) => one.earmark))) {
            const purposes = covered.filter(
              (one) => earmark === 'free' || earmark === one.costType || earmark === one.need,
            );
            const rule = ruleFor(earmark);
            const used = purposes
              .flatMap((one) => one.parts)
              .filter((part) => part.source === source && part.rule === rule);
            const is = (one: Fund) => one.source === source && one.earmark === earmark;
            // What was used for its purpose and what is left over is exactly what came in.
            expect(sumCents(used.map((part) => part.cents)) + total(surplus.filter(is))).toBe(
              total(funds.filter(is)),
            );
          }
        }
      }),
    );
  });

  it('do not depend on the order of anything', () => {
    const shuffled = needsAndFunds.chain(({ needs, funds }) =>
      fc.record({
        needs: fc.constant(needs),
        funds: fc.constant(funds),
        otherNeeds: fc.shuffledSubarray(needs, { minLength: needs.length }),
        otherFunds: fc.shuffledSubarray(funds, { minLength: funds.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ needs, funds, otherNeeds, otherFunds }) => {
        expect(cover(otherNeeds, otherFunds)).toEqual(cover(needs, funds));
      }),
    );
  });

  it('never cover any need less because more money came', () => {
    const more = someNeeds.chain((needs) =>
      fc.record({
        needs: fc.constant(needs),
        funds: someFunds(needs),
        gift: someFunds(needs, { least: 0 }),
      }),
    );
    fc.assert(
      fc.property(more, ({ needs, funds, gift }) => {
        const before = coveredBy(needs, funds);
        const after = coveredBy(needs, [...funds, ...gift]);
        for (const [id, amount] of Object.entries(before)) expect(after[id]).toBeGreaterThanOrEqual(amount);
      }),
      { numRuns: 1000 },
    );
  });

  it('leave every month that is over as it was, whatever comes in or goes back later', () => {
    fc.assert(
      fc.property(needsAndFunds, fc.constantFrom(...months), ({ needs, funds }, over) => {
        const then = cover(
          needs.filter(({ month }) => month <= over),
          funds.filter(({ month }) => month <= over),
        ).needs;
        const now = cover(needs, funds).needs.filter(({ month }) => month <= over);
        // What came later came for this one need alone, and is told apart.
        const late = now.flatMap(({ parts }) => parts.filter(({ receivedIn }) => receivedIn > over));
        expect(late.every(({ rule }) => rule === 'given-for-this-need')).toBe(true);
        expect(
          now.map(({ need: id, parts }) => [id, parts.filter(({ receivedIn }) => receivedIn <= over)]),
        ).toEqual(then.map(({ need: id, parts }) => [id, parts]));
      }),
      { numRuns: 2000 },
    );
  });
});
