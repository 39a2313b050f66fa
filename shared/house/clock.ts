/** Time and chance, handed to whoever needs them, so that a test and the simulation can hand over their own. */
export interface Clock {
  readonly now: () => Date;
  /** Lets time pass, in milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}
