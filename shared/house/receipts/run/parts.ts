import type { ReceiptRun } from '../../../domain/receipt-run.ts';
import type { Walk } from '../../../domain/receipt-run-walk.ts';
import type { IssuingParts } from '../parts.ts';
import type { Givers } from './members.ts';

/** What the walks of a run need: what issuing needs, and who gave what. */
export interface RunParts extends IssuingParts {
  readonly givers: Givers;
}

/** What one page of a walk has come to: the run as it is then, and where the walk goes on; nowhere at its end. */
export interface Walked {
  readonly run: ReceiptRun;
  readonly next: Walk | undefined;
}
