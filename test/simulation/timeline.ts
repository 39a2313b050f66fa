import { setImmediate as nextTurn } from 'node:timers/promises';

interface Due {
  readonly time: number;
  readonly order: number;
  readonly happen: () => void | Promise<void>;
}

/**
 * Simulated time. Things happen one after another at their millisecond, those of the same one in the order they were
 * planned; after each, all code it has woken runs until it waits again. So whoever plans decides every interleaving.
 */
export class Timeline {
  now: number;
  readonly #heap: Due[] = [];
  #planned = 0;
  /** Things that keep the world from being quiet: not the hourly sweep, which never ends. */
  #open = 0;

  readonly #settled: () => Promise<void>;

  /** @param settled waits until all code that was woken waits again; a turn of Node's loop, if nothing leaves it */
  constructor(startsAt: number, settled: () => Promise<void> = async () => nextTurn()) {
    this.now = startsAt;
    this.#settled = settled;
  }

  get isQuiet(): boolean {
    return this.#open === 0;
  }

  /** @param happen what is due; planned `apart`, it does not count as something the world still waits for */
  at(time: number, happen: () => void | Promise<void>, { apart = false } = {}): void {
    if (!apart) this.#open += 1;
    const done = async () => {
      if (!apart) this.#open -= 1;
      return happen();
    };
    this.#push({
      time: Math.max(time, this.now),
      order: (this.#planned += 1),
      happen: apart ? happen : done,
    });
  }

  /** Lets everything happen that is due until then. */
  async until(time: number): Promise<void> {
    for (;;) {
      const next = this.#heap[0];
      if (!next || next.time > time) break;
      this.#pop();
      this.now = next.time;
      await next.happen();
      await this.#settled();
    }
    this.now = Math.max(this.now, time);
  }

  /** Lets things happen until nothing is left that the world waits for, at most until then. */
  async untilQuiet(latest: number): Promise<void> {
    while (!this.isQuiet) {
      const next = this.#heap[0];
      if (!next || next.time > latest) return;
      await this.until(next.time);
    }
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let at = heap.push(due) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (!parent || isBefore(parent, due)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = due;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (!left) break;
      if (right && isBefore(right, left)) below += 1;
      const child = heap[below];
      if (!child || isBefore(last, child)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
  }
}

const isBefore = (one: Due, other: Due): boolean =>
  one.time === other.time ? one.order < other.order : one.time < other.time;
