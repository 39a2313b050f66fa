import type { Campaign } from './campaign.ts';
import {
  bySource,
  type CostTypeCover,
  type Cover,
  coverByCostType,
  type CoveredMonths,
  coverOfAll,
  type NeedOfMonth,
  type Pot,
  type SourceCents,
} from './covered-months.ts';
import type { Committed } from './grant.ts';
import { emptyTotal, type MonthTotal } from './ledger.ts';
import { type Cents, sumCents } from './money.ts';
import { type Month, nextMonth, previousMonth } from './month.ts';
import type { CostType, Need } from './need.ts';

/** What the books of a campaign hold: what it needs, and what came in. */
export interface Books {
  readonly campaign: Pick<Campaign, 'campaign' | 'title' | 'status'>;
  readonly needs: readonly Need[];
  readonly totals: readonly MonthTotal[];
}

/** Bank transfers that were announced in one month and have not arrived. */
export interface ExpectedTransfers {
  readonly month: Month;
  readonly transfers: number;
  readonly cents: Cents;
}

/** What is expected, apart from all money. */
export interface Expectations {
  readonly committed: readonly Committed[];
  readonly transfers: readonly ExpectedTransfers[];
}

/** What a month says of money, whatever it covers. Each kind stands for itself; none is added to another. */
export interface MonthMoney {
  readonly receivedCents: Cents;
  readonly receivedBySource: SourceCents;
  readonly gifts: number;
  readonly pendingCents: Cents;
  readonly expected: { readonly transfers: number; readonly cents: Cents };
  /** 0 or negative, and in `receivedCents` already. */
  readonly returnedCents: Cents;
  /** 0 or negative, and in no other figure. */
  readonly feeCents: Cents;
  readonly committed: CommittedMoney;
}

/** Grants that are due and not there, by what they are for. */
export interface CommittedMoney {
  readonly cents: Cents;
  readonly staffCents: Cents;
  readonly materialCents: Cents;
  readonly freeCents: Cents;
  readonly tranches: Omit<Committed, 'month'>[];
}

export interface Carried {
  readonly cents: Cents;
  readonly pots: Pot[];
}

export interface MonthView extends MonthMoney {
  readonly month: Month;
  readonly previous: Month;
  readonly next: Month;
  readonly isOver: boolean;
  readonly needs: NeedOfMonth[];
  readonly total: Cover & { readonly coveredBySource: SourceCents };
  readonly costTypes: CostTypeCover[];
  readonly carriedIn: Carried;
  readonly carriedOn: Carried;
}

/** One month as its treasurer sees it: as it was when it was over, or as it stands. */
export const monthView = (
  books: Books,
  months: CoveredMonths,
  expectations: Expectations,
  month: Month,
  thisMonth: Month,
): MonthView => {
  const needs = months.needsOf(month);
  return {
    month,
    previous: previousMonth(month),
    next: nextMonth(month),
    isOver: month < thisMonth,
    needs,
    total: { ...coverOfAll(needs), coveredBySource: bySource(needs.flatMap(({ parts }) => parts)) },
    costTypes: coverByCostType(needs),
    ...moneyOf(books, expectations, month),
    carriedIn: carried(months.leftAfter(previousMonth(month))),
    carriedOn: carried(months.leftAfter(month)),
  };
};

const moneyOf = (
  { campaign, needs, totals }: Books,
  expectations: Expectations,
  month: Month,
): MonthMoney => {
  const total =
    totals.find((candidate) => candidate.month === month) ??
    emptyTotal({ campaign: campaign.campaign, month });
  const transfers = expectations.transfers.find((candidate) => candidate.month === month);
  return {
    receivedCents: sumCents(total.received.map((line) => line.cents)),
    receivedBySource: bySource(total.received),
    gifts: total.gifts,
    pendingCents: total.pendingCents,
    expected: { transfers: transfers?.transfers ?? 0, cents: sumCents([transfers?.cents ?? 0]) },
    returnedCents: total.returnedCents,
    feeCents: total.feeCents,
    committed: committedMoney(
      expectations.committed.filter((each) => each.month === month),
      needs,
    ),
  };
};

const committedMoney = (committed: readonly Committed[], needs: readonly Need[]): CommittedMoney => {
  const costTypeOf = ({ earmark }: Committed): CostType | undefined =>
    earmark === 'staff' || earmark === 'material'
      ? earmark
      : needs.find(({ need }) => need === earmark)?.costType;
  const sumOf = (costType: CostType | undefined): Cents =>
    sumCents(committed.filter((each) => costTypeOf(each) === costType).map((each) => each.cents));
  return {
    cents: sumCents(committed.map((each) => each.cents)),
    staffCents: sumOf('staff'),
    materialCents: sumOf('material'),
    freeCents: sumOf(undefined),
    tranches: committed.map(({ month: _month, ...tranche }) => tranche),
  };
};

const carried = (pots: Pot[]): Carried => ({ cents: sumCents(pots.map((pot) => pot.cents)), pots });
