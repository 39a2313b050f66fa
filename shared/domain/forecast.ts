import { type Cents, cents } from './money.ts';
import { type Month, monthsBetween, nextMonth, previousMonth } from './month.ts';
import type { PledgeChanges } from './pledge.ts';

/** How promises came and went in one full month. */
export interface PledgeMonth extends Omit<PledgeChanges, 'campaign'> {
  /** How many stood when it began: active, past due or paused. */
  readonly standing: number;
}

/** What was seen of the promises of a campaign, and which loss a forecast goes by. */
export interface PledgeLoss {
  readonly monthlyLossBasisPoints: number;
  readonly basis: 'observed' | 'assumed';
  readonly observed: {
    readonly from: Month;
    readonly through: Month;
    /** Promises that stood in a month, from its beginning or begun in it, added up over the months. */
    readonly pledgeMonths: number;
    readonly ended: number;
    readonly lossBasisPoints: number;
  };
  readonly changes: PledgeMonth[];
}

/** What is assumed as long as too little has been seen: one promise in twenty ends each month. Careful, no statistic. */
export const assumedLossBasisPoints = 500;
/** From how much on what was seen is believed: ten promises over half a year, say. */
export const leastPledgeMonths = 60;
export const leastMonths = 6;

const observedMonths = 12;
const whole = 10_000;

/**
 * The monthly loss of promises: how many of those that stood in a month ended in it, over the last twelve full months.
 * Those begun in the month count as standing, because they may end in it too. With less to go by than
 * {@link leastPledgeMonths} over {@link leastMonths} the assumed loss counts, or what was seen where that is worse: so
 * one more promise never lowers a forecast.
 *
 * @param standing how many promises stand now; the months before follow from what began and ended since
 */
export const pledgeLoss = (
  standing: number,
  kept: readonly PledgeChanges[],
  thisMonth: Month,
): PledgeLoss => {
  const changes = lastMonths(standing, kept, thisMonth);
  const stood = changes.map(({ standing: first, begun }) => first + begun);
  const pledgeMonths = sum(stood);
  const ended = sum(changes.map((month) => month.ended));
  const lossBasisPoints = pledgeMonths === 0 ? 0 : Math.min(whole, Math.ceil((ended * whole) / pledgeMonths));
  const seen = stood.filter((count) => count > 0).length;
  const isEnough = pledgeMonths >= leastPledgeMonths && seen >= leastMonths;
  return {
    monthlyLossBasisPoints: isEnough ? lossBasisPoints : Math.max(assumedLossBasisPoints, lossBasisPoints),
    basis: isEnough ? 'observed' : 'assumed',
    observed: {
      from: changes[0]?.month ?? thisMonth,
      through: previousMonth(thisMonth),
      pledgeMonths,
      ended,
      lossBasisPoints,
    },
    changes,
  };
};

const lastMonths = (now: number, kept: readonly PledgeChanges[], thisMonth: Month): PledgeMonth[] => {
  const of = (month: Month): Omit<PledgeChanges, 'campaign'> => {
    const found = kept.find((each) => each.month === month);
    return {
      month,
      begun: found?.begun ?? 0,
      begunMonthlyCents: found?.begunMonthlyCents ?? cents(0),
      ended: found?.ended ?? 0,
      endedMonthlyCents: found?.endedMonthlyCents ?? cents(0),
    };
  };
  const { begun, ended } = of(thisMonth);
  let standing = now - begun + ended;
  let month = thisMonth;
  const changes: PledgeMonth[] = [];
  while (changes.length < observedMonths) {
    month = previousMonth(month);
    const change = of(month);
    standing += change.ended - change.begun;
    changes.unshift({ ...change, standing: Math.max(0, standing) });
  }
  return changes;
};

/**
 * Donations to come from the promises that are active now: what they come to in an average month, less the loss of each
 * month that passes. Nothing is added for promises nobody has made yet. Rounded down month by month.
 *
 * @returns the months after this one, through the last wanted
 */
export const forecastDonations = (
  monthlyCents: Cents,
  monthlyLossBasisPoints: number,
  thisMonth: Month,
  through: Month,
): { readonly month: Month; readonly cents: Cents }[] => {
  let left = monthlyCents;
  return monthsBetween(nextMonth(thisMonth), through).map((month) => {
    left = cents(Number((BigInt(left) * BigInt(whole - monthlyLossBasisPoints)) / BigInt(whole)));
    return { month, cents: left };
  });
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
