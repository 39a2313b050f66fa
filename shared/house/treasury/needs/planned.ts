import { fundsOf, cover } from '../../../domain/coverage.ts';
import { type Cents, cents } from '../../../domain/money.ts';
import type { Need } from '../../../domain/need.ts';
import type { PlannedNeed, PlannedTemplate } from '../../../routes/treasury/need-inputs.ts';
import { needItem } from '../../../store/campaigns.ts';
import type { AtVersion, Plan, Plans } from '../../../store/plans.ts';
import type { Item, Versioned } from '../../../store/table.ts';
import { entityTag, expectLatest } from '../decided.ts';

export interface PlanParts {
  readonly plans: Plans;
}

/** As the API says it. */
export const planned = ({ thing, version }: AtVersion<Need>): PlannedNeed => ({ ...thing, version });

export const plannedTemplate = ({
  thing,
  version,
}: AtVersion<PlannedTemplate | Omit<PlannedTemplate, 'version'>>): PlannedTemplate => ({ ...thing, version });

/** As the audit log names it: two campaigns may have needs of the same number. */
export const subjectOf = (campaign: string, what: string): string => `${campaign}.${what}`;

/** What is done to many needs at once. */
export const manyOf = (campaign: string): string => subjectOf(campaign, 'needs');

export const addedNeed = (need: Need): Item => ({ ...needItem(need), version: 1 });
export const changedNeed = (need: Need, version: number): Versioned => ({ item: needItem(need), version });

/**
 * The version a request names among what it sends, where it is not a `PUT`.
 *
 * @throws Conflict 409 with both versions if it is not the latest
 */
export const expectVersion = (current: AtVersion<unknown>, yours: { readonly version: number }): void =>
  expectLatest({ headers: { 'if-match': entityTag(yours.version) } }, current, yours);

/** What covers each need now. */
export const coveredBy = ({ needs, totals }: Plan): ((need: Need) => Cents) => {
  const covered = new Map(
    cover(
      needs.map(({ thing }) => thing),
      totals.flatMap(fundsOf),
    ).needs.map(({ need, coveredCents }) => [need, coveredCents]),
  );
  return ({ need }) => covered.get(need) ?? cents(0);
};
