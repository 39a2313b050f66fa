import * as z from 'zod';
import { Month } from '../../domain/month.ts';
import { CostType, NeedId } from '../../domain/need.ts';
import { lineOf } from '../../domain/text.ts';
import {
  campaign,
  ofTemplate,
  PlannedTemplate,
  plans,
  puts,
  reads,
  saidOfNeed,
  Version,
} from './need-inputs.ts';
import { none, type TreasuryRoute } from './route.ts';

/** What became of the needs of open months when their template was changed. */
const Replanned = z.strictObject({
  template: PlannedTemplate,
  added: z.array(NeedId),
  changed: z.array(NeedId),
  /** The template does not say them any more: they keep what they got and take no more. */
  closed: z.array(NeedId),
  /** Changed by hand before, or closed: left as they are. */
  kept: z.array(NeedId),
});

export const templateRoutes = {
  addTemplate: {
    ...plans,
    path: '/v1/treasury/campaigns/{campaign}/templates',
    summary: 'Adds a need that comes back each month, with its needs for all months that are not over.',
    parameters: campaign,
    input: z
      .strictObject({
        costType: CostType,
        ...saidOfNeed,
        from: Month,
        through: Month,
        /** An extension stage: under which condition it comes. It yields nothing until that is decided. */
        onlyIf: lineOf(200).optional(),
      })
      .refine(({ from, through }) => through >= from, {
        message: 'the last month is not before the first',
        path: ['through'],
      }),
    output: Replanned,
  },
  readTemplate: {
    ...reads,
    path: '/v1/treasury/campaigns/{campaign}/templates/{template}',
    summary: 'One template, with its version.',
    parameters: ofTemplate,
    query: none,
    output: PlannedTemplate,
  },
  changeTemplate: {
    ...puts,
    path: '/v1/treasury/campaigns/{campaign}/templates/{template}',
    summary:
      'Changes a template from a month on, and its needs that still say what it said. What was changed by hand stays.',
    parameters: ofTemplate,
    input: z
      .strictObject({
        ...saidOfNeed,
        /** From which month on title, amount and priority hold; changes for later months give way to it. */
        from: Month,
        through: Month,
      })
      .refine(({ from, through }) => through >= from, {
        message: 'the last month is not before the first',
        path: ['through'],
      }),
    output: Replanned,
  },
  decideTemplate: {
    ...plans,
    path: '/v1/treasury/campaigns/{campaign}/templates/{template}/decide',
    summary: 'Says whether an extension stage comes: then it yields its needs; otherwise they are closed.',
    parameters: ofTemplate,
    input: z.strictObject({ goesOn: z.boolean(), version: Version }),
    output: Replanned,
  },
} as const satisfies Record<string, TreasuryRoute>;
