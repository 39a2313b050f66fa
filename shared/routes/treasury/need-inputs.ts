import * as z from 'zod';
import { CampaignId } from '../../domain/campaign.ts';
import { DocumentUrl, Need, NeedId, NeedNote, Priority, TemplateId } from '../../domain/need.ts';
import { NeedTemplate } from '../../domain/need-template.ts';
import { lineOf } from '../../domain/text.ts';
import { none } from './route.ts';

export const campaign = z.strictObject({ campaign: CampaignId });
export const ofNeed = campaign.extend({ need: NeedId });
export const ofTemplate = campaign.extend({ template: TemplateId });

/** The version that was read; 0 for what was written before versions were counted. */
export const Version = z.int().min(0);

/** A need as it stands. Its `ETag` is its version. */
export const PlannedNeed = Need.safeExtend({ version: Version }).meta({ id: 'PlannedNeed' });
export type PlannedNeed = z.infer<typeof PlannedNeed>;

export const PlannedTemplate = NeedTemplate.extend({ version: Version }).meta({ id: 'PlannedTemplate' });
export type PlannedTemplate = z.infer<typeof PlannedTemplate>;

/** What can be said of a need; its month and its number never change. */
export const saidOfNeed = {
  title: lineOf(120),
  neededCents: Need.shape.neededCents,
  /** Lower is served first when free money is spread. Without it: behind all others. */
  priority: Priority.optional(),
  /** Why it is needed, for those who plan. */
  note: NeedNote.optional(),
  /** Where a contract or an offer lies, `https` only. */
  document: DocumentUrl.optional(),
};

export const reads = { method: 'GET', who: 'treasury', right: 'read', at: 'campaign', input: none } as const;
export const plans = { method: 'POST', who: 'treasury', right: 'plan', at: 'campaign', query: none } as const;
export const puts = { ...plans, method: 'PUT' } as const;
