import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '../../shared/domain/apportion.ts';
import { committedTranches, funderCents, grantSums } from '../../shared/domain/grant.ts';
import { checkGrant, checkReceived } from '../../shared/domain/grant-checks.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { Day, Month } from '../../shared/domain/month.ts';
import { grantOf, terms } from './a-grant.ts';

const today = Day.parse('2026-11-22');

const refusalOf = (
  said: Parameters<typeof terms>[0],
): { code: string; field: string | undefined } | 'fine' => {
  try {
    checkGrant(terms(said), today);
    return 'fine';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, field: error.field };
  }
};

describe('a grant', () => {
  it('is believed when everything adds up', () => {
    expect(refusalOf({})).toBe('fine');
  });

  it.each([
    ['no share', [{ name: 'A' }, { name: 'B' }], 'grant.shares-missing'],
    ['one share of two', [{ name: 'A', cents: 3000_00 }, { name: 'B' }], 'grant.shares-missing'],
    [
      'percent beside euros',
      [
        { name: 'A', cents: 3000_00 },
        { name: 'B', basisPoints: 5000 },
      ],
      'grant.shares-missing',
    ],
    [
      'a cent too few',
      [
        { name: 'A', cents: 3000_00 },
        { name: 'B', cents: 2999_99 },
      ],
      'grant.shares-differ',
    ],
    [
      '99.99 %',
      [
        { name: 'A', basisPoints: 5000 },
        { name: 'B', basisPoints: 4999 },
      ],
      'grant.shares-differ',
    ],
  ])('is refused when its funders have %s', (_, funders, code) => {
    expect(refusalOf({ funders })).toEqual({ code, field: 'funders' });
  });

  it('is refused when its tranches do not add up to it', () => {
    expect(refusalOf({ grantedCents: 6000_01 })).toEqual({
      code: 'grant.tranches-differ',
      field: 'tranches',
    });
  });

  it('is refused when two tranches have one name', () => {
    const half = { tranche: '1', dueOn: '2026-12-01', split: [{ earmark: 'staff', cents: 3000_00 }] };
    expect(refusalOf({ tranches: [half, half] })).toEqual({ code: 'grant.tranche-twice', field: 'tranches' });
  });

  it('is refused when cost plan and own share do not fit it', () => {
    const ownShare = { cents: 500_00, source: 'donation' };
    expect(refusalOf({ ownShare })).toEqual({ code: 'grant.plan-differs', field: 'costPlan' });
  });

  it('is refused as full financing with an own share, and as a part without one', () => {
    const costPlan = [{ costType: 'staff', title: 'Koordination', cents: 7000_00 }];
    const ownShare = { cents: 1000_00, source: 'volunteer-hours' };
    expect(refusalOf({ financing: 'full', costPlan, ownShare })).toMatchObject({
      code: 'grant.full-with-own-share',
    });
    expect(refusalOf({ financing: 'share' })).toMatchObject({ code: 'grant.own-share-missing' });
    expect(refusalOf({ financing: 'shortfall' })).toMatchObject({ code: 'grant.own-share-missing' });
    expect(refusalOf({ financing: 'share', costPlan, ownShare })).toBe('fine');
  });

  it('is refused when it is more than its rate, to the cent', () => {
    const costPlan = [{ costType: 'staff', title: 'Koordination', cents: 7500_00 }];
    const said = { financing: 'share', costPlan, ownShare: { cents: 1500_00, source: 'donation' } };
    expect(refusalOf({ ...said, rateBasisPoints: 8000 })).toBe('fine');
    expect(refusalOf({ ...said, rateBasisPoints: 7999 })).toMatchObject({ code: 'grant.above-rate' });
  });

  it.each([
    ['decided tomorrow', { decidedOn: '2026-11-23' }, 'decidedOn'],
    [
      'approved until before its beginning',
      { approval: { from: '2027-01-01', through: '2026-12-31' } },
      'approval',
    ],
    ['begun after its end', { earliestStartOn: '2027-04-01' }, 'earliestStartOn'],
    ['reported on before the decision', { reportDueOn: '2026-09-14' }, 'reportDueOn'],
    ['thrown away before the report', { retainUntil: '2027-09-29' }, 'retainUntil'],
    ['bound until before its beginning', { boundUntil: '2026-09-30' }, 'boundUntil'],
  ])('is refused when it would be %s', (_, said, field) => {
    expect(refusalOf(said)).toEqual({ code: 'grant.days-reversed', field });
  });

  it('is refused when a tranche is due before the decision, or spent before it comes', () => {
    const tranche = { tranche: '1', dueOn: '2026-12-01', split: [{ earmark: 'staff', cents: 6000_00 }] };
    expect(refusalOf({ tranches: [{ ...tranche, dueOn: '2026-09-14' }] })).toMatchObject({
      field: 'tranches.0.dueOn',
    });
    expect(refusalOf({ tranches: [{ ...tranche, spendBy: '2026-11-30' }] })).toMatchObject({
      field: 'tranches.0.spendBy',
    });
    expect(refusalOf({ tranches: [{ ...tranche, callOffBy: '2026-09-14' }] })).toMatchObject({
      field: 'tranches.0.callOffBy',
    });
  });

  it('may allow work before its decision', () => {
    expect(refusalOf({ earliestStartOn: '2026-08-01' })).toBe('fine');
  });

  it('keeps a tranche that came, in new terms too, whatever the order of its parts', () => {
    const before = grantOf(terms());
    const [, second] = before.tranches;
    const received = { on: Day.parse('2026-11-02'), entries: ['manual:x'] };
    const standing = {
      tranches: before.tranches.map((each) => (each === second ? { ...each, received } : each)),
    };
    const changed = (split: unknown) =>
      terms({ tranches: [before.tranches[0], { tranche: '2', dueOn: '2027-01-15', split }] });
    const parts = [
      { earmark: 'material', cents: 1000_00 },
      { earmark: 'staff', cents: 2000_00 },
    ];
    expect(() => checkReceived(changed(parts), standing)).not.toThrow();
    expect(() => checkReceived(changed([{ earmark: 'staff', cents: 3000_00 }]), standing)).toThrow(
      'grant.tranche-received',
    );
    expect(() => checkReceived(terms({ tranches: [before.tranches[0]] }), standing)).toThrow(
      'grant.tranche-received',
    );
  });
});

