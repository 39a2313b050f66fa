/** Texts in order, with something under each. Built for appending: most of what comes is the latest. */
export class SortedItems<Held> {
  readonly #keys: string[] = [];
  readonly #held: Held[] = [];

  /** The place of a key, or where it would be. */
  placeOf(key: string): number {
    const last = this.#keys.at(-1);
    if (last === undefined || key > last) return this.#keys.length;
    let [low, high] = [0, this.#keys.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  get(key: string): Held | undefined {
    const place = this.placeOf(key);
    return this.#keys[place] === key ? this.#held[place] : undefined;
  }

  set(key: string, held: Held): void {
    const place = this.placeOf(key);
    const replaced = this.#keys[place] === key ? 1 : 0;
    this.#keys.splice(place, replaced, key);
    this.#held.splice(place, replaced, held);
  }

  delete(key: string): void {
    const place = this.placeOf(key);
    if (this.#keys[place] !== key) return;
    this.#keys.splice(place, 1);
    this.#held.splice(place, 1);
  }

  /** From a place on, at most so many, while the key pleases. */
  from(place: number, most: number, pleases: (key: string) => boolean): { key: string; held: Held }[] {
    const found: { key: string; held: Held }[] = [];
    for (let at = place; at < this.#keys.length && found.length < most; at += 1) {
      const [key, held] = [this.#keys[at], this.#held[at]];
      if (key === undefined || held === undefined || !pleases(key)) break;
      found.push({ key, held });
    }
    return found;
  }

  get size(): number {
    return this.#keys.length;
  }
}
