import type { de } from './de.ts';

/** What is said about letters to supporters. German is the shape; a language that leaves out a word does not compile. */
export type NewsWords = { readonly [Key in keyof typeof de]: string };
