import * as z from 'zod';
import type { Right } from '../../domain/person.ts';

/**
 * One endpoint of the treasury. Beside what every route says: which right it takes, and where.
 *
 * - `campaign`: in the campaign its path names; - `centre`: at the centre its path names;
 * - `federation`: the federation as a whole; - `own`: in what the handler finds, which it checks itself.
 *
 * `GET` changes nothing. `POST` makes something and needs an `Idempotency-Key`; `PUT` puts a new version in the place
 * of the one that was read, and needs its `If-Match`. What changes anything leaves a line in the audit log.
 */
export interface TreasuryRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: `/v1/treasury/${string}`;
  readonly who: 'treasury';
  readonly right: Right;
  readonly at: 'campaign' | 'centre' | 'federation' | 'own';
  readonly summary: string;
  readonly parameters: z.ZodObject;
  readonly query: z.ZodObject;
  /** As JSON; `none` with GET. */
  readonly input: z.ZodType;
  /** Looks at what it is sent and writes nothing: a preview. */
  readonly dryRun?: true;
  /** A file instead of JSON, by its type: `text/csv`. */
  readonly file?: readonly string[];
  readonly output: z.ZodType;
}

/** No parameter, no query, no input. */
export const none = z.strictObject({});
