import type { Item } from './memory/expression-text.ts';

const text = (item: Item, name: string): string => {
  const value = item[name];
  return typeof value === 'string' ? value : '';
};
const number = (item: Item, name: string): number => Number(item[name] ?? 0);

interface GiftSums {
  received: number;
  returned: number;
}

interface SeenLetter {
  readonly letter: string;
  readonly kind: string;
  readonly gift: string;
  readonly state: string;
}

/**
 * Looks at the table from outside, write by write, and knows nothing of the house but the attributes of its items:
 * it adds up entries by itself, and objects at once to what must never happen to an item.
 */
export class Watch {
  /** Sums of all entries, named as the oracle names its own. */
  readonly sums = new Map<string, number>();
  readonly gifts = new Map<string, GiftSums>();
  /** Gifts something was written about since somebody last looked. */
  readonly touched = new Set<string>();
  readonly letters = new Map<string, SeenLetter>();
  /** Letters that are not at their end. */
  readonly openLetters = new Set<string>();
  readonly tasks = new Set<string>();
  readonly events = new Map<string, string>();
  readonly pledges = new Map<string, Item>();
  readonly stops = new Map<string, Item>();
  readonly objections: string[] = [];
  entries = 0;
  writes = 0;

  see(before: Item | undefined, after: Item | undefined): void {
    // How far the sweep has come is written each hour, whatever happens.
    if (after?.['kind'] !== 'SWEEP') this.writes += 1;
    if (!after) {
      this.objections.push(`an item is gone: ${text(before ?? {}, 'pk')} ${text(before ?? {}, 'sk')}`);
      return;
    }
    switch (after['kind']) {
      case 'ENTRY':
        if (before) this.objections.push(`an entry was changed: ${text(after, 'entry')}`);
        else this.#entry(after);
        break;
      case 'LETTER':
        this.#letter(before, after);
        break;
      case 'TASK':
        this.tasks.add(text(after, 'task'));
        break;
      case 'EVENT':
        this.events.set(text(after, 'event'), text(after, 'state'));
        break;
      case 'PLEDGE':
        if (before) this.objections.push(`a state of a promise was changed: ${text(after, 'sk')}`);
        this.#pledge(after);
        break;
      case 'STOP':
        this.stops.set(text(after, 'pledge'), after);
        break;
      default:
    }
  }

  #entry(entry: Item): void {
    this.entries += 1;
    const cents = number(entry, 'cents');
    const place = `${text(entry, 'campaign')} ${text(entry, 'month')}`;
    const inPlace = `received ${place} ${text(entry, 'source')} ${text(entry, 'earmark')}`;
    const gift = this.gifts.get(text(entry, 'gift')) ?? { received: 0, returned: 0 };
    this.gifts.set(text(entry, 'gift'), gift);
    this.touched.add(text(entry, 'gift'));
    switch (entry['account']) {
      case 'received':
        this.#add(inPlace, cents);
        if (entry['source'] === 'donation' && entry['corrects'] === undefined) {
          this.#add(`gifts ${place}`, Math.sign(cents));
        }
        gift.received += cents;
        return;
      case 'returned':
        this.#add(inPlace, cents);
        this.#add(`returned ${place}`, cents);
        gift.returned += cents;
        return;
      case 'pending':
        this.#add(`pending ${place}`, cents);
        return;
      case 'fees':
        this.#add(`fees ${place}`, cents);
        return;
      default:
        this.objections.push(`an entry of no account: ${text(entry, 'entry')}`);
    }
  }

  #add(what: string, cents: number): void {
    const sum = (this.sums.get(what) ?? 0) + cents;
    if (sum === 0) this.sums.delete(what);
    else this.sums.set(what, sum);
  }

  #letter(before: Item | undefined, after: Item): void {
    const letter = text(after, 'letter');
    const state = text(after, 'state');
    const { about } = after;
    const subject: Item = about && typeof about === 'object' ? { ...about } : {};
    if (before && ['SENT', 'MOOT'].includes(text(before, 'state')) && state !== text(before, 'state')) {
      this.objections.push(`a letter that was done is ${state} again: ${letter}`);
    }
    this.letters.set(letter, { letter, kind: text(subject, 'kind'), gift: text(subject, 'gift'), state });
    if (['NEW', 'SENDING', 'UNKNOWN'].includes(state)) this.openLetters.add(letter);
    else this.openLetters.delete(letter);
  }

  #pledge(state: Item): void {
    const id = text(state, 'pledge');
    const known = this.pledges.get(id);
    if (!known || number(state, 'version') > number(known, 'version')) this.pledges.set(id, state);
  }
}

/** Items that hold sums. */
export const isTotal = ({ kind }: Item): boolean =>
  kind === 'TOTAL' || kind === 'PLEDGED' || kind === 'PLEDGE-CHANGES';

/** The totals the house keeps, named as the oracle names its own. */
export const totalsIn = (items: Iterable<Item>): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const item of items) {
    const campaign = text(item, 'campaign') || text(item, 'pk').replace('CAMPAIGN#', '');
    const place = `${campaign} ${text(item, 'month')}`;
    for (const [name, amount] of Object.entries(item)) {
      if (typeof amount !== 'number' || amount === 0) continue;
      const [what, one, other] = name.split('#');
      if (item['kind'] === 'PLEDGED')
        sums.set(`${what === 'count' ? 'count' : 'promised'} ${campaign} ${one} ${other}`, amount);
      else if (what === 'received') sums.set(`received ${place} ${one} ${other}`, amount);
      else if (name === 'gifts') sums.set(`gifts ${place}`, amount);
      else sums.set(`${name.replace(/Cents$/, '').replace(/^fee$/, 'fees')} ${place}`, amount);
    }
  }
  return sums;
};

/** Sums by name, so that two of them can be compared as texts. */
export const inOrder = (sums: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)));
