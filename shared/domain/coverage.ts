import { type Cents, cents, sumCents } from './money.ts';
import type { Month } from './month.ts';
import type { Earmark, Need } from './need.ts';
import type { MonthTotal, Source } from './ledger.ts';

/** Money of one month, source and earmark. Negative where more went back that month than came in. */
export interface Fund {
  readonly month: Month;
  readonly source: Source;
  readonly earmark: Earmark;
  readonly cents: Cents;
}

export const fundsOf = ({ month, received }: MonthTotal): Fund[] =>
  received.map((line) => ({ month, ...line }));

/** Why a need got these cents: given for this need, given for its cost type, or free money. */
export type Rule = 'given-for-this-need' | 'given-for-its-cost-type' | 'free';

/** One reason of a need's coverage: so many cents, of this source, that came in that month. */
export interface Part {
  readonly cents: Cents;
  readonly source: Source;
  readonly receivedIn: Month;
  readonly rule: Rule;
}

export interface CoveredNeed extends Need {
  readonly coveredCents: Cents;
  readonly parts: readonly Part[];
}

export interface Coverage {
  /** Every need once, oldest month first, in the order they are served. */
  readonly needs: readonly CoveredNeed[];
  /** Money no need has taken, as it lies in its pots. Negative: money already spent on a month was paid back later. */
  readonly surplus: readonly Fund[];
  readonly surplusCents: Cents;
}

/**
 * Spreads money over needs, month by month, oldest first, in three steps a reader can follow:
 *
 * 1. Money given for one need goes to that need and to nothing else. What comes early waits for the need's month.
 * 2. Money given for a cost type goes to that month's needs of the type.
 * 3. Then free money goes to what is still open in that month: staff before material, then by priority.
 *
 * What a month leaves flows to the next one. A month that is over stays as it was: money never flows back to a month
 * before the one it came in, unless it was given for a need of that month which is still open; and what is paid back
 * counts in the month it happens and is taken from what is there, so that what is missing then is made up by the next
 * money of the same kind.
 *
 * Every cent lands on exactly one need or in the surplus, whatever the order of the input.
 */
export const cover = (needs: readonly Need[], funds: readonly Fund[]): Coverage => {
  const served = [...needs].toSorted(byTurn).map((need) => new Opening(need));
  const pots = new Map<string, Pot>();
  const potOf = (earmark: Earmark, source: Source): Pot => {
    const key = `${earmark} ${source}`;
    const pot = pots.get(key) ?? new Pot(earmark, source);
    pots.set(key, pot);
    return pot;
  };
  const fill = (opening: Opening, earmark: Earmark, rule: Rule) => {
    for (const source of bySource) opening.take(potOf(earmark, source), rule);
  };

  const money = [...funds].toSorted(byMonth);
  const months = new Set([...served.map(({ need }) => need.month), ...money.map(({ month }) => month)]);
  const given = new Set(money.map(({ earmark }) => earmark));
  for (const month of [...months].toSorted()) {
    for (const fund of money) if (fund.month === month) potOf(fund.earmark, fund.source).add(fund);
    const begun = served.filter(({ need }) => need.month <= month);
    for (const opening of begun) {
      if (given.has(opening.need.need)) fill(opening, opening.need.need, 'given-for-this-need');
    }
    const open = begun.filter(({ need }) => need.month === month);
    for (const opening of open) fill(opening, opening.need.costType, 'given-for-its-cost-type');
    for (const opening of open) fill(opening, 'free', 'free');
  }

  const surplus = [...pots.values()].flatMap((pot) => pot.left()).toSorted(byMonth);
  return {
    needs: served.map((opening) => opening.covered()),
    surplus,
    surplusCents: sumCents(surplus.map((fund) => fund.cents)),
  };
};

// Money that is bound or runs out goes first, so that donations stay free for as long as possible.
const bySource = ['grant', 'membership', 'event', 'donation'] as const satisfies readonly Source[];

const turn = (need: Need): string =>
  [need.month, need.costType === 'staff' ? 0 : 1, String(need.priority).padStart(4, '0'), need.need].join(
    ' ',
  );
/** The order in which needs are served. */
export const byTurn = (one: Need, other: Need) => (turn(one) < turn(other) ? -1 : 1);

const place = ({ month, source, earmark, cents: amount }: Fund): string =>
  `${month} ${source} ${earmark} ${amount}`;
const byMonth = (one: Fund, other: Fund) => (place(one) < place(other) ? -1 : 1);

/** A need while it is being served. */
class Opening {
  readonly need: Need;
  readonly #parts: Part[] = [];
  #open: number;

  constructor(need: Need) {
    this.need = need;
    this.#open = need.neededCents;
  }

  take(pot: Pot, rule: Rule): void {
    for (const { month, cents: amount } of pot.draw(this.#open)) {
      this.#parts.push({ cents: cents(amount), source: pot.source, receivedIn: month, rule });
      this.#open -= amount;
    }
  }

  covered(): CoveredNeed {
    return { ...this.need, coveredCents: cents(this.need.neededCents - this.#open), parts: this.#parts };
  }
}

/** Money of one earmark and source, in the order it came in; oldest is used first. */
class Pot {
  readonly earmark: Earmark;
  readonly source: Source;
  #lots: { month: Month; cents: number }[] = [];

  constructor(earmark: Earmark, source: Source) {
    this.earmark = earmark;
    this.source = source;
  }

  /** A negative lot first uses up what is there; what then is still missing waits for the next money. */
  add({ month, cents: amount }: { month: Month; cents: number }): void {
    const opposite = this.#lots.filter((lot) => Math.sign(lot.cents) === -Math.sign(amount));
    let left = amount;
    for (const lot of opposite) {
      const settled = Math.sign(left) * Math.min(Math.abs(left), Math.abs(lot.cents));
      lot.cents += settled;
      left -= settled;
    }
    if (left !== 0) this.#lots.push({ month, cents: left });
    this.#lots = this.#lots.filter((lot) => lot.cents !== 0);
  }

  draw(wanted: number): { month: Month; cents: number }[] {
    const drawn: { month: Month; cents: number }[] = [];
    let open = wanted;
    for (const lot of this.#lots) {
      const amount = Math.min(open, Math.max(0, lot.cents));
      if (amount === 0) continue;
      drawn.push({ month: lot.month, cents: amount });
      lot.cents -= amount;
      open -= amount;
    }
    this.#lots = this.#lots.filter((lot) => lot.cents !== 0);
    return drawn;
  }

  left(): Fund[] {
    return this.#lots.map((lot) => ({
      month: lot.month,
      source: this.source,
      earmark: this.earmark,
      cents: cents(lot.cents),
    }));
  }
}
