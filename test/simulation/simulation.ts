import { Bells } from './bells.ts';
import { Chance, chanceOf } from './chance.ts';
import { Faults, type Service } from './faults.ts';
import { Outside } from './handler-run.ts';
import { settle } from './house/a-federation.ts';
import { OutsidePost } from './house/outside-post.ts';
import { OutsideStripe } from './house/outside-stripe.ts';
import { Staff } from './house/staff.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { atThePost, type Violation, violationsOf } from './invariants.ts';
import { MemoryStore } from './memory/memory-store.ts';
import { Oracle } from './oracle.ts';
import { StripeSide, usualHabits } from './stripe-side.ts';
import { firstTier } from './tiers/first.ts';
import type { BuildGround, Ground } from './tiers/ground.ts';
import { Timeline } from './timeline.ts';
import { isTotal, totalsIn, Watch } from './watch.ts';
import { days, type Fate, minutes } from './world/stage.ts';
import { Theatre } from './world/theatre.ts';
import type { Plan } from './world-plan.ts';

/** The sweep has booked every event twice already; this is the same once more, all at once. */
const mostReplayed = 4000;

const firstMoment = Date.UTC(2026, 9, 31, 12);
const hour = minutes(60);

export class Simulation {
  readonly plan: Plan;
  readonly ground: Ground;
  readonly timeline: Timeline;
  readonly oracle = new Oracle();
  readonly watch = new Watch();
  readonly store = new MemoryStore();
  readonly post = new OutsidePost();
  readonly stripe = new OutsideStripe();
  readonly faults: Faults;
  readonly outside: Outside;
  readonly stripeSide: StripeSide;
  readonly theatre: Theatre;
  readonly violations: Violation[] = [];
  readonly alarms = new Map<string, number>();
  readonly #staff: Staff;
  readonly #bells: Bells;
  readonly #chance: Chance;
  readonly #unsettledEvents = new Map<string, Fate>();
  #webhookSecrets: readonly string[] = ['whsec_first'];
  #nextStory = 0;

  constructor(plan: Plan, house: HouseUnderTest, build: BuildGround = firstTier) {
    const { seed } = plan;
    this.plan = plan;
    this.#chance = new Chance(seed, 'world');
    const staff = () => this.#staff;
    this.ground = build({
      store: this.store,
      stripe: this.stripe,
      post: this.post,
      outside: () => this.outside,
      watch: this.watch,
      isAtWork: () => this.#staff.isAtWork,
      ring: (item) => this.#bells.ring(item),
    });
    this.timeline = new Timeline(firstMoment, () => this.ground.settled());
    this.#bells = new Bells(this.timeline, staff, seed, plan.lostBells ?? 0.01);
    this.faults = new Faults(seed, plan.faults * 2 * chanceOf(seed, 'how bad'), plan.onlyFaults);
    this.outside = new Outside(seed, this.timeline, this.faults);
    this.store.watcher = (before, after) => {
      this.watch.see(before, after);
      if (!before && after) this.#bells.ring(after);
    };
    this.stripeSide = new StripeSide(this.timeline, staff, seed, plan.habits ?? usualHabits);
    this.stripeSide.keepsLog = plan.keepsLog === true;
    this.theatre = new Theatre(seed, {
      timeline: this.timeline,
      oracle: this.oracle,
      stripe: this.stripe,
      emit: (event) => {
        this.#unsettledEvents.set(event.id, event.fate);
        this.stripeSide.emit(event);
      },
    });
    this.post.onTaken = (letter) => {
      this.violations.push(...atThePost(letter, this.oracle));
    };
    const surroundings = {
      house,
      outside: this.outside,
      ground: this.ground,
      writeLog: (line: string) => this.#readLog(line),
      webhookSecrets: () => this.#webhookSecrets,
    };
    this.#staff = new Staff(surroundings, seed);
  }

  async run(): Promise<this> {
    await settle(this.ground.table);
    this.#sweepEachHour();
    for (let stretch = 0; this.#goesOn(); stretch += 1) {
      await this.#oneStretch(stretch);
      if (this.plan.onlyStories && this.#nextStory > Math.max(...this.plan.onlyStories)) break;
    }
    if (this.violations.length === 0) await this.#replay();
    const left = this.alarms.get('bell-lost') ?? 0;
    if (left > 0 && this.plan.faults === 0 && this.plan.lostBells === 0) {
      this.violations.push({ invariant: 'sweep-finds-nothing', detail: `${left} sweeps booked something` });
    }
    this.ground.close();
    return this;
  }

  #goesOn(): boolean {
    if (this.violations.length > 0) return false;
    return this.plan.told === undefined || this.theatre.stories === 0
      ? this.stripeSide.deliveries < this.plan.deliveries
      : this.theatre.unfinished > 0;
  }

