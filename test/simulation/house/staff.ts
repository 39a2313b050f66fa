import { Chance } from '../chance.ts';
import { HandlerRun } from '../handler-run.ts';
import { type Container, openContainer, type Surroundings } from './container.ts';

export type Outcome<Answer> =
  | { readonly ended: 'answered'; readonly answer: Answer }
  | { readonly ended: 'threw'; readonly error: unknown }
  | { readonly ended: 'died' };

/** How long a run may take before Lambda ends it (infra/functions.ts). */
const timeoutSeconds = { hear: 10, book: 60, send: 120, sweep: 300 } as const;
export type Hall = keyof typeof timeoutSeconds;

/** Runs handlers, several at once, each in a container that is warm if one is free. */
export class Staff {
  readonly #surroundings: Surroundings;
  readonly #warm: Record<Hall, Container[]> = { hear: [], book: [], send: [], sweep: [] };
  readonly #chance: Chance;
  readonly #running = new Set<HandlerRun>();

  constructor(surroundings: Surroundings, seed: number) {
    this.#surroundings = surroundings;
    this.#chance = new Chance(seed, 'staff');
  }

  /** @param name says whose run this is, in words that stay the same when others are left out */
  start<Answer>(
    hall: Hall,
    name: string,
    work: (container: Container) => Promise<Answer>,
    ended: (outcome: Outcome<Answer>) => void = () => undefined,
  ): void {
    const { timeline } = this.#surroundings.outside;
    const run = new HandlerRun(name, () => {
      this.#running.delete(run);
      ended({ ended: 'died' });
    });
    this.#running.add(run);
    const container = this.#warm[hall].pop() ?? this.#open();
    container.serve(run);
    const leave = (outcome: Outcome<Answer>) => {
      if (!run.isAlive) return;
      run.finish();
      this.#running.delete(run);
      this.#warm[hall].push(container);
      ended(outcome);
    };
    timeline.at(timeline.now + timeoutSeconds[hall] * 1000, () => run.die(), { apart: true });
    void work(container).then(
      (answer) => leave({ ended: 'answered', answer }),
      (error: unknown) => leave({ ended: 'threw', error }),
    );
  }

  /** Whether somebody is at work right now, not waiting for the outside world. */
  get isAtWork(): boolean {
    for (const run of this.#running) if (!run.isWaiting) return true;
    return false;
  }

  /** Clocks of different machines differ by seconds. */
  #open(): Container {
    return openContainer(this.#surroundings, this.#chance.between(-20_000, 20_000), this.#chance);
  }
}
