import { Refused } from '../api/refused.ts';
import { moneyIn, textIn } from '../parts/fields.ts';
import type { Fields } from '../parts/form.ts';
import {
  type CostLine,
  financings,
  type Funder,
  ownShareSources,
  type SplitPart,
  type Terms,
  type Tranche,
} from './grant.ts';
import { purposesIn } from './grant-rows.ts';
import type { Rows } from './rows.ts';

/** The rows as they stand in the form; their fields are numbered in this order. */
interface GrantRows {
  readonly funders: Rows<Funder>;
  readonly costPlan: Rows<CostLine>;
  readonly tranches: Rows<Tranche>;
}

/** What the form says of a grant. @throws Refused at the field that says nothing, or no amount */
export const termsIn = (fields: Fields, rows: GrantRows): Terms => ({
  programme: textIn(fields, 'programme'),
  funders: rows.funders.all.map((_row, at) => funderIn(fields, at)),
  ...optional(fields, 'fileNumber'),
  decidedOn: textIn(fields, 'decidedOn'),
  purpose: textIn(fields, 'purpose'),
  financing: financings.find((one) => one === fields['financing']) ?? 'fixed',
  ...rateIn(fields),
  ...passedOnIn(fields),
  grantedCents: moneyIn(fields, 'grantedCents'),
  approval: { from: textIn(fields, 'approval.from'), through: textIn(fields, 'approval.through') },
  ...optional(fields, 'earliestStartOn'),
  costPlan: rows.costPlan.all.map((_row, at) => ({
    title: textIn(fields, `costPlan.${at}.title`),
    costType: fields[`costPlan.${at}.costType`] === 'material' ? 'material' : 'staff',
    cents: moneyIn(fields, `costPlan.${at}.cents`),
  })),
  tranches: rows.tranches.all.map(({ of }, at) => trancheIn(fields, of, at)),
  ...ownShareIn(fields),
  reportDueOn: textIn(fields, 'reportDueOn'),
  ...optional(fields, 'reportedOn'),
  retainUntil: textIn(fields, 'retainUntil'),
  ...optional(fields, 'boundUntil'),
  ...optional(fields, 'publicity'),
  ...optional(fields, 'note'),
  ...optional(fields, 'document'),
});

type Optional =
  | 'fileNumber'
  | 'earliestStartOn'
  | 'reportedOn'
  | 'boundUntil'
  | 'publicity'
  | 'note'
  | 'document';

const optional = (fields: Fields, name: Optional): Partial<Pick<Terms, Optional>> => {
  const value = fields[name];
  return value ? { [name]: value } : {};
};

/** Percents have two digits behind the comma as euros have, so that they are read by the same rules. */
const basisPointsIn = (fields: Fields, name: string): number =>
  moneyIn({ [name]: fields[name]?.replace(/\s*%$/, '') }, name);

const funderIn = (fields: Fields, at: number): Funder => {
  const name = textIn(fields, `funders.${at}.name`);
  const field = `funders.${at}.share`;
  const share = fields[field];
  if (!share) return { name };
  return share.endsWith('%')
    ? { name, basisPoints: basisPointsIn(fields, field) }
    : { name, cents: moneyIn(fields, field) };
};

const rateIn = (fields: Fields): Pick<Terms, 'rateBasisPoints'> =>
  fields['rateBasisPoints'] ? { rateBasisPoints: basisPointsIn(fields, 'rateBasisPoints') } : {};

const passedOnIn = (fields: Fields): Pick<Terms, 'passedOnBy'> => {
  const decidedOn = fields['passedOnBy.decidedOn'];
  const fileNumber = fields['passedOnBy.fileNumber'];
  if (!fields['passedOnBy.name'] && !decidedOn && !fileNumber) return {};
  return {
    passedOnBy: {
      name: textIn(fields, 'passedOnBy.name'),
      ...(decidedOn && { decidedOn }),
      ...(fileNumber && { fileNumber }),
    },
  };
};

const ownShareIn = (fields: Fields): Pick<Terms, 'ownShare'> => {
  const note = fields['ownShare.note'];
  if (!fields['ownShare.cents']) return {};
  const source = ownShareSources.find((one) => one === fields['ownShare.source']) ?? 'donation';
  return { ownShare: { cents: moneyIn(fields, 'ownShare.cents'), source, ...(note && { note }) } };
};

/** A tranche that has been received stays as it is in the books. */
const trancheIn = (fields: Fields, before: Tranche | undefined, at: number): Terms['tranches'][number] => {
  if (before?.received) {
    const { received: _received, ...plan } = before;
    return plan;
  }
  const callOffBy = fields[`tranches.${at}.callOffBy`];
  const spendBy = fields[`tranches.${at}.spendBy`];
  return {
    tranche: textIn(fields, `tranches.${at}.tranche`),
    dueOn: textIn(fields, `tranches.${at}.dueOn`),
    split: splitIn(fields, `tranches.${at}.split`, purposesIn(before)),
    ...(callOffBy && { callOffBy }),
    ...(spendBy && { spendBy }),
  };
};

/** How much is for each purpose. @throws Refused at the first of them, if it is for none */
export const splitIn = (fields: Fields, name: string, purposes: readonly string[]): SplitPart[] => {
  const parts = purposes.flatMap((earmark) => {
    const field = `${name}.${earmark}`;
    return fields[field] ? [{ earmark, cents: moneyIn(fields, field) }] : [];
  });
  const split = parts.filter(({ cents }) => cents > 0);
  if (split.length > 0) return split;
  throw new Refused({ status: 0, code: 'missing', field: `${name}.${purposes[0] ?? ''}` });
};
