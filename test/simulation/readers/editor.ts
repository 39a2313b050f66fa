import { Chance } from '../chance.ts';
import type { Timeline } from '../timeline.ts';
import { days, minutes } from '../world/stage.ts';
import type { Turn } from './news-container.ts';
import type { NewsStaff } from './news-staff.ts';

/** What is true of one letter, as its editor knows it. */
export interface Decisions {
  approveBegan?: number;
  approvedAt?: number;
  /** Since when it stands still or is called off, for sure; until somebody begins to let it go on. */
  stoppedSince?: number | undefined;
  cancelBegan?: number;
}

/** Agrees to some letters, in time, late or never; stops some on their way, and lets them go on or calls them off. */
export class Editor {
  readonly decisions = new Map<string, Decisions>();
  readonly #chance: Chance;
  readonly #timeline: Timeline;
  readonly #staff: NewsStaff;

  constructor(seed: number, timeline: Timeline, staff: NewsStaff) {
    this.#chance = new Chance(seed, 'editor');
    this.#timeline = timeline;
    this.#staff = staff;
  }

  of(topic: string, edition: string): Decisions {
    const name = `${topic}.${edition}`;
    const known = this.decisions.get(name) ?? {};
    this.decisions.set(name, known);
    return known;
  }

  /** @param asked whose letters wait for somebody to agree */
  decides(asked: readonly string[], all: readonly string[], nine: number): void {
    const edition = new Date(nine).toISOString().slice(0, 7);
    const chance = this.#chance;
    for (const topic of asked) {
      const when = chance.one([nine - days(3), nine - minutes(2), nine + minutes(190), undefined]);
      if (when !== undefined) this.#at(when, () => this.#approves(topic, edition));
    }
    for (const topic of all) {
      const stops = nine + minutes(chance.between(5, 60));
      const turn = chance.happens(0.3) ? 'pause' : chance.happens(0.15) ? 'cancel' : undefined;
      if (turn) this.#at(stops, () => this.#turns(topic, edition, turn));
    }
  }

  #at(when: number, what: () => void): void {
    this.#timeline.at(when, what, { apart: true });
  }

  #approves(topic: string, edition: string): void {
    const decisions = this.of(topic, edition);
    decisions.approveBegan ??= this.#timeline.now;
    this.#staff.start(
      'page',
      `approves ${topic} ${edition} ${this.#timeline.now}`,
      (container) => container.turn(topic, edition, 'approve'),
      (outcome) => {
        // A refusal says that it is approved already.
        const done = outcome.ended === 'answered' ? outcome.answer : isRefused(outcome);
        if (done) decisions.approvedAt ??= this.#timeline.now;
        else this.#at(this.#timeline.now + minutes(1), () => this.#approves(topic, edition));
      },
    );
  }

  #turns(topic: string, edition: string, turn: Exclude<Turn, 'approve'>, tries = 1): void {
    const decisions = this.of(topic, edition);
    if (turn === 'resume') decisions.stoppedSince = undefined;
    if (turn === 'cancel') decisions.cancelBegan ??= this.#timeline.now;
    this.#staff.start(
      'page',
      `${turn}s ${topic} ${edition} ${this.#timeline.now}`,
      (container) => container.turn(topic, edition, turn),
      (outcome) => {
        const isDone = outcome.ended === 'answered' && outcome.answer;
        if (isDone && turn !== 'resume') decisions.stoppedSince = this.#timeline.now;
        // Refused after an answer that never came: it may have been done the time before.
        if (turn === 'pause' && (isDone || (tries > 1 && isRefused(outcome)))) {
          const goesOn = this.#timeline.now + minutes(this.#chance.between(20, 200));
          this.#at(goesOn, () => this.#turns(topic, edition, 'resume'));
        } else if (!isDone && !isRefused(outcome) && tries < 200) {
          // What must be undone is tried for as long as it takes; what cannot be done any more is let be.
          this.#at(this.#timeline.now + minutes(1), () => this.#turns(topic, edition, turn, tries + 1));
        }
      },
    );
  }
}

const isRefused = (outcome: { readonly ended: string; readonly error?: unknown }): boolean =>
  outcome.error instanceof Error &&
  'code' in outcome.error &&
  String(outcome.error.code).startsWith('edition.');
