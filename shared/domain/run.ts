import * as z from 'zod';
import { Language } from './language.ts';
import { Instant } from './month.ts';
import { Edition } from './edition.ts';
import { Frequency, Supporter } from './supporter.ts';
import { Topic } from './topic.ts';

const EditionOf = z.strictObject({ topic: Topic, edition: Edition.shape.edition });

/** A letter on its way to everybody who reads about it: of one topic's month, or of a day's milestones of all topics. */
export const Run = z.strictObject({
  /** `netzwerk.2026-12`, `milestones.2026-12-03`. */
  run: z.string().max(80),
  editions: z.array(EditionOf).min(1),
  frequency: Frequency,
  /** Whoever confirmed before this gets it. */
  cutoff: Instant,
  /** How far the readers have been walked; missing before the first and behind the last. */
  after: z.string().optional(),
  /** Whether every reader is in a batch. */
  planned: z.boolean(),
  batches: z.int().min(0),
  state: z.enum(['sending', 'paused', 'sent', 'cancelled']),
  startedAt: Instant,
  endedAt: Instant.optional(),
  version: z.int().min(1),
});
export type Run = z.infer<typeof Run>;

/**
 * Readers who get the very same letter by one call of the post: the post takes all of it or nothing, so a batch is what
 * may be sent twice, or not at all, and never a single letter.
 */
export const Batch = z.strictObject({
  /** `netzwerk.2026-12.0001`: with a reader's id, the id of the letter at the post. */
  batch: z.string().max(100),
  run: Run.shape.run,
  editions: z.array(EditionOf).min(1),
  language: Language,
  frequency: Frequency,
  readers: z.array(Supporter.shape.supporter).min(1).max(1000),
  /** As those of a letter; see shared/domain/letter.ts. */
  state: z.enum(['NEW', 'SENDING', 'SENT', 'UNKNOWN', 'REFUSED', 'MOOT']),
  writtenAt: Instant,
  sendingSince: Instant.optional(),
  sentAt: Instant.optional(),
  /** How many were still reading when it was sent. */
  sent: z.int().min(0).optional(),
  copy: z.boolean().optional(),
  reason: z.string().max(300).optional(),
});
export type Batch = z.infer<typeof Batch>;
