import type { Envelope, Post } from '../../../shared/email/post.ts';
import type { PostOutcome } from '../../../shared/email/post-outcome.ts';
import type { HandlerRun, Outside } from '../handler-run.ts';

/** A letter in SendGrid's hands. */
export interface TakenLetter {
  readonly letter: string;
  readonly isCopy: boolean;
  readonly at: number;
  /** When it was taken the time before, if it was. */
  readonly before: number | undefined;
}

/** SendGrid as the house meets it: it takes letters, and remembers what it took even when nobody heard its answer. */
export class OutsidePost {
  /** How often it took each letter. */
  readonly taken = new Map<string, { originals: number; copies: number }>();
  readonly #last = new Map<string, number>();
  onTaken: (letter: TakenLetter) => void = () => undefined;

  at(outside: Outside, run: () => HandlerRun): Post {
    return {
      send: (envelope) =>
        outside.call<PostOutcome>(run(), {
          service: 'sendgrid',
          what: `send ${envelope.letter}`,
          effect: async () => {
            this.take(envelope, outside.timeline.now);
            return { outcome: 'sent' };
          },
          isOnce: true,
          answers: {
            before: { outcome: 'not-taken', reason: 'SendGrid answered 503' },
            after: { outcome: 'unknown', reason: 'no answer from SendGrid (ECONNRESET)' },
          },
          slowMilliseconds: 400,
        }),
    };
  }

  take({ letter, subject }: Pick<Envelope, 'letter' | 'subject'>, at: number): void {
    const isCopy = /^(?:Kopie|Copy): /.test(subject);
    const taken = this.taken.get(letter) ?? { originals: 0, copies: 0 };
    taken[isCopy ? 'copies' : 'originals'] += 1;
    this.taken.set(letter, taken);
    const before = this.#last.get(letter);
    this.#last.set(letter, at);
    this.onTaken({ letter, isCopy, at, before });
  }
}
