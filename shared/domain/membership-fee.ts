import * as z from 'zod';
import { apportion } from './apportion.ts';
import { CampaignId } from './campaign.ts';
import { checkCameOn, type Counted, notedEntry } from './counting.ts';
import type { Entry } from './ledger.ts';
import type { Sentence } from './locale.ts';
import { Cents } from './money.ts';
import { Day, formatMonth, type Instant, Month, monthsBetween } from './month.ts';
import { Earmark } from './need.ts';
import { Refusal } from './refusal.ts';

/** The number of a member, as the list of members has it; never a name. */
export const MemberNumber = z
  .string()
  .trim()
  .max(40)
  .regex(/^[A-Za-z0-9]+(?:[ ./_-][A-Za-z0-9]+)*$/, 'letters and digits, like M-017 or 2021/17');

/** A fee as it is noted: what one member paid for one month, or in one sum for several. */
export const FeePaid = z.strictObject({
  member: MemberNumber,
  /** The month it is paid for; the first, if it is paid for several. */
  month: Month,
  /** The last month it is paid for. */
  through: Month.optional(),
  /** The day it came. */
  day: Day,
  /** The whole sum that came. */
  cents: Cents.refine((amount) => amount > 0, 'more than nothing'),
});
export type FeePaid = z.infer<typeof FeePaid>;

/** A fee of one month as it stands in the books. */
export const MembershipFee = z
  .strictObject({
    campaign: CampaignId,
    member: z.string(),
    /** The month it was paid for. */
    month: Month,
    /** The day it counts on, and with it the month. */
    day: Day,
    earmark: Earmark,
    cents: Cents,
    entry: z.string(),
  })
  .meta({ id: 'MembershipFee' });
export type MembershipFee = z.infer<typeof MembershipFee>;

/** No key may depend on how somebody spells a number today: `M 017`, `m-017` and `M/017` are one member. */
const spelled = (member: string): string => member.toLowerCase().replaceAll(/[ ./_-]/g, '-');

/**
 * What a fee is known by in the books: each member pays a month once. Members are numbered by each association for
 * itself, so the campaign belongs to the name.
 */
export const feeName = (campaign: string, member: string, month: Month): string =>
  `manual:${feePrefix}${campaign}.${spelled(member)}-${month}`;

const feePrefix = 'fee-';

/** The month a fee was paid for; undefined for what is no fee. */
export const monthPaidFor = ({ entry, member, corrects }: Entry): Month | undefined =>
  member !== undefined && corrects === undefined && entry.startsWith(`manual:${feePrefix}`)
    ? Month.parse(entry.slice(-7))
    : undefined;

/** As many months as one sum may be paid for. */
export const mostMonths = 24;

/** The months a fee is paid for, each with its part of the sum, to the cent: the first months take what is left over. */
export const monthlyFees = ({ month, through, cents: sum }: FeePaid): { month: Month; cents: Cents }[] => {
  const months = monthsBetween(month, through ?? month);
  const parts = apportion(
    sum,
    months.map(() => 1),
  );
  return months.flatMap((each, index) => {
    const part = parts[index];
    return part === undefined ? [] : [{ month: each, cents: part }];
  });
};

/** @throws Refusal `fee.…` for months nobody can pay like this */
export const checkFee = (fee: FeePaid, today: Day): void => {
  checkCameOn(fee.day, today);
  if (fee.through === undefined) return;
  const months = monthsBetween(fee.month, fee.through).length;
  if (months < 1) {
    throw new Refusal(400, 'fee.months-reversed', reversed(fee.month, fee.through), 'through');
  }
  if (months > mostMonths || fee.cents < months) {
    throw new Refusal(
      400,
      'fee.too-many-months',
      {
        de: `Eine Zahlung kann für höchstens ${mostMonths} Monate sein, mit mindestens einem Cent für jeden.`,
        en: `One payment can be for ${mostMonths} months at most, with a cent for each at least.`,
      },
      'through',
    );
  }
};

const reversed = (month: Month, through: Month): Sentence => ({
  de: `Der letzte Monat (${formatMonth(through, 'de')}) liegt vor dem ersten (${formatMonth(month, 'de')}).`,
  en: `The last month (${formatMonth(through, 'en')}) lies before the first (${formatMonth(month, 'en')}).`,
});

/** The entries of a fee, one for each month it is paid for. */
export const feeEntries = (
  { member, ...paid }: FeePaid,
  { campaign, earmark, counted, author, bookedAt }: FeeBooking,
): Entry[] =>
  monthlyFees({ member, ...paid }).map(({ month, cents }) => {
    const name = feeName(campaign, member, month);
    return {
      ...notedEntry({ name, gift: name, campaign, earmark, cents, counted, author, bookedAt }),
      source: 'membership',
      member,
      reason: `Mitgliedsbeitrag ${formatMonth(month, 'de')}${counted.told}`,
    };
  });

export interface FeeBooking {
  readonly campaign: string;
  readonly earmark: Earmark;
  readonly counted: Counted;
  readonly author: string;
  readonly bookedAt: Instant;
}

/** Whether a fee that stands in the books is the one that is noted again. */
export const isSameFee = (standing: Entry, { cents, day }: Pick<FeePaid, 'cents' | 'day'>): boolean =>
  standing.cents === cents && (standing.cameOn ?? standing.day) === day;
