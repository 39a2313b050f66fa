import { chanceOf } from './chance.ts';
import { errorOf, type Faults, type Service } from './faults.ts';
import type { Timeline } from './timeline.ts';

/** One run of a handler, from its call to its answer or its death. */
export class HandlerRun {
  readonly name: string;
  #waiting = 0;
  #state: 'alive' | 'dead' | 'done' = 'alive';
  readonly #died: () => void;
  readonly #calls = new Map<string, number>();

  constructor(name: string, died: () => void) {
    this.name = name;
    this.#died = died;
  }

  get isAlive(): boolean {
    return this.#state === 'alive';
  }

  /** Whatever waits inside never goes on: nobody can catch a death. */
  die(): void {
    if (this.#state !== 'alive') return;
    this.#state = 'dead';
    this.#died();
  }

  get isWaiting(): boolean {
    return this.#waiting > 0;
  }

  waits(): void {
    this.#waiting += 1;
  }

  goesOn(): void {
    this.#waiting -= 1;
  }

  finish(): void {
    if (this.#state === 'alive') this.#state = 'done';
  }

  /** The name of a call: whose it is, what, about what, and the how manieth of its kind. */
  callName(what: string): string {
    const count = (this.#calls.get(what) ?? 0) + 1;
    this.#calls.set(what, count);
    return `${this.name} ${what} ${count}`;
  }
}

export interface Call<Answer> {
  readonly service: Service;
  /** `table.update GIFT#pi_1`: without what changes from run to run, so that shrinking finds it again. */
  readonly what: string;
  readonly effect: () => Promise<Answer>;
  /** A repeated call is the same call: a transaction, by its token; the next page of a list. */
  readonly isOnce?: boolean;
  /** What a caller is told instead of an error, where a call answers and never throws. */
  readonly answers?: Partial<Record<'before' | 'after' | 'contended', Answer>>;
  readonly slowMilliseconds?: number;
}

/** Where every call to the outside passes: it waits for its moment, and a fault may befall it. */
export class Outside {
  readonly timeline: Timeline;
  readonly faults: Faults;
  readonly #seed: number;
  /** Sees each call with its effect; for whoever counts them. */
  onCall: (name: string) => void = () => undefined;
  /** Faults that are wanted, by the name of the call; they come before those of chance. */
  crashAt: { readonly call: string; readonly moment: 'before' | 'after' } | undefined;

  constructor(seed: number, timeline: Timeline, faults: Faults) {
    this.#seed = seed;
    this.timeline = timeline;
    this.faults = faults;
  }

  call<Answer>(run: HandlerRun, call: Call<Answer>): Promise<Answer> {
    const { timeline } = this;
    const name = run.callName(call.what);
    this.onCall(name);
    const chance = chanceOf(this.#seed, `takes ${name}`);
    const usual = 2 + chance * (call.slowMilliseconds ?? 20);
    const takes = chance > 0.99 ? usual * 200 : usual;
    run.waits();
    return new Promise((resolve, reject) => {
      timeline.at(timeline.now + Math.ceil(takes), async () => {
        run.goesOn();
        if (run.isAlive) await this.#carryOut(run, name, call, resolve, reject);
      });
    });
  }

  async #carryOut<Answer>(
    run: HandlerRun,
    name: string,
    { service, effect, isOnce = false, answers = {} }: Call<Answer>,
    resolve: (answer: Answer) => void,
    reject: (error: unknown) => void,
  ): Promise<void> {
    const wanted = this.crashAt?.call === name ? (`dies-${this.crashAt.moment}` as const) : undefined;
    const fault = wanted ?? this.faults.of(name, service, this.timeline.now, answers.contended !== undefined);
    const settle = (moment: 'before' | 'after' | 'contended') => {
      const answer = answers[moment];
      if (answer !== undefined) resolve(answer);
      else reject(errorOf(fault ?? 'fails', service));
    };
    if (fault === 'dies-before') return run.die();
    if (fault === 'fails' || fault === 'throttled' || fault === 'away') return settle('before');
    if (fault === 'contended') return settle('contended');
    try {
      const first = await effect();
      if (fault === 'dies-after') return run.die();
      if (fault === 'times-out') return settle('after');
      resolve(fault === 'repeated' && !isOnce ? await effect() : first);
    } catch (error) {
      if (fault === 'dies-after') return run.die();
      reject(error);
    }
  }
}
