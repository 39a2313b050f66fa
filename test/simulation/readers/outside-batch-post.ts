import type { BatchEnvelope, BatchPost } from '../../../shared/email/batch-post.ts';
import type { PostOutcome } from '../../../shared/email/post-outcome.ts';
import type { HandlerRun, Outside } from '../handler-run.ts';

/** One reader's letter in SendGrid's hands. */
export interface TakenByReader {
  readonly run: string;
  readonly letter: string;
  readonly email: string;
  readonly isCopy: boolean;
  readonly at: number;
  /** When they were sent the same the time before, if they were. */
  readonly before: number | undefined;
}

/** SendGrid as it takes letters to many: a call is taken as a whole, and remembered even when nobody heard its answer. */
export class OutsideBatchPost {
  /** How often each reader was sent the letter of each run: `netzwerk.2026-12 reader1@example.org`. */
  readonly taken = new Map<string, { originals: number; copies: number; last: number }>();
  onTaken: (taken: readonly TakenByReader[]) => void = () => undefined;

  at(outside: Outside, run: () => HandlerRun): BatchPost {
    return {
      sendBatch: (envelope) =>
        outside.call<PostOutcome>(run(), {
          service: 'sendgrid',
          what: `batch ${batchIn(envelope)}`,
          effect: async () => {
            this.#take(envelope, outside.timeline.now);
            return { outcome: 'sent' };
          },
          isOnce: true,
          answers: {
            before: { outcome: 'not-taken', reason: 'SendGrid answered 503' },
            after: { outcome: 'unknown', reason: 'no answer from SendGrid (ECONNRESET)' },
          },
          slowMilliseconds: 2000,
        }),
    };
  }

  #take({ about, subject, readers }: BatchEnvelope, at: number): void {
    const run = about.replace('RUN#', '');
    const isCopy = /^(?:Kopie|Copy): /.test(subject);
    this.onTaken(
      readers.map(({ letter, email }) => {
        const name = `${run} ${email}`;
        const taken = this.taken.get(name) ?? { originals: 0, copies: 0, last: 0 };
        const before = taken.originals + taken.copies > 0 ? taken.last : undefined;
        taken[isCopy ? 'copies' : 'originals'] += 1;
        taken.last = at;
        this.taken.set(name, taken);
        return { run, letter, email, isCopy, at, before };
      }),
    );
  }
}

const batchIn = ({ readers }: BatchEnvelope): string =>
  (readers[0]?.letter ?? '').replace(/\.sup_[^.]*$/, '');
