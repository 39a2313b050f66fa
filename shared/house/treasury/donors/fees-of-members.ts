import type { Donor } from '../../../domain/donor.ts';
import { taxDay } from '../../../domain/gift-standing.ts';
import { feeName } from '../../../domain/membership-fee.ts';
import { dayOf, Month, monthsBetween } from '../../../domain/month.ts';
import type { Fees } from '../../../store/fees.ts';
import type { Clock } from '../../clock.ts';

export interface FeeBookParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly fees: Pick<Fees, 'named'>;
}

/**
 * The fees of a donor's memberships, by gift and the year they were given in: of those that were paid for last year,
 * this year or the next. Each is read by its name, so that it costs the same however many members there are. Earlier
 * ones are found by the run of their year.
 */
export const feesOfMembers = async (
  { members = [] }: Pick<Donor, 'members'>,
  { clock, fees }: FeeBookParts,
): Promise<{ gift: string; year: number }[]> => {
  const thisYear = Number(dayOf(clock.now()).slice(0, 4));
  const months = monthsBetween(Month.parse(`${thisYear - 1}-01`), Month.parse(`${thisYear + 1}-12`));
  const names = members.flatMap(({ campaign, member }) =>
    months.map((month) => feeName(campaign, member, month)),
  );
  return (await fees.named(names)).map((entry) => ({
    gift: entry.gift,
    year: Number(taxDay(entry, undefined).slice(0, 4)),
  }));
};
