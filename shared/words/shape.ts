import type { de } from './de.ts';
import type { Plural } from './fill.ts';

type Shape<Said> = Said extends string
  ? string
  : Said extends Plural
    ? Plural
    : { readonly [Key in keyof Said]: Shape<Said[Key]> };

/** Everything that pages and widget say to a giver. German is the shape; a language that leaves out a word does not compile. */
export type Words = Shape<typeof de>;
