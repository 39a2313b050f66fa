import { cover, type Fund, fundsOf, type Part } from './coverage.ts';
import type { MonthTotal, Source } from './ledger.ts';
import { type Cents, cents, negated, sumCents } from './money.ts';
import type { Month } from './month.ts';
import type { CostType, Earmark, Need } from './need.ts';

/** What is needed and what is there, of one need or of many. */
export interface Cover {
  readonly neededCents: Cents;
  readonly coveredCents: Cents;
  /** Needed, and covered neither in time nor later. */
  readonly missingCents: Cents;
  /** Hundredths of a percent, rounded down: all of it is said only when all of it is covered. */
  readonly coveredBasisPoints: number;
}

export interface NeedOfMonth extends Cover {
  readonly need: Need;
  /** Came for this need alone when its month was over. */
  readonly lateCents: Cents;
  /** Why it is covered, by what had come when its month was over. */
  readonly parts: readonly Part[];
}

/** Money of one source and earmark that no need has taken. */
export type Pot = Pick<Fund, 'source' | 'earmark' | 'cents'>;

export type SourceCents = Readonly<Record<Source, Cents>>;

export interface CostTypeCover extends Cover {
  readonly costType: CostType;
  readonly coveredBySource: SourceCents;
}

/**
 * Every month of a campaign as it was when it was over, or as it stands now. All of them come from one coverage: what
 * comes later changes nothing in a month that is over, except for what was given for one of its needs alone.
 */
export const coveredMonths = (needs: readonly Need[], totals: readonly MonthTotal[]) => {
  const funds = totals.flatMap(fundsOf);
  const covered = cover(needs, funds).needs;
  return {
    /** In the order they are served. */
    needsOf: (month: Month): NeedOfMonth[] =>
      covered
        .filter((need) => need.month === month)
        .map(({ parts, coveredCents, ...need }) => {
          const inTime = parts.filter(({ receivedIn }) => receivedIn <= month);
          const there = sumCents(inTime.map((part) => part.cents));
          const lateCents = cents(coveredCents - there);
          // A closed need takes no more: nothing is missing, even if some of what it got went back.
          const neededCents = need.closed ? coveredCents : need.neededCents;
          return { need, lateCents, parts: inTime, ...coverOf(neededCents, there, lateCents) };
        }),

    /** What no need had taken at the end of a month. Empty pots are left out. */
    leftAfter: (month: Month): Pot[] => {
      const pots = new Map<string, Pot>();
      const add = (source: Source, earmark: Earmark, amount: number) => {
        const key = `${source} ${earmark}`;
        pots.set(key, { source, earmark, cents: cents((pots.get(key)?.cents ?? 0) + amount) });
      };
      for (const fund of funds) if (fund.month <= month) add(fund.source, fund.earmark, fund.cents);
      for (const need of covered) {
        for (const part of need.parts) {
          if (need.month <= month && part.receivedIn <= month)
            add(part.source, earmarkOf(part, need), negated(part.cents));
        }
      }
      return [...pots.values()].filter((pot) => pot.cents !== 0).toSorted(byPlace);
    },
  };
};

export type CoveredMonths = ReturnType<typeof coveredMonths>;

export const coverOf = (neededCents: Cents, coveredCents: Cents, lateCents: number = 0): Cover => ({
  neededCents,
  coveredCents,
  missingCents: cents(neededCents - coveredCents - lateCents),
  coveredBasisPoints: neededCents === 0 ? whole : partOf(whole, coveredCents, neededCents),
});

const whole = 10_000;
// In whole numbers of any size, so that a cent too little never rounds to all of it.
const partOf = (amount: number, part: number, of: number): number =>
  Number((BigInt(amount) * BigInt(part)) / BigInt(of));

/** Several needs, months or campaigns as one. */
export const coverOfAll = (covers: readonly Cover[]): Cover => {
  const neededCents = sumCents(covers.map((each) => each.neededCents));
  const coveredCents = sumCents(covers.map((each) => each.coveredCents));
  const missingCents = sumCents(covers.map((each) => each.missingCents));
  return coverOf(neededCents, coveredCents, neededCents - coveredCents - missingCents);
};

/** Both cost types, also where nothing is needed. */
export const coverByCostType = (needs: readonly NeedOfMonth[]): CostTypeCover[] =>
  (['staff', 'material'] as const).map((costType) => {
    const ofType = needs.filter(({ need }) => need.costType === costType);
    return {
      costType,
      ...coverOfAll(ofType),
      coveredBySource: bySource(ofType.flatMap(({ parts }) => parts)),
    };
  });

export const bySource = (
  lines: readonly { readonly source: Source; readonly cents: number }[],
): SourceCents => {
  const of = (source: Source) =>
    sumCents(lines.filter((line) => line.source === source).map((line) => line.cents));
  return { donation: of('donation'), membership: of('membership'), grant: of('grant'), event: of('event') };
};

/** The pot a part was taken from. */
const earmarkOf = ({ rule }: Part, { need, costType }: Need): Earmark => {
  if (rule === 'free') return 'free';
  return rule === 'given-for-its-cost-type' ? costType : need;
};

const byPlace = (one: Pot, other: Pot): number =>
  `${one.source} ${one.earmark}` < `${other.source} ${other.earmark}` ? -1 : 1;
