import type { Language } from './language.ts';

/**
 * A piece of what a letter to supporters says, in words and not yet on paper: the letter and its public page put the
 * same pieces on paper of their own.
 */
export type Told =
  | { readonly told: 'heading'; readonly level: 2 | 3; readonly text: Saying }
  | { readonly told: 'sentence'; readonly text: Saying }
  /** What only some readers will want to know. */
  | { readonly told: 'aside'; readonly text: Saying }
  /** The sentence before it says the same. */
  | { readonly told: 'bar'; readonly percent: number }
  | { readonly told: 'list'; readonly items: readonly Saying[] }
  | { readonly told: 'rows'; readonly rows: readonly (readonly [label: Saying, value: string])[] }
  /** What most readers will want to do. */
  | { readonly told: 'button'; readonly label: string; readonly href: string }
  | { readonly told: 'link'; readonly label: string; readonly href: string }
  | { readonly told: 'markdown'; readonly source: string; readonly language: Language }
  /** Too long to be set as Markdown: as it was typed. */
  | { readonly told: 'typed'; readonly source: string; readonly language: Language }
  | {
      readonly told: 'picture';
      readonly src: string;
      readonly alternative: string;
      readonly language: Language;
      readonly widthPixels: number;
      readonly heightPixels: number;
    };

/**
 * Words of ours, or of people who have written them in whatever language; or theirs and then ours, as in
 * "Network: half of it is there".
 */
export type Saying =
  | string
  | { readonly theirs: string; readonly language?: Language; readonly ours?: string };

/** As one line. */
export const lineOfSaying = (saying: Saying): string =>
  typeof saying === 'string' ? saying : saying.theirs + (saying.ours ?? '');
