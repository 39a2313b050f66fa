import type { Challenge } from './challenge.ts';
import type { Locale, Sentence } from './locale.ts';

/**
 * A "no" that its reader may see: expected, with a code for programs and a sentence for people that says what
 * to do next. Everything else that is thrown is a bug.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** HTTP status, 400 to 499 (or 503 when someone we need is away and trying again helps). */
  readonly status: number;
  /** Stable, dotted, for programs: `amount.too-small`. */
  readonly code: string;
  readonly sentence: Sentence;
  /** Which input field it is about, as a path such as `amountCents`. */
  readonly field: string | undefined;

  /** When it passes by itself: how long to wait. */
  readonly retryAfterSeconds: number | undefined;
  /** What the caller's browser must solve first. */
  readonly challenge: Challenge | undefined;

  constructor(
    status: number,
    code: string,
    sentence: Sentence,
    field?: string,
    retryAfterSeconds?: number,
    challenge?: Challenge,
  ) {
    super(`${code}: ${sentence.en}`);
    this.status = status;
    this.code = code;
    this.sentence = sentence;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
    this.challenge = challenge;
  }

  in(locale: Locale): string {
    return this.sentence[locale];
  }
}

/** Somebody else was quicker. Says how it stands now, beside what the caller wanted to write. */
export class Conflict extends Refusal {
  readonly versions: { readonly theirs: unknown; readonly yours: unknown };

  constructor(code: string, sentence: Sentence, versions: Conflict['versions']) {
    super(409, code, sentence);
    this.versions = versions;
  }
}