describe('what a grant promises', () => {
  it('is listed by the month it is due and by purpose, the earliest first', () => {
    const later = grantOf(terms());
    const months = (from: string, through: string) =>
      committedTranches([later], Month.parse(from), Month.parse(through)).map(
        ({ month, tranche, earmark, cents }) => `${month} ${tranche} ${earmark} ${cents}`,
      );
    expect(months('2026-11', '2027-01')).toEqual([
      '2026-11 1 staff 300000',
      '2027-01 2 staff 200000',
      '2027-01 2 material 100000',
    ]);
    expect(months('2026-12', '2026-12')).toEqual([]);
  });

  it('is no more once it came', () => {
    const grant = grantOf(terms());
    const [first, ...rest] = grant.tranches;
    if (!first) throw new Error('no tranche');
    const tranches = [{ ...first, received: { on: Day.parse('2026-11-02'), entries: [] } }, ...rest];
    expect(grantSums({ tranches })).toEqual({ receivedCents: 3000_00, committedCents: 3000_00 });
    const due = committedTranches([{ ...grant, tranches }], Month.parse('2026-01'), Month.parse('2030-12'));
    expect(due.map(({ tranche }) => tranche)).toEqual(['2', '2']);
  });
});

describe('a sum that is shared', () => {
  it('is shared by six insurers to the cent', () => {
    const equal = Array.from({ length: 6 }, () => ({ name: 'Kasse', basisPoints: 1666 }));
    const [first, ...rest] = equal;
    const funders = [{ ...first, name: 'Kasse', basisPoints: 1670 }, ...rest];
    expect(funderCents(terms({ funders, grantedCents: 1000_00 }))).toEqual([
      167_00, 166_60, 166_60, 166_60, 166_60, 166_60,
    ]);
    expect(funderCents(terms({ funders: [{ name: 'allein' }] }))).toEqual([6000_00]);
  });

  it('gives the cents that are left to the largest fractions, of equal ones to the first', () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(apportion(100, [1, 2, 3])).toEqual([17, 33, 50]);
    expect(apportion(1, [0, 0, 5])).toEqual([0, 0, 1]);
  });

  it('is shared without losing a cent, and nobody gets more than a cent beside their share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e13 }),
        fc
          .array(fc.integer({ min: 0, max: 1e13 }), { minLength: 1, maxLength: 12 })
          .filter((all) => all.some(Boolean)),
        (amount, weights) => {
          const parts = apportion(amount, weights);
          const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
          expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount));
          for (const [index, part] of parts.entries()) {
            const exact = BigInt(amount) * BigInt(weights[index] ?? 0);
            const distance = BigInt(part) * whole - exact;
            expect(distance > -whole && distance < whole).toBe(true);
          }
        },
      ),
    );
  });
});
