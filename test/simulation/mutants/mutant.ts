/** One small wrong change of the house's source, as a tired person might make it. */
export interface Mutant {
  /** What is wrong with it, in words. */
  readonly name: string;
  /** Below `shared`. */
  readonly file: string;
  /** Must be there exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The world that must find it out, if not that of gifts: the one of letters to supporters. */
  readonly world?: 'letters';
}
