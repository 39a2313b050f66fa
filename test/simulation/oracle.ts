/** Euros of one place in the books: `received netzwerk 2026-11 donation free`, `pending netzwerk 2026-11`. */
type Sums = Map<string, number>;

export interface Place {
  readonly campaign: string;
  readonly earmark: string;
}

export type Standing = 'starting' | 'active' | 'past-due' | 'paused' | 'ended';

export interface PledgeTruth extends Place {
  readonly standing: Standing;
  readonly cents: number;
  readonly interval: string;
  /** In seconds, as Stripe counts. */
  readonly startedAt: number;
  readonly toldAt: number;
}

const monthsIn: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

const hour = 60 * 60 * 1000;

/** The last Sunday of a month, one o'clock UTC, when Berlin's clocks change (directive 2000/84/EC). */
const change = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 24 * hour;
};

/** Berlin's month of an instant, by rule and not by the library the house uses. */
export const berlinMonth = (seconds: number): string => {
  const instant = seconds * 1000;
  const year = new Date(instant).getUTCFullYear();
  const isSummer = instant >= change(year, 2) && instant < change(year, 9);
  return new Date(instant + (isSummer ? 2 : 1) * hour).toISOString().slice(0, 7);
};

/**
 * What is true: the books as somebody would keep them who sees Stripe from above. Written without any rule of the
 * house; money is a plain number of cents here.
 */
export class Oracle {
  readonly sums: Sums = new Map();
  /** Letters somebody must get, by their id. */
  readonly letters = new Set<string>();
  readonly tasks = new Set<string>();
  readonly pledges = new Map<string, PledgeTruth>();
  /** Payments whose money has arrived. */
  readonly settled = new Set<string>();
  gifts = 0;
  bookedCents = 0;

  add(what: string, cents: number): void {
    const sum = (this.sums.get(what) ?? 0) + cents;
    if (sum === 0) this.sums.delete(what);
    else this.sums.set(what, sum);
  }

  received(gift: string, { campaign, earmark }: Place, cents: number, at: number): void {
    const month = berlinMonth(at);
    this.add(`received ${campaign} ${month} donation ${earmark}`, cents);
    this.add(`gifts ${campaign} ${month}`, 1);
    this.settled.add(gift);
    this.gifts += 1;
    this.bookedCents += cents;
  }

  /** Money that went back (negative), or came back after all. */
  returned({ campaign, earmark }: Place, cents: number, at: number): void {
    const month = berlinMonth(at);
    this.add(`received ${campaign} ${month} donation ${earmark}`, cents);
    this.add(`returned ${campaign} ${month}`, cents);
  }

  pending({ campaign }: Place, cents: number, at: number): void {
    this.add(`pending ${campaign} ${berlinMonth(at)}`, cents);
  }

  fee({ campaign }: Place, cents: number, at: number): void {
    this.add(`fees ${campaign} ${berlinMonth(at)}`, -cents);
  }

  pledge(id: string, truth: PledgeTruth): void {
    const before = this.pledges.get(id);
    if (before) this.#promise(before, -1);
    this.#promise(truth, 1);
    this.pledges.set(id, truth);
  }

  #promise(truth: PledgeTruth, sign: number): void {
    const { campaign, standing, interval, cents } = truth;
    if (standing === 'starting') return;
    this.#turn('begun', truth, truth.startedAt, sign);
    if (standing === 'ended') {
      this.#turn('ended', truth, truth.toldAt, sign);
      return;
    }
    this.add(`count ${campaign} ${standing} ${interval}`, sign);
    this.add(`promised ${campaign} ${standing} ${interval}`, sign * cents);
  }

  #turn(turn: string, { campaign, interval, cents }: PledgeTruth, at: number, sign: number): void {
    const place = `${campaign} ${berlinMonth(at)}`;
    this.add(`${turn} ${place}`, sign);
    this.add(`${turn}Monthly ${place}`, sign * Math.floor(cents / (monthsIn[interval] ?? 0)));
  }
}
