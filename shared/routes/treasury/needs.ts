import * as z from 'zod';
import { Month } from '../../domain/month.ts';
import { CostType, NeedId } from '../../domain/need.ts';
import { lineOf } from '../../domain/text.ts';
import { History } from './history.ts';
import {
  campaign,
  ofNeed,
  PlannedNeed,
  PlannedTemplate,
  plans,
  puts,
  reads,
  saidOfNeed,
  Version,
} from './need-inputs.ts';
import { sheetRoutes } from './need-sheets.ts';
import { templateRoutes } from './need-templates.ts';
import { none, type TreasuryRoute } from './route.ts';

/** The planning of needs: one by one, by template, and by the sheet. */
export const needsRoutes = {
  readNeeds: {
    ...reads,
    path: '/v1/treasury/campaigns/{campaign}/needs',
    summary: 'The needs of a campaign, in the order they are served, and its templates.',
    parameters: campaign,
    /** Both ends included; without them all there is. */
    query: z.strictObject({ from: Month.optional(), through: Month.optional() }),
    output: z.strictObject({
      needs: z.array(PlannedNeed),
      templates: z.array(PlannedTemplate),
      /** Needs of months before this one stay as they are. */
      month: Month,
    }),
  },
  addNeed: {
    ...plans,
    path: '/v1/treasury/campaigns/{campaign}/needs',
    summary: 'Adds a need to a month that is not over.',
    parameters: campaign,
    input: z.strictObject({ month: Month, costType: CostType, ...saidOfNeed }),
    output: PlannedNeed,
  },
  readNeed: {
    ...reads,
    path: '/v1/treasury/campaigns/{campaign}/needs/{need}',
    summary: 'One need, with its version.',
    parameters: ofNeed,
    query: none,
    output: PlannedNeed,
  },
  changeNeed: {
    ...puts,
    path: '/v1/treasury/campaigns/{campaign}/needs/{need}',
    summary: 'Changes a need of a month that is not over. What is left out is taken away; a priority stays.',
    parameters: ofNeed,
    /** The cost type can change as long as nobody has given for this need. */
    input: z.strictObject({ costType: CostType, ...saidOfNeed }),
    output: PlannedNeed,
  },
  closeNeed: {
    ...plans,
    path: '/v1/treasury/campaigns/{campaign}/needs/{need}/close',
    summary: 'Closes a need: it keeps what covers it and is not offered any more.',
    parameters: ofNeed,
    input: z.strictObject({ because: lineOf(300), version: Version }),
    output: PlannedNeed,
  },
  reopenNeed: {
    ...plans,
    path: '/v1/treasury/campaigns/{campaign}/needs/{need}/reopen',
    summary: 'Takes a closing back: the need needs again what was planned.',
    parameters: ofNeed,
    input: z.strictObject({ version: Version }),
    output: PlannedNeed,
  },
  readNeedHistory: {
    ...reads,
    path: '/v1/treasury/campaigns/{campaign}/needs/{need}/history',
    summary: 'Who changed a need, when, and from what to what; the earliest first.',
    parameters: ofNeed,
    query: none,
    output: History,
  },
  orderNeeds: {
    ...plans,
    path: '/v1/treasury/campaigns/{campaign}/needs/order',
    summary: 'Puts all needs of one month and cost type in a new order: the first is served first.',
    parameters: campaign,
    input: z.strictObject({
      month: Month,
      costType: CostType,
      needs: z
        .array(z.strictObject({ need: NeedId, version: Version }))
        .min(1)
        .max(90),
    }),
    output: z.strictObject({ needs: z.array(PlannedNeed) }),
  },
  ...templateRoutes,
  ...sheetRoutes,
} as const satisfies Record<string, TreasuryRoute>;
