import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeeRule, feeOf, paidForNet } from '../../shared/domain/fee.ts';
import { GivingMethod } from '../../shared/domain/method.ts';
import { givingRules } from '../../shared/house/giving-rules.ts';

const { fees, leastCents, mostCents } = givingRules('https://spenden.example.org', 10_000_00);

const anyRule: fc.Arbitrary<FeeRule> = fc.record({
  basisPoints: fc.integer({ min: 0, max: 9999 }),
  fixedCents: fc.integer({ min: 0, max: 9999 }),
});
const rulesWith = (text: string) => givingRules('https://spenden.example.org', 10_000_00, text).fees;
const leftOf = (paidCents: number, rule: FeeRule): number => paidCents - feeOf(paidCents, rule);

describe('a fee', () => {
  it.each([
    ['card', 25_00, 63],
    ['paypal', 25_00, 97],
    ['sepa_debit', 25_00, 35],
    ['bank_transfer', 25_00, 0],
    ['card', 1_00, 27],
    ['card', 10_000_00, 150_25],
  ] as const)('by %s on %d cents is %d', (method, paid, fee) => {
    expect(feeOf(paid, fees[method])).toBe(fee);
  });

  it('rounds half a cent up', () => {
    expect([33, 34, 99, 100, 101].map((paid) => feeOf(paid, { basisPoints: 150, fixedCents: 0 }))).toEqual([
      0, 1, 1, 2, 2,
    ]);
  });
});

describe('what a giver pays who carries the fee', () => {
  it.each([
    ['card', 25_00, 25_63],
    ['paypal', 25_00, 26_00],
    ['sepa_debit', 25_00, 25_35],
    ['bank_transfer', 25_00, 25_00],
  ] as const)('by %s for %d cents is %d', (method, net, paid) => {
    expect(paidForNet(net, fees[method])).toBe(paid);
  });

  it('leaves exactly the chosen amount, in every way and for every amount that can be given', () => {
    const wrong: unknown[] = [];
    for (const method of GivingMethod.options) {
      for (let net = leastCents; net <= mostCents; net += 1) {
        const left = leftOf(paidForNet(net, fees[method]), fees[method]);
        if (left !== net) wrong.push({ method, net, left });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('leaves it whatever is charged, and is the least that does', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 0, max: 10_000_00 }), (rule, net) => {
        const paid = paidForNet(net, rule);
        expect(leftOf(paid, rule)).toBe(net);
        expect(paid === 0 ? -1 : leftOf(paid - 1, rule)).toBeLessThan(net);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the fees of an installation', () => {
  it('are the usual ones where nothing else is said', () => {
    expect(rulesWith('')).toEqual(fees);
    expect(rulesWith('card=120+10, paypal=0+0')).toEqual({
      ...fees,
      card: { basisPoints: 120, fixedCents: 10 },
      paypal: { basisPoints: 0, fixedCents: 0 },
    });
  });

  it.each([
    'card',
    'card=1.5+25',
    'card=150',
    'card=-1+25',
    'card=10000+25',
    'cards=150+25',
    'card=150+25;paypal=1+1',
    '=150+25',
    '__proto__=1+1',
  ])('stop the start if they cannot be read, and say why: %s', (text) => {
    expect(() => rulesWith(text)).toThrow(/^FEES has “.+it takes a list such as card=150\+25/);
  });
});
