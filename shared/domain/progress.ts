import type { Campaign } from './campaign.ts';
import { cover, type CoveredNeed, fundsOf } from './coverage.ts';
import type { MonthTotal, Source } from './ledger.ts';
import { type Cents, sumCents } from './money.ts';
import type { Month } from './month.ts';
import type { Need } from './need.ts';
import { monthlyCents, type PledgedTotal, type PledgeStatus } from './pledge.ts';

/** How far one month is. Money counts in the month it came in; what covers a need may have come in before. */
export interface MonthProgress {
  readonly month: Month;
  readonly neededCents: Cents;
  readonly coveredCents: Cents;
  readonly pendingCents: Cents;
  readonly receivedCents: Record<Source, Cents>;
  /** What went back this month, a negative sum; it is taken off `receivedCents` already. */
  readonly returnedCents: Cents;
  readonly needs: (Pick<Need, 'need' | 'costType' | 'title' | 'neededCents'> & {
    readonly coveredCents: Cents;
  })[];
}

/** Promises of one kind. What they come to in an average month is an expectation, never money received. */
export interface Promised {
  readonly pledges: number;
  readonly monthlyCents: Cents;
}

export interface Progress {
  readonly campaign: string;
  readonly title: string;
  readonly currency: 'EUR';
  readonly months: MonthProgress[];
  readonly pledged: { readonly active: Promised; readonly pastDue: Promised; readonly paused: Promised };
  readonly totals: {
    readonly neededCents: Cents;
    readonly coveredCents: Cents;
    readonly receivedCents: Cents;
    readonly pendingCents: Cents;
    readonly gifts: number;
  };
}

/**
 * What a campaign shows to everyone: its months with what they need, what is covered and what is on its way; and,
 * apart from all money, what is promised.
 */
export const progressOf = (
  campaign: Pick<Campaign, 'campaign' | 'title'>,
  needs: readonly Need[],
  totals: readonly MonthTotal[],
  pledged: readonly PledgedTotal[],
): Progress => {
  const coverage = cover(needs, totals.flatMap(fundsOf));
  const months = [...new Set([...needs, ...totals].map(({ month }) => month))].toSorted().map((month) => {
    const ofMonth = coverage.needs.filter((need) => need.month === month).flatMap(asShown);
    const total = totals.find((candidate) => candidate.month === month);
    return {
      month,
      neededCents: sumCents(ofMonth.map((need) => need.neededCents)),
      coveredCents: sumCents(ofMonth.map((need) => need.coveredCents)),
      pendingCents: sumCents([total?.pendingCents ?? 0]),
      receivedCents: bySource(total),
      returnedCents: sumCents([total?.returnedCents ?? 0]),
      needs: ofMonth.map(({ need, costType, title, neededCents, coveredCents }) => ({
        need,
        costType,
        title,
        neededCents,
        coveredCents,
      })),
    };
  });
  return {
    campaign: campaign.campaign,
    title: campaign.title,
    currency: 'EUR',
    months,
    pledged: {
      active: promised(pledged, 'active'),
      pastDue: promised(pledged, 'past-due'),
      paused: promised(pledged, 'paused'),
    },
    totals: {
      neededCents: sumCents(months.map((month) => month.neededCents)),
      coveredCents: sumCents(months.map((month) => month.coveredCents)),
      receivedCents: sumCents(totals.flatMap(({ received }) => received.map((line) => line.cents))),
      pendingCents: sumCents(totals.map((total) => total.pendingCents)),
      gifts: totals.reduce((gifts, total) => gifts + total.gifts, 0),
    },
  };
};

/** A closed need takes no more: it shows what it got, and never that something is missing. */
const asShown = (need: CoveredNeed): CoveredNeed[] => {
  if (!need.closed) return [need];
  return need.coveredCents > 0 ? [{ ...need, neededCents: need.coveredCents }] : [];
};

const promised = (totals: readonly PledgedTotal[], status: PledgeStatus): Promised => ({
  pledges: totals
    .filter((total) => total.status === status)
    .reduce((pledges, total) => pledges + total.pledges, 0),
  monthlyCents: monthlyCents(totals, status),
});

const bySource = (total: MonthTotal | undefined): Record<Source, Cents> => {
  const of = (source: Source) =>
    sumCents((total?.received ?? []).filter((line) => line.source === source).map((line) => line.cents));
  return { donation: of('donation'), membership: of('membership'), grant: of('grant'), event: of('event') };
};
