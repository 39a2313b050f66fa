import { type Instant, instantOf } from '../../../shared/domain/month.ts';
import { Chance } from '../chance.ts';
import { Faults, type Service } from '../faults.ts';
import { Outside } from '../handler-run.ts';
import type { Violation } from '../invariants.ts';
import { memoryPages } from '../memory/memory-pages.ts';
import { MemoryStore } from '../memory/memory-store.ts';
import { memoryTable } from '../memory/memory-table.ts';
import { outsideTable } from '../house/outside-table.ts';
import { Timeline } from '../timeline.ts';
import { days, minutes } from '../world/stage.ts';
import { newsTopics, settleNews, withoutApproval } from './a-newsroom-federation.ts';
import { Editor } from './editor.ts';
import { lettersOwed, toTheReader } from './letters-owed.ts';
import type { NewsHouse } from './news-house.ts';
import { NewsStaff } from './news-staff.ts';
import { OutsideBatchPost, type TakenByReader } from './outside-batch-post.ts';
import { outsidePages } from './outside-pages.ts';
import { Reader } from './reader.ts';

/** Everything such a world follows from: the same plan is the same world. */
export interface LettersPlan {
  readonly seed: number;
  readonly readers: number;
  /** How many monthly letters go out, one after the other. */
  readonly months: number;
  /** The share of calls that fail; the seed makes it more or less. */
  readonly faults: number;
}

/** Letters go out on the first at nine in Berlin; the clocks of Berlin are those of winter in these months. */
const nineOf = (month: number): number => Date.UTC(2026, 11 + month, 1, 8);
/** A batch that nobody heard of goes out again a day later; then a person has looked, and all has come to its end. */
const longestRun = days(2);

/** Readers who come and go, editors who change their minds, and a newsroom whose every call may fail. */
export class LettersWorld {
  readonly plan: LettersPlan;
  readonly store = new MemoryStore();
  readonly post = new OutsideBatchPost();
  readonly timeline = new Timeline(nineOf(0) - days(12));
  readonly faults: Faults;
  readonly outside: Outside;
  readonly readers: Reader[] = [];
  readonly editor: Editor;
  readonly violations: Violation[] = [];
  readonly staff: NewsStaff;
  readonly #chance: Chance;

  constructor(plan: LettersPlan, house: NewsHouse) {
    const { seed, faults } = plan;
    this.plan = plan;
    this.#chance = new Chance(seed, 'letters');
    this.faults = new Faults(seed, faults);
    this.outside = new Outside(seed, this.timeline, this.faults);
    const table = memoryTable(this.store);
    const pages = memoryPages(this.store);
    const { outside, post } = this;
    const writeLog = (line: string): void => {
      if (/canary|[\w.]@\w/i.test(line)) {
        this.violations.push({ invariant: 'no-canary-in-logs', detail: line });
      }
    };
    const reach = (run: Parameters<typeof post.at>[1]) => ({
      table: outsideTable(table, outside, run),
      pages: outsidePages(pages, outside, run),
      batchPost: post.at(outside, run),
    });
    this.staff = new NewsStaff({ house, outside, reach, writeLog }, seed);
    this.editor = new Editor(seed, this.timeline, this.staff);
    post.onTaken = (taken) => {
      this.#reported(taken);
      for (const letter of taken) {
        const reader = this.readers.find(({ email }) => email === letter.email);
        this.violations.push(...toTheReader(letter, reader, this.editor));
      }
    };
  }

  async run(): Promise<this> {
    await settleNews(memoryTable(this.store));
    for (let month = 0; month < this.plan.months && this.violations.length === 0; month += 1) {
      await this.#oneMonth(month);
    }
    return this;
  }

  async #oneMonth(month: number): Promise<void> {
    const { timeline, plan, faults } = this;
    const nine = nineOf(month);
    const from = timeline.now;
    for (let count = 0; count < plan.readers; count += 1) {
      const reader = new Reader(this.readers.length + 1, { seed: plan.seed, timeline, staff: this.staff });
      this.readers.push(reader);
      reader.lives(from, nine);
    }
    this.editor.decides(
      newsTopics.filter((topic) => !withoutApproval.has(topic)),
      newsTopics,
      nine,
    );
    faults.active = true;
    this.#plansOutage(nine);
    for (let at = from; at < nine - minutes(75); at += minutes(60 * 12)) this.#wakes(at);
    for (let at = nine - minutes(75); at < nine + longestRun; at += minutes(15)) this.#wakes(at);
    await timeline.until(nine + minutes(60 * 8));
    // Everything comes back one day.
    faults.active = false;
    await timeline.until(nine + longestRun + minutes(20));
    this.violations.push(
      ...lettersOwed({
        month: new Date(nine).toISOString().slice(0, 7),
        items: [...this.store.items()],
        readers: this.readers,
        editor: this.editor,
        taken: this.post.taken,
      }),
    );
  }

  /** Now and then twice at once, as AWS may. */
  #wakes(at: number): void {
    const { timeline } = this;
    const wake = (name: string) => () =>
      this.staff.start(
        'progress',
        `progress ${new Date(at).toISOString().slice(0, 16)} ${name}`,
        (container) => container.progress(new Date(timeline.now + 540_000)),
      );
    timeline.at(at, wake('first'), { apart: true });
    if (this.#chance.happens(0.2)) {
      timeline.at(at + this.#chance.next() * 3000, wake('second'), { apart: true });
    }
  }

  #plansOutage(nine: number): void {
    const { faults } = this;
    faults.outages.length = 0;
    if (this.plan.faults === 0 || !this.#chance.happens(0.6)) return;
    const service = this.#chance.one<Service>(['dynamodb', 'sendgrid', 'sendgrid']);
    const from = nine + this.#chance.next() * minutes(60);
    faults.outages.push({ service, from, until: from + this.#chance.next() * minutes(150) });
  }

  /** SendGrid tells of half of its calls that the letters came, some of it twice. */
  #reported(taken: readonly TakenByReader[]): void {
    const [first] = taken;
    if (!first || !this.#chance.happens(0.5)) return;
    const { timeline } = this;
    const report = {
      news: 'delivered' as const,
      letter: first.letter,
      about: `RUN#${first.run}`,
      at: instantNow(timeline),
      reason: '',
    };
    for (const after of this.#chance.happens(0.3) ? [5000, 9000] : [minutes(this.#chance.between(1, 600))]) {
      timeline.at(
        timeline.now + after,
        () =>
          this.staff.start('page', `report ${first.letter} ${after}`, (container) =>
            container.report([report]),
          ),
        { apart: true },
      );
    }
  }
}

const instantNow = ({ now }: Timeline): Instant => instantOf(new Date(now));
