import { type Fund, fundsOf } from './coverage.ts';
import { forecastDonations, type PledgeLoss, pledgeLoss } from './forecast.ts';
import { type Funded, fundedUntil } from './funded-until.ts';
import { type Committed, committedTranches, type Grant } from './grant.ts';
import type { MonthTotal } from './ledger.ts';
import { type Cents, sumCents } from './money.ts';
import type { Month } from './month.ts';
import type { CostType, Need } from './need.ts';
import { foreseenNeeds, type NeedTemplate } from './need-template.ts';
import { monthlyCents, type PledgeChanges, type PledgedTotal, type PledgeStatus } from './pledge.ts';

/** What is known of a campaign now, for saying what may come. */
export interface Known {
  readonly needs: readonly Need[];
  readonly templates: readonly NeedTemplate[];
  readonly totals: readonly MonthTotal[];
  readonly pledged: readonly PledgedTotal[];
  readonly grants: readonly Grant[];
  readonly pledgeChanges: readonly PledgeChanges[];
}

export interface Promises {
  readonly pledges: number;
  readonly monthlyCents: Cents;
}

export interface Outlook {
  readonly loss: PledgeLoss;
  readonly active: Promises;
  readonly pastDue: Promises;
  readonly paused: Promises;
  readonly forecast: ReturnType<typeof forecastDonations>;
  readonly committed: Committed[];
  /** Needs of extension stages nobody has decided on, from this month on. */
  readonly undecided: Need[];
  readonly funded: readonly FundedKind[];
}

/** Until when one kind of cost is paid for: by what is there, and by what is there and expected. */
export interface FundedKind {
  readonly costType: CostType;
  readonly byMoneyThere: Funded;
  readonly asExpected: Funded;
}

/**
 * What may come, from this month on. A committed tranche counts from the month it is due in; one that is overdue does
 * not, until it is there. Forecast donations are free money of their month.
 *
 * @param through the last month anybody looks at
 */
export const outlook = (known: Known, thisMonth: Month, through: Month): Outlook => {
  const { needs, totals, pledged, grants } = known;
  const promises = (status: PledgeStatus): Promises => ({
    pledges: pledged
      .filter((total) => total.status === status)
      .reduce((count, total) => count + total.pledges, 0),
    monthlyCents: monthlyCents(pledged, status),
  });
  const [active, pastDue, paused] = [promises('active'), promises('past-due'), promises('paused')];
  const standing = active.pledges + pastDue.pledges + paused.pledges;
  const loss = pledgeLoss(standing, known.pledgeChanges, thisMonth);
  const last = needs.reduce((latest, { month }) => (month > latest ? month : latest), through);
  const { monthlyLossBasisPoints } = loss;
  const forecast = forecastDonations(active.monthlyCents, monthlyLossBasisPoints, thisMonth, last);
  const committed = committedTranches(grants, thisMonth, last);
  const there = totals.flatMap(fundsOf);
  const expected = [...there, ...committed.map(granted), ...forecast.map(donated)];
  return {
    loss,
    active,
    pastDue,
    paused,
    forecast,
    committed,
    undecided: known.templates.filter(isUndecided).flatMap((template) => foreseenNeeds(template, thisMonth)),
    funded: (['staff', 'material'] as const).map((costType) => ({
      costType,
      byMoneyThere: fundedUntil(costType, needs, there, thisMonth),
      asExpected: fundedUntil(costType, needs, expected, thisMonth),
    })),
  };
};

/** All that is to come through a month. */
export const comingThrough = (
  lines: readonly { readonly month: Month; readonly cents: Cents }[],
  through: Month,
): Cents => sumCents(lines.filter(({ month }) => month <= through).map((line) => line.cents));

const isUndecided = ({ onlyIf, decided }: NeedTemplate): boolean => onlyIf !== undefined && !decided;

const granted = ({ month, earmark, cents }: Committed): Fund => ({ month, earmark, source: 'grant', cents });
const donated = ({ month, cents }: Outlook['forecast'][number]): Fund => ({
  month,
  earmark: 'free',
  source: 'donation',
  cents,
});
