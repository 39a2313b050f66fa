import type { Entry } from '../../../domain/ledger.ts';
import {
  feeName,
  type FeePaid,
  isSameFee,
  type MembershipFee,
  monthlyFees,
  monthPaidFor,
} from '../../../domain/membership-fee.ts';
import { type Cents, formatCents } from '../../../domain/money.ts';
import { formatDay, formatMonth, type Month } from '../../../domain/month.ts';
import { Conflict } from '../../../domain/refusal.ts';
import type { Notes } from '../../../store/notes.ts';

export interface StandingParts {
  readonly notes: Pick<Notes, 'find'>;
}

/** What the books say of the months that fees are paid for, by the names of those fees. */
export const standingFees = async (
  campaign: string,
  fees: readonly FeePaid[],
  { notes }: StandingParts,
): Promise<Map<string, Entry>> => {
  const names = fees.flatMap((fee) => namesOf(campaign, fee).map(({ name }) => name));
  const found = await Promise.all(names.map(async (name) => notes.find(name)));
  return new Map(found.flatMap((entry) => (entry ? [[entry.entry, entry] as const] : [])));
};

interface Named {
  readonly name: string;
  readonly month: Month;
  readonly cents: Cents;
}

export const namesOf = (campaign: string, fee: FeePaid): Named[] =>
  monthlyFees(fee).map(({ month, cents }) => ({ name: feeName(campaign, fee.member, month), month, cents }));

/**
 * How a fee stands: `new`, with none of its months in the books; `known`, with all of them just so; or else the entry that
 * is there in its place.
 */
export const stateOf = (
  campaign: string,
  fee: FeePaid,
  standing: ReadonlyMap<string, Entry>,
): 'new' | 'known' | { readonly inItsPlace: Entry } => {
  const months = namesOf(campaign, fee);
  const there = months.flatMap(({ name, cents }) => {
    const before = standing.get(name);
    return before ? [{ before, isSame: isSameFee(before, { cents, day: fee.day }) }] : [];
  });
  const [inItsPlace] = there.toSorted((one, other) => Number(one.isSame) - Number(other.isSame));
  if (!inItsPlace) return 'new';
  if (inItsPlace.isSame && there.length === months.length) return 'known';
  return { inItsPlace: inItsPlace.before };
};

/** What an entry says of a fee; undefined for one that is none. */
export const feeOf = (entry: Entry): MembershipFee | undefined => {
  const month = monthPaidFor(entry);
  const { campaign, member, day, earmark, cents } = entry;
  if (month === undefined || member === undefined) return undefined;
  return { campaign, member, month, day, earmark, cents, entry: entry.entry };
};

/** @param yours what was to be noted */
export const paidAlready = (before: Entry, yours: unknown): Conflict => {
  const told = (locale: 'de' | 'en') => ({
    month: formatMonth(monthPaidFor(before) ?? before.month, locale),
    day: formatDay(before.cameOn ?? before.day, locale),
    sum: formatCents(before.cents, locale),
  });
  const de = told('de');
  const en = told('en');
  return new Conflict(
    'fee.paid-already',
    {
      de: `Mitglied ${before.member} hat für ${de.month} schon gezahlt: ${de.sum} am ${de.day} (${before.entry}). War der Betrag falsch, bitte ihn berichtigen.`,
      en: `Member ${before.member} has paid for ${en.month} already: ${en.sum} on ${en.day} (${before.entry}). If the sum was wrong, please correct it.`,
    },
    { theirs: feeOf(before), yours },
  );
};
