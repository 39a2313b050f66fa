import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { Language } from './language.ts';
import { Source } from './ledger.ts';
import { Milestone } from './milestone.ts';
import { Cents } from './money.ts';
import { Instant, Month } from './month.ts';
import { CostType } from './need.ts';
import { lineOf, textOf } from './text.ts';
import { Topic } from './topic.ts';

const BySource = z.record(Source, Cents);

/** One need of a month, as a letter tells it. */
const NeedFigures = z.strictObject({ title: z.string(), neededCents: Cents, coveredCents: Cents });

/** One cost type of a month; `missingCents` is what is covered neither in time nor later. */
export const CostTypeFigures = z.strictObject({
  costType: CostType,
  neededCents: Cents,
  coveredCents: Cents,
  missingCents: Cents,
  coveredBySource: BySource,
  needs: z.array(NeedFigures),
});
export type CostTypeFigures = z.infer<typeof CostTypeFigures>;

/** One month as a letter tells it: the same figures as the public API's, and by source what covers them. */
export const MonthFigures = z.strictObject({
  month: Month,
  neededCents: Cents,
  coveredCents: Cents,
  missingCents: Cents,
  pendingCents: Cents,
  receivedCents: BySource,
  /** 0 or negative; taken off `receivedCents` already. */
  returnedCents: Cents,
  /** Those that the month has. */
  costTypes: z.array(CostTypeFigures),
});
export type MonthFigures = z.infer<typeof MonthFigures>;

export const CampaignFigures = z.strictObject({
  campaign: CampaignId,
  title: z.string(),
  /** The name of the centre it belongs to, if it is not the federation's. */
  centre: z.string().optional(),
  /** The month the letter asks for; missing if nothing is needed and nothing came in. */
  thisMonth: MonthFigures.optional(),
  /** The month before: what its money did. */
  lastMonth: MonthFigures.optional(),
  /** Whether gifts can be made. */
  open: z.boolean(),
});
export type CampaignFigures = z.infer<typeof CampaignFigures>;

/** The figures of a letter: of one campaign, or of each open one for the federation's letter. */
export const EditionFigures = z.strictObject({ asOf: Instant, campaigns: z.array(CampaignFigures) });
export type EditionFigures = z.infer<typeof EditionFigures>;

/** What the editor adds, in one language. */
export const EditionText = z.strictObject({
  /** Markdown; HTML in it is shown as it is typed, and does nothing. */
  paragraph: textOf(5000).optional(),
  /** What one could do next, besides giving. */
  nextStep: lineOf(300).optional(),
  /** What the picture shows, for whoever does not see it. */
  pictureAlternative: lineOf(300).optional(),
});
export type EditionText = z.infer<typeof EditionText>;

/** What is known of the picture; its bytes lie apart. */
export const EditionPicture = z.strictObject({
  type: z.enum(['image/jpeg', 'image/png']),
  widthPixels: z.int().min(1),
  heightPixels: z.int().min(1),
  bytes: z.int().min(1),
  /** A digest of the bytes: the address changes with the picture. */
  digest: z.string().max(64),
});
export type EditionPicture = z.infer<typeof EditionPicture>;

/**
 * - `draft`: nobody has agreed to it; - `approved`: goes out when its time has come;
 * - `sending`, `paused`: on its way; its texts and figures are frozen;
 * - `sent`; - `cancelled`: by a person; - `lapsed`: nobody agreed to it, and its month is over.
 */
export const EditionState = z.enum(['draft', 'approved', 'sending', 'paused', 'sent', 'cancelled', 'lapsed']);
export type EditionState = z.infer<typeof EditionState>;

const Decision = z.strictObject({ by: lineOf(200), at: Instant });

/** One letter to all who read about one topic, in all their languages: of a month, or of the milestones of a day. */
export const Edition = z
  .strictObject({
    topic: Topic,
    /** `2026-12` of a month, `2026-12-03` of a day's milestones. */
    edition: z.string().regex(/^\d{4}-\d{2}(?:-\d{2})?$/),
    occasion: z.enum(['month', 'milestones']),
    /** The month whose needs it tells. */
    month: Month,
    /** The campaign whose carrier signs it; for the federation's letter one that is open. */
    signedFor: CampaignId,
    state: EditionState,
    texts: z.partialRecord(Language, EditionText),
    picture: EditionPicture.optional(),
    /** Reached since the last letter of its kind. */
    milestones: z.array(Milestone),
    draftedAt: Instant,
    /** Not before this. */
    sendAt: Instant,
    /** Goes out even if nobody agrees: the campaign says so. */
    withoutApproval: z.boolean(),
    approved: Decision.optional(),
    cancelled: Decision.optional(),
    /** What its editor has been told already, so that nothing is told twice. */
    told: z.array(z.enum(['drafted', 'soon', 'today'])),
    /** The figures as they were when sending began. */
    frozen: EditionFigures.optional(),
    /** The run it goes out with; several letters of one day's milestones share one (shared/domain/run.ts). */
    run: z.string().max(80).optional(),
    sentAt: Instant.optional(),
    /** How many letters the post took, once it is out. */
    lettersSent: z.int().min(0).optional(),
  })
  .meta({ id: 'Edition' });
export type Edition = z.infer<typeof Edition>;

/** Whether it can still be changed: what readers have is what it says. */
export const isOpen = ({ state }: Pick<Edition, 'state'>): boolean =>
  state === 'draft' || state === 'approved';

/** Whether everyone may read it: from when it begins to go out. */
export const isPublished = ({ state, frozen }: Pick<Edition, 'state' | 'frozen'>): boolean =>
  frozen !== undefined && (state === 'sending' || state === 'paused' || state === 'sent');
