import type { Simulation } from './simulation.ts';

/** What a run of the simulation found, in figures that add up over worlds. */
export interface Figures {
  readonly seeds: number;
  readonly deliveries: number;
  readonly duplicates: number;
  readonly dropped: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly gifts: number;
  readonly bookedCents: number;
  readonly centsOff: number;
  readonly letters: { readonly sent: number; readonly unknown: number; readonly copies: number };
}

export const noFigures: Figures = {
  seeds: 0,
  deliveries: 0,
  duplicates: 0,
  dropped: 0,
  faults: {},
  gifts: 0,
  bookedCents: 0,
  centsOff: 0,
  letters: { sent: 0, unknown: 0, copies: 0 },
};

export const figuresOf = (world: Simulation): Figures => {
  const taken = [...world.post.taken.values()];
  const { watch, oracle, stripeSide } = world;
  return {
    seeds: 1,
    deliveries: stripeSide.deliveries,
    duplicates: stripeSide.duplicates,
    dropped: stripeSide.dropped,
    faults: Object.fromEntries(world.faults.counts),
    gifts: oracle.gifts,
    bookedCents: oracle.bookedCents,
    centsOff: [...new Set([...watch.sums.keys(), ...oracle.sums.keys()])]
      .filter((what) => what.startsWith('received '))
      .reduce((off, what) => off + Math.abs((watch.sums.get(what) ?? 0) - (oracle.sums.get(what) ?? 0)), 0),
    letters: {
      sent: taken.length,
      unknown: world.alarms.get('letter-unknown') ?? 0,
      copies: taken.reduce((copies, letter) => copies + letter.copies, 0),
    },
  };
};

const added = (
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [
      name,
      (one[name] ?? 0) + (other[name] ?? 0),
    ]),
  );

export const sumOf = (one: Figures, other: Figures): Figures => ({
  seeds: one.seeds + other.seeds,
  deliveries: one.deliveries + other.deliveries,
  duplicates: one.duplicates + other.duplicates,
  dropped: one.dropped + other.dropped,
  faults: added(one.faults, other.faults),
  gifts: one.gifts + other.gifts,
  bookedCents: one.bookedCents + other.bookedCents,
  centsOff: one.centsOff + other.centsOff,
  letters: {
    sent: one.letters.sent + other.letters.sent,
    unknown: one.letters.unknown + other.letters.unknown,
    copies: one.letters.copies + other.letters.copies,
  },
});

const count = (number: number): string => number.toLocaleString('en-GB');

/** A page for a person. */
export const printed = (figures: Figures, seconds: number): string => {
  const { letters, faults } = figures;
  const share = Math.round((100 * figures.duplicates) / Math.max(1, figures.deliveries));
  const failed = Object.values(faults).reduce((sum, number) => sum + number, 0);
  return [
    `seeds                ${count(figures.seeds)}`,
    `deliveries           ${count(figures.deliveries)}, of them ${count(figures.duplicates)} duplicates (${share} %)`,
    `dropped for good     ${count(figures.dropped)}`,
    `faults               ${count(failed)}: ${Object.entries(faults)
      .map(([kind, number]) => `${kind} ${count(number)}`)
      .join(', ')}`,
    `gifts                ${count(figures.gifts)}`,
    `cents booked         ${count(figures.bookedCents)}`,
    `cents off            ${count(figures.centsOff)}`,
    `letters              ${count(letters.sent)} sent, ${count(letters.unknown)} of unknown fate, ${count(letters.copies)} copies`,
    `seconds              ${seconds.toFixed(1)}`,
    `deliveries a second  ${count(Math.round(figures.deliveries / seconds))}`,
  ].join('\n');
};
