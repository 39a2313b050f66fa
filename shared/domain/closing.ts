import type { Campaign } from './campaign.ts';
import type { ClosingStatement, StillComing, SurplusRule } from './closing-statement.ts';
import { cover, type CoveredNeed, type Fund, fundsOf } from './coverage.ts';
import { type CarrierPeriod, carrierPeriods } from './hand-over.ts';
import { type MonthTotal, Source } from './ledger.ts';
import { type Cents, cents, sumCents } from './money.ts';
import { Day, type Instant, type Month } from './month.ts';
import type { Need } from './need.ts';
import { monthlyCents, type PledgedTotal } from './pledge.ts';

/** A campaign with its needs and sums, as one query reads them. */
export interface CampaignSums {
  readonly campaign: Campaign;
  readonly needs: readonly Need[];
  readonly totals: readonly MonthTotal[];
  readonly pledged: readonly PledgedTotal[];
}

/** The needs somebody must decide about who closes a campaign: of this month or later, not closed and not covered. */
export const openNeeds = ({ needs, totals }: Pick<CampaignSums, 'needs' | 'totals'>, thisMonth: Month) =>
  cover(needs, totals.flatMap(fundsOf)).needs.filter(
    (need) => need.month >= thisMonth && !need.closed && missing(need) > 0,
  );

/** @param expectedCents announced bank transfers that have not arrived */
export const stillComing = (
  { totals, pledged }: Pick<CampaignSums, 'totals' | 'pledged'>,
  expectedCents: Cents,
): StillComing => ({
  pendingCents: sumCents(totals.map((total) => total.pendingCents)),
  pledges: pledged.reduce((count, { pledges }) => count + pledges, 0),
  pledgedMonthlyCents: monthlyCents(pledged, 'active'),
  expectedCents,
});

/**
 * What a campaign came to, from its kept sums.
 *
 * @param names of its carriers
 */
export const closingStatement = (
  { campaign, needs, totals }: CampaignSums,
  { names, coming, asOf }: { names: ReadonlyMap<string, string>; coming: StillComing; asOf: Instant },
): ClosingStatement => {
  const coverage = cover(needs, totals.flatMap(fundsOf));
  const periods = carrierPeriods(campaign);
  const sorted = totals.toSorted((one, other) => (one.month < other.month ? -1 : 1));
  const months = [...new Set([...needs, ...totals].map(({ month }) => month))].toSorted();
  return {
    campaign: campaign.campaign,
    title: campaign.title,
    status: campaign.status,
    closedOn: campaign.closedOn,
    asOf,
    sources: Source.options.map((source) => ({ source, ...sumsOf(totals, source) })),
    months: months.map((month) => {
      const total = sorted.filter((each) => each.month === month);
      const ofMonth = coverage.needs.filter((need) => need.month === month);
      return {
        month,
        ...sumsOf(total),
        pendingCents: sumCents(total.map(({ pendingCents }) => pendingCents)),
        neededCents: sumCents(ofMonth.map(({ neededCents }) => neededCents)),
        coveredCents: sumCents(ofMonth.map(({ coveredCents }) => coveredCents)),
      };
    }),
    needs: coverage.needs.map((covered) => {
      const { need, month, costType, title, neededCents, coveredCents, closed } = covered;
      const planned = closed && { plannedCents: closed.plannedCents };
      return {
        need,
        month,
        costType,
        title,
        neededCents,
        coveredCents,
        missingCents: missing(covered),
        ...planned,
      };
    }),
    totals: {
      ...sumsOf(totals),
      neededCents: sumCents(coverage.needs.map(({ neededCents }) => neededCents)),
      coveredCents: sumCents(coverage.needs.map(({ coveredCents }) => coveredCents)),
      missingCents: sumCents(coverage.needs.map(missing)),
      surplusCents: coverage.surplusCents,
      gifts: totals.reduce((count, { gifts }) => count + gifts, 0),
    },
    surplus: pots(coverage.surplus).map((lots) => leftOver(lots, periods)),
    carriers: periods.map((period) => ({ ...period, name: names.get(period.carrier) ?? period.carrier })),
    stillComing: coming,
  };
};

const missing = ({ neededCents, coveredCents }: CoveredNeed): Cents => cents(neededCents - coveredCents);

/**
 * What came in, what went back and what it cost, of one source or of all. Only gifts go back and cost a fee: they alone
 * come by the payment service, and what is taken out of anything else is a correction of what came in.
 */
const sumsOf = (totals: readonly MonthTotal[], source?: Source) => {
  const left = sumCents(
    totals
      .flatMap(({ received }) => received)
      .filter((line) => source === undefined || line.source === source)
      .map((line) => line.cents),
  );
  const paid = source === undefined || source === 'donation' ? totals : [];
  const returnedCents = sumCents(paid.map((total) => total.returnedCents));
  return {
    receivedCents: cents(left - returnedCents),
    returnedCents,
    feeCents: sumCents(paid.map((total) => total.feeCents)),
  };
};

type Lots = readonly [Fund, ...Fund[]];

/** The lots of one source and earmark together, oldest first. */
const pots = (surplus: readonly Fund[]): Lots[] => {
  const found = new Map<string, [Fund, ...Fund[]]>();
  for (const lot of surplus) {
    const key = `${lot.source} ${lot.earmark}`;
    const lots = found.get(key);
    if (lots) lots.push(lot);
    else found.set(key, [lot]);
  }
  return [...found.values()];
};

const leftOver = (lots: Lots, periods: readonly CarrierPeriod[]): ClosingStatement['surplus'][number] => {
  const [oldest] = lots;
  const { source, earmark, month } = oldest;
  const sum = sumCents(lots.map((lot) => lot.cents));
  const rule = ruleOf(oldest, sum);
  const months = [...new Set(lots.map((lot) => lot.month))];
  const carriers = periods.filter((period) => months.some((each) => reaches(period, each)));
  return {
    source,
    earmark,
    cents: sum,
    months,
    carriers: [...new Set(carriers.map(({ carrier }) => carrier))],
    rule,
    ...(rule !== 'must-be-made-up' && rule !== 'as-the-funder-says' && { spendBy: spendBy(month) }),
  };
};

const ruleOf = ({ source, earmark }: Fund, sum: Cents): SurplusRule => {
  if (sum < 0) return 'must-be-made-up';
  if (source === 'grant') return 'as-the-funder-says';
  if (source === 'membership' || earmark === 'free') return 'any-need-of-the-carrier';
  return 'only-with-the-givers-consent';
};

/** § 55 (1) no. 5 AO: by the end of the second calendar year after it came. */
const spendBy = (month: Month): Day => Day.parse(`${Number(month.slice(0, 4)) + 2}-12-31`);

/** Every month ends by its 31st, whether or not it has one. */
const reaches = ({ from, through }: CarrierPeriod, month: Month): boolean =>
  from <= `${month}-31` && (through === undefined || through >= `${month}-01`);
