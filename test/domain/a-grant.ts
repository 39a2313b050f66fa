import fc from 'fast-check';
import { type Grant, GrantTerms } from '../../shared/domain/grant.ts';
import { aGrant } from '../treasury/samples/money.ts';

/** The sample grant of 6,000 € in two tranches, with whatever a test says otherwise. */
export const terms = (said: Partial<Record<keyof GrantTerms, unknown>> = {}): GrantTerms =>
  GrantTerms.parse({ ...aGrant, ...said });

export const grantOf = (said: GrantTerms): Grant => ({
  campaign: 'netzwerk',
  grant: 'grant_sample',
  ...said,
});

const purposes = ['free', 'staff', 'material', 'need_coordination-2026-11', 'need_print-2026-12'] as const;

/** A promise to pay some sums for some purposes, each purpose once. */
const split = fc.uniqueArray(fc.constantFrom(...purposes), { minLength: 1, maxLength: 5 }).chain((earmarks) =>
  fc
    .array(fc.integer({ min: 1, max: 50_000_00 }), {
      minLength: earmarks.length,
      maxLength: earmarks.length,
    })
    .map((sums) => earmarks.map((earmark, index) => ({ earmark, cents: sums[index] ?? 1 }))),
);

const dueOn = fc
  .integer({ min: 0, max: 59 })
  .map((month) => `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`);

/** A grant with any tranches, fully financed, so that its costs are what was granted. */
export const anyGrant: fc.Arbitrary<Grant> = fc
  .array(fc.record({ dueOn, split }), { minLength: 1, maxLength: 8 })
  .map((tranches) => {
    const grantedCents = tranches
      .flatMap((tranche) => tranche.split)
      .reduce((sum, part) => sum + part.cents, 0);
    return grantOf(
      terms({
        decidedOn: '2026-01-01',
        financing: 'full',
        grantedCents,
        costPlan: [{ costType: 'staff', title: 'Arbeit', cents: grantedCents }],
        tranches: tranches.map((tranche, index) => ({ ...tranche, tranche: String(index + 1) })),
      }),
    );
  });
