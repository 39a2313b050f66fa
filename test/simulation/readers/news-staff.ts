import { Chance } from '../chance.ts';
import { HandlerRun } from '../handler-run.ts';
import type { Outcome } from '../house/staff.ts';
import { type NewsContainer, type NewsSurroundings, openNewsContainer } from './news-container.ts';

/** How long a run may take before Lambda ends it (infra/functions.ts): a page, and the newsroom. */
const timeoutSeconds = { page: 20, progress: 600 } as const;

/** Runs handlers, several at once, each in a container that is warm if one is free. */
export class NewsStaff {
  readonly #surroundings: NewsSurroundings;
  readonly #warm: Record<keyof typeof timeoutSeconds, NewsContainer[]> = { page: [], progress: [] };
  readonly #chance: Chance;
  #keys = 0;

  constructor(surroundings: NewsSurroundings, seed: number) {
    this.#surroundings = surroundings;
    this.#chance = new Chance(seed, 'news staff');
  }

  start<Answer>(
    hall: keyof typeof timeoutSeconds,
    name: string,
    work: (container: NewsContainer) => Promise<Answer>,
    ended: (outcome: Outcome<Answer>) => void = () => undefined,
  ): void {
    const { timeline } = this.#surroundings.outside;
    const run = new HandlerRun(name, () => ended({ ended: 'died' }));
    const container = this.#warm[hall].pop() ?? this.#open();
    container.serve(run);
    const leave = (outcome: Outcome<Answer>) => {
      if (!run.isAlive) return;
      run.finish();
      this.#warm[hall].push(container);
      ended(outcome);
    };
    timeline.at(timeline.now + timeoutSeconds[hall] * 1000, () => run.die(), { apart: true });
    void work(container).then(
      (answer) => leave({ ended: 'answered', answer }),
      (error: unknown) => leave({ ended: 'threw', error }),
    );
  }

  /** Clocks of different machines differ by seconds. */
  #open(): NewsContainer {
    const nextKey = () => `${String((this.#keys += 1)).padStart(6, '0')}-of-the-simulation`;
    return openNewsContainer(
      this.#surroundings,
      this.#chance.between(-20_000, 20_000),
      this.#chance,
      nextKey,
    );
  }
}
