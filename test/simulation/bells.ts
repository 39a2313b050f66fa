import { chanceOf } from './chance.ts';
import type { Staff } from './house/staff.ts';
import type { Item } from './memory/expression-text.ts';
import type { Timeline } from './timeline.ts';

const batchSize = 25;
const mostAttempts = 4;
/** Items of different keys come by different shards, at the same time. */
const shards = 4;

interface Ring {
  readonly item: Item;
  readonly name: string;
}

/** The table's stream: rings for each new event and letter, in batches, tries again, and now and then stays silent. */
export class Bells {
  readonly #timeline: Timeline;
  readonly #staff: () => Staff;
  readonly #seed: number;
  readonly #waiting = {
    EVENT: Array.from({ length: shards }, (): Ring[] => []),
    LETTER: Array.from({ length: shards }, (): Ring[] => []),
  };
  readonly #lost: number;

  constructor(timeline: Timeline, staff: () => Staff, seed: number, lost: number) {
    this.#timeline = timeline;
    this.#staff = staff;
    this.#seed = seed;
    this.#lost = lost;
  }

  ring(item: Item): void {
    const { kind } = item;
    if (kind !== 'EVENT' && kind !== 'LETTER') return;
    const name = String(kind === 'EVENT' ? item['event'] : item['letter']);
    const chance = (what: string) => chanceOf(this.#seed, `${what} ${name}`);
    if (chance('bell lost') < this.#lost) return;
    const waiting = this.#waiting[kind][Math.floor(chance('shard') * shards)] ?? [];
    waiting.push({ item, name });
    if (waiting.length > 1) return;
    const window = chance('window') * (chance('rush') < 0.5 ? 20 : 1000);
    this.#timeline.at(this.#timeline.now + window, () => {
      while (waiting.length > 0) this.#hand(kind, waiting.splice(0, batchSize), 1);
    });
  }

  #hand(kind: 'EVENT' | 'LETTER', rings: readonly Ring[], attempt: number): void {
    const [first] = rings;
    if (!first || attempt > mostAttempts) return;
    const arrivals = rings.map(({ item, name }) => ({ item, sequenceNumber: name }));
    const hall = kind === 'EVENT' ? 'book' : 'send';
    this.#staff().start(
      hall,
      `${hall} ${first.name} ${attempt}`,
      (container) => container[hall](arrivals),
      (outcome) => {
        const again = outcome.ended === 'answered' ? new Set(outcome.answer) : undefined;
        const left = rings.filter(({ name }) => again?.has(name) ?? true);
        if (left.length === 0) return;
        const wait = 100 * 4 ** attempt;
        this.#timeline.at(this.#timeline.now + wait, () => this.#hand(kind, left, attempt + 1));
      },
    );
  }
}
