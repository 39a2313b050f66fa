import { Chance } from '../chance.ts';
import type { OutsideStripe } from '../house/outside-stripe.ts';
import type { Oracle } from '../oracle.ts';
import type { Timeline } from '../timeline.ts';
import { apiVersion, type Stage, type Story, type StripeEvent } from './stage.ts';
import { aStory } from './stories.ts';

/** Lets the stories of the world happen, each by its own chance, and holds them while the world is to become quiet. */
export class Theatre {
  readonly mustEnd = new Set<string>();
  stories = 0;
  /** Stories that are not at their end. */
  unfinished = 0;
  /** While open, stories go on at their time; what comes due later waits until it opens again. */
  #isOpen = false;
  #held: (() => void)[] = [];
  readonly #endings = new Map<string, () => void>();
  readonly #timeline: Timeline;
  readonly #oracle: Oracle;
  readonly #stripe: OutsideStripe;
  readonly #emit: (event: StripeEvent) => void;
  readonly #seed: number;

  constructor(
    seed: number,
    parts: { timeline: Timeline; oracle: Oracle; stripe: OutsideStripe; emit: (event: StripeEvent) => void },
  ) {
    this.#seed = seed;
    this.#timeline = parts.timeline;
    this.#oracle = parts.oracle;
    this.#stripe = parts.stripe;
    this.#emit = parts.emit;
    parts.stripe.onEnd = (pledge) => this.#endings.get(pledge)?.();
  }

  /** Stories that waited go on, spread over the time it is open. */
  open(forMilliseconds: number): void {
    this.#isOpen = true;
    const held = this.#held;
    this.#held = [];
    for (const [index, step] of held.entries()) {
      this.#timeline.at(this.#timeline.now + (forMilliseconds * index) / held.length, step);
    }
  }

  close(): void {
    this.#isOpen = false;
  }

  /** @param number which story of this seed: the same number always tells the same */
  tell(number: number, at: number, told?: (stage: Stage) => Story): void {
    this.stories += 1;
    this.unfinished += 1;
    const chance = new Chance(this.#seed, `story ${number}`);
    const stage = this.#stage(number, chance);
    const story = (told ?? aStory(chance))(stage);
    const step = () => {
      if (!this.#isOpen) {
        this.#held.push(step);
        return;
      }
      const next = story.next();
      if (next.done) this.unfinished -= 1;
      else this.#timeline.at(this.#timeline.now + next.value, step, { apart: true });
    };
    this.#timeline.at(at, step);
  }

  #stage(number: number, chance: Chance): Stage {
    const timeline = this.#timeline;
    let named = 0;
    const id = (prefix: string) => `${prefix}_${number}x${(named += 1)}`;
    const now = () => Math.floor(timeline.now / 1000);
    return {
      chance,
      oracle: this.#oracle,
      id,
      now,
      tell: (
        type,
        object,
        { later = 0, fate = 'NEW', apiVersion: version = apiVersion, livemode = false } = {},
      ) => {
        const event = {
          id: id('evt'),
          type,
          created: now() + later,
          apiVersion: version,
          livemode,
          object,
          fate,
        };
        if (later === 0) this.#emit(event);
        else timeline.at(timeline.now + later * 1000, () => this.#emit(event));
      },
      credit: (gift, cents) => this.#stripe.credited.set(gift, cents),
      settle: (transaction, cents) => this.#stripe.settled.set(transaction, cents),
      bill: (gift, invoice, metadata, pledge) => this.#stripe.billed.set(gift, { invoice, metadata, pledge }),
      mustEnd: (pledge) => this.mustEnd.add(pledge),
      onEnd: (pledge, ends) => this.#endings.set(pledge, ends),
    };
  }
}
