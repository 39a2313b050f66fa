/** What a refusal of the house says: a code for programs, a sentence for people, and the field it is about. */
export interface RefusedParts {
  /** HTTP's, 0 where nobody answered. */
  readonly status: number;
  readonly code: string;
  readonly message?: string | undefined;
  readonly field?: string | undefined;
  readonly versions?: Versions | undefined;
}

/** Somebody else was quicker: how it stands now, and what one wanted to write. */
export interface Versions {
  readonly theirs?: unknown;
  readonly yours?: unknown;
}

/** A "no" that is shown to whoever asked. Without a message the words of the pages have one for its code. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly sentence: string | undefined;
  readonly field: string | undefined;
  readonly versions: Versions | undefined;

  constructor({ status, code, message, field, versions }: RefusedParts) {
    super(code);
    this.status = status;
    this.code = code;
    this.sentence = message;
    this.field = field;
    this.versions = versions;
  }
}

/** Whatever was thrown, as something that can be said. */
export const refusedOf = (thrown: unknown): Refused => {
  if (thrown instanceof Refused) return thrown;
  // `fetch` rejects with a TypeError if nobody answers (Fetch Standard).
  const offline = thrown instanceof TypeError && /fetch|network|load failed/i.test(thrown.message);
  if (!offline) console.error(thrown);
  return new Refused({ status: 0, code: offline ? 'offline' : 'bug' });
};
