import * as z from 'zod';
import { Source } from '../../domain/ledger.ts';
import { Cents } from '../../domain/money.ts';
import { Day, Month } from '../../domain/month.ts';
import { CostType, Earmark } from '../../domain/need.ts';

/** What the views of campaign, month and year have in common. */

/** One sum for each source. */
export const SourceCents = z
  .strictObject({ donation: Cents, membership: Cents, grant: Cents, event: Cents })
  .meta({ id: 'SourceCents', description: 'Money by its source, never mixed. Less what went back.' });

export const covers = {
  neededCents: Cents,
  coveredCents: Cents,
  /** Needed, neither covered in time nor later. */
  missingCents: Cents,
  coveredBasisPoints: z.int().min(0).max(10_000).meta({
    description:
      'Hundredths of a percent, rounded down: 10000 (100 %) only when all is covered; also when nothing is needed.',
  }),
};

export const Cover = z
  .strictObject(covers)
  .meta({ id: 'Cover', description: 'What is needed, and what is there.' });

export const CostTypeCover = z
  .strictObject({ costType: CostType, ...covers, coveredBySource: SourceCents })
  .meta({ id: 'CostTypeCover', description: 'What is needed for people or for things, and what is there.' });

/** Money that no need has taken, as it lies in its pot. */
export const Carried = z
  .strictObject({
    cents: Cents.meta({ description: 'Negative: more went back than was left.' }),
    pots: z.array(z.strictObject({ source: Source, earmark: Earmark, cents: Cents })),
  })
  .meta({ id: 'Carried', description: 'What no need has taken, by source and earmark.' });

export const CommittedTranche = z
  .strictObject({
    grant: z.string(),
    /** What the funder calls it. */
    programme: z.string(),
    tranche: z.string(),
    dueOn: Day,
    cents: Cents,
    earmark: Earmark,
  })
  .meta({ id: 'CommittedTranche', description: 'Part of a grant that was decided and is not there yet.' });

export const Committed = z
  .strictObject({
    cents: Cents,
    /** By what it is for; a tranche for one need stands with that need's cost type. */
    staffCents: Cents,
    materialCents: Cents,
    freeCents: Cents,
    tranches: z.array(CommittedTranche),
  })
  .meta({ id: 'Committed', description: 'Grants due this month and not there: committed, never counted.' });

/** Announced bank transfers that have not arrived; never counted. */
export const Expected = z
  .strictObject({ transfers: z.int(), cents: Cents })
  .meta({ id: 'ExpectedTransfers', description: 'Bank transfers that were announced and have not arrived.' });

export const neighbours = {
  /** The month before and the month after, for turning the pages. */
  previous: Month,
  next: Month,
};
