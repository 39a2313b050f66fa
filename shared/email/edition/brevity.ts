/** How much of everything a letter tells. Gmail cuts a letter off at 102 kB, and its link to leave with it. */
export interface Brevity {
  readonly needs: number;
  readonly campaigns: number;
  readonly milestones: number;
  /** Of the editor's paragraph. */
  readonly characters: number;
  readonly markdown: boolean;
}

/** Nothing is left out: for a page. */
export const unabridged: Brevity = {
  needs: Infinity,
  campaigns: Infinity,
  milestones: Infinity,
  characters: Infinity,
  markdown: true,
};

/** From the usual letter to one that is short whatever people have typed. */
export const brevities: readonly Brevity[] = [
  { needs: 12, campaigns: 20, milestones: 12, characters: 5000, markdown: true },
  { needs: 5, campaigns: 10, milestones: 6, characters: 2000, markdown: true },
  { needs: 0, campaigns: 5, milestones: 3, characters: 600, markdown: false },
];

/** A letter is below 100 kB; what stands around it in an inbox is a little more. */
export const mostLetterBytes = 96_000;
