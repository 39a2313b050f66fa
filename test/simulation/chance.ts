/** 32 bits from a text: the same text always gives the same. FNV-1a, with the finish of murmur3. */
const hashOf = (text: string, start: number): number => {
  let hash = 0x811c9dc5 ^ start;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * From 0 up to 1, from a seed and the name of what is decided. Nothing else goes in, so a decision stays the same
 * when others are left out: that is what lets a failing run shrink.
 */
export const chanceOf = (seed: number, what: string): number => hashOf(what, seed) / 2 ** 32;

/** A stream of chance of its own, from a seed and a name (sfc32). */
export class Chance {
  readonly #state: [number, number, number, number];

  constructor(seed: number, name: string) {
    this.#state = [hashOf(name, seed), hashOf(name, ~seed), seed | 0, 1];
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** From 0 up to 1. */
  next(): number {
    let [a, b, c, d] = this.#state;
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    this.#state.splice(0, 4, a, b, c, d);
    return (sum >>> 0) / 2 ** 32;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  one<Choice>(choices: readonly [Choice, ...Choice[]]): Choice {
    return choices[Math.floor(this.next() * choices.length)] ?? choices[0];
  }
}
