import * as z from 'zod';
import { Edition, EditionText } from '../../domain/edition.ts';
import { Language } from '../../domain/language.ts';
import { Instant } from '../../domain/month.ts';
import { Run } from '../../domain/run.ts';
import { Topic } from '../../domain/topic.ts';
import { none } from './route.ts';

export const ofTopic = z.strictObject({ topic: Topic });
export const ofEdition = ofTopic.extend({ edition: Edition.shape.edition });

/** Each language has its own text; where there is none, the letter says what it says without one. */
export const EditionTexts = z.partialRecord(Language, EditionText);

/** A letter as its editor reads it. Its `ETag` is its version. */
export const WrittenEdition = Edition.omit({ frozen: true, run: true })
  .extend({
    version: z.int().min(0),
    /** Since when its figures are those that readers have. */
    frozenAt: Instant.optional(),
    /** How far it is on its way; missing before it begins. */
    progress: z
      .strictObject({
        state: Run.shape.state,
        /** Letters that the post has taken. */
        sent: z.int(),
        /** Calls to the post of which nobody knows whether they came through, or that it refused. */
        stuck: z.int(),
        /** Whether it goes out together with letters about other topics. */
        merged: z.boolean(),
      })
      .optional(),
  })
  .meta({ id: 'WrittenEdition' });
export type WrittenEdition = z.infer<typeof WrittenEdition>;

/** What somebody decides about: the version that was read. */
export const Turn = z.strictObject({ version: z.int().min(0) });

export const reads = { method: 'GET', who: 'treasury', right: 'read', at: 'own', input: none } as const;
export const posts = { method: 'POST', who: 'treasury', right: 'edit', at: 'own', query: none } as const;
export const puts = { ...posts, method: 'PUT' } as const;
export const turns = { ...posts, parameters: ofEdition, input: Turn, output: WrittenEdition } as const;