  async #oneStretch(stretch: number): Promise<void> {
    const { timeline, theatre, faults } = this;
    await timeline.until(this.#nextStart(stretch));
    const length = hour * this.#chance.between(2, 8);
    this.#plansOutage(length);
    this.#rotates(stretch);
    faults.active = true;
    theatre.open(length);
    for (let told = 0; told < this.plan.storiesAtOnce; told += 1) {
      const number = (this.#nextStory += 1);
      const at = timeline.now + chanceOf(this.plan.seed, `begins ${number}`) * length;
      const wished = this.plan.told?.[number - 1];
      if (this.plan.told && !wished) break;
      if (this.plan.onlyStories?.has(number) ?? true) theatre.tell(number, at, wished);
    }
    await timeline.until(timeline.now + length);
    theatre.close();
    await this.#comesToRest();
    this.violations.push(...(await this.#look()));
  }

  /** Half of the stretches lie around the turn of a Berlin month, where counting by the wrong clock shows. */
  #nextStart(stretch: number): number {
    const { timeline } = this;
    const soon = timeline.now + days(this.#chance.between(1, 6));
    if (stretch % 2 === 1) return soon;
    const date = new Date(timeline.now);
    const turn = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1, -4);
    return turn > soon ? turn : soon;
  }

  #plansOutage(length: number): void {
    const service = this.#chance.one<Service>(['dynamodb', 'stripe', 'sendgrid']);
    const from = this.timeline.now + this.#chance.next() * length;
    this.faults.outages.length = 0;
    if (this.plan.faults > 0 && this.#chance.happens(0.5)) {
      this.faults.outages.push({ service, from, until: from + this.#chance.next() * hour });
    }
  }

  /** A new webhook secret: first the house knows both, then Stripe signs with the new one, then the old one goes. */
  #rotates(stretch: number): void {
    const { timeline } = this;
    if (stretch % 3 !== 2) return;
    const next = `whsec_${stretch}`;
    this.#webhookSecrets = [next, this.stripeSide.secret];
    timeline.at(timeline.now + minutes(30), () => {
      this.stripeSide.secret = next;
    });
    timeline.at(timeline.now + minutes(60), () => {
      this.#webhookSecrets = [next];
    });
  }

  /** Waits for what is late, mends what is broken, tells what was never told, and lets the sweep finish. */
  async #comesToRest(): Promise<void> {
    const { timeline, stripeSide, faults, watch, ground } = this;
    const settling = hour * (1 + 2 * (this.plan.sweepHours ?? 1));
    await timeline.untilQuiet(timeline.now + days(5));
    faults.active = false;
    stripeSide.recover();
    await timeline.untilQuiet(timeline.now + days(5));
    await timeline.until(timeline.now + settling);
    await ground.look();
    for (let hours = 0; hours < 80 && watch.openLetters.size > 0; hours += 1) {
      await timeline.until(timeline.now + hour);
      await ground.look();
    }
    // An end the house has ordered at Stripe is an event of its own.
    await timeline.untilQuiet(timeline.now + days(5));
    await timeline.until(timeline.now + settling);
    if (!timeline.isQuiet) this.violations.push({ invariant: 'handlers-do-not-hang', detail: 'not quiet' });
  }

  async #look(): Promise<Violation[]> {
    const items = [...(await this.ground.items())];
    const violations = violationsOf({
      watch: this.watch,
      oracle: this.oracle,
      totals: totalsIn(items.filter(isTotal)),
      taken: this.post.taken,
      unsettledEvents: this.#unsettledEvents,
      mustEnd: this.theatre.mustEnd,
    });
    this.watch.touched.clear();
    return violations;
  }

  /** What ever arrived, once more and in another order: nothing may be written. */
  async #replay(): Promise<void> {
    const { watch, timeline } = this;
    const events = [...(await this.ground.items())].filter(
      ({ kind, state }) => kind === 'EVENT' && state === 'NEW',
    );
    const order = events
      .map((event) => ({ event, place: chanceOf(this.plan.seed, `replay ${String(event['event'])}`) }))
      .toSorted((one, other) => one.place - other.place)
      .slice(0, mostReplayed)
      .map(({ event }) => ({ item: event, sequenceNumber: String(event['event']) }));
    const before = watch.writes;
    for (let from = 0; from < order.length; from += 25) {
      const batch = order.slice(from, from + 25);
      this.#staff.start('book', `replay ${from}`, (container) => container.book(batch));
      await timeline.untilQuiet(timeline.now + days(1));
    }
    await this.ground.look();
    if (watch.writes !== before) {
      const detail = `${watch.writes - before} writes`;
      this.violations.push({ invariant: 'replay-changes-nothing', detail });
    }
  }

  #sweepEachHour(): void {
    const { timeline } = this;
    const between = hour * (this.plan.sweepHours ?? 1);
    const next = Math.ceil((timeline.now - minutes(7) + 1) / between) * between + minutes(7);
    const sweep = () => {
      this.#staff.start('sweep', `sweep ${new Date(timeline.now).toISOString().slice(0, 13)}`, (container) =>
        container.sweep(new Date(timeline.now + 290_000)),
      );
      this.#sweepEachHour();
    };
    timeline.at(next, sweep, { apart: true });
  }

  #readLog(line: string): void {
    if (/canary|[\w.]@\w|DE\d{20}/i.test(line)) {
      this.violations.push({ invariant: 'no-canary-in-logs', detail: line });
    }
    const alarm = /^\{"alarm":"([^"]+)"/.exec(line)?.[1];
    if (alarm !== undefined) this.alarms.set(alarm, (this.alarms.get(alarm) ?? 0) + 1);
  }
}
