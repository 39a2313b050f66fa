import * as z from 'zod';
import { monthOf } from '../../../domain/month.ts';
import { stemOf } from '../../../domain/need-number.ts';
import { byTurn } from '../../../domain/coverage.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { History } from '../../../routes/treasury/history.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Desk } from '../../../store/desk.ts';
import { entityTag } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { subjects } from '../federation/governed.ts';
import { manyOf, planned, plannedTemplate, type PlanParts, subjectOf } from './planned.ts';
import { unknownNeed, unknownTemplate } from './refusals.ts';

export const readNeeds = async (
  { parameters: { campaign }, query: { from, through }, now }: AskedOf<typeof treasuryRoutes.readNeeds>,
  { plans }: PlanParts,
): Promise<HttpAnswer> => {
  const { needs, templates } = await plans.of(campaign);
  const wanted = needs
    .filter(({ thing: { month } }) => month >= (from ?? month) && month <= (through ?? month))
    .toSorted((one, other) => byTurn(one.thing, other.thing));
  return {
    status: 200,
    body: {
      needs: wanted.map(planned),
      templates: templates.map(plannedTemplate),
      month: monthOf(now),
    },
    told: `needs of ${campaign} read`,
  };
};

export const readNeed = async (
  { parameters: { campaign, need } }: AskedOf<typeof treasuryRoutes.readNeed>,
  { plans }: PlanParts,
): Promise<HttpAnswer> => {
  const found = await plans.need(campaign, need);
  if (!found) throw unknownNeed(need);
  return {
    status: 200,
    body: planned(found),
    headers: { etag: entityTag(found.version) },
    told: `${need} read`,
  };
};

export const readTemplate = async (
  { parameters: { campaign, template } }: AskedOf<typeof treasuryRoutes.readTemplate>,
  { plans }: PlanParts,
): Promise<HttpAnswer> => {
  const found = await plans.template(campaign, template);
  if (!found) throw unknownTemplate(template);
  return {
    status: 200,
    body: plannedTemplate(found),
    headers: { etag: entityTag(found.version) },
    told: `${template} read`,
  };
};

export interface NeedHistoryParts extends PlanParts {
  readonly desk: Pick<Desk, 'history'>;
}

/** What was done to a need itself, to its template, and to many needs of the campaign, this one among them. */
export const readNeedHistory = async (
  { parameters: { campaign, need } }: AskedOf<typeof treasuryRoutes.readNeedHistory>,
  { plans, desk }: NeedHistoryParts,
): Promise<HttpAnswer> => {
  const found = await plans.need(campaign, need);
  if (!found) throw unknownNeed(need);
  const changes: History['changes'] = [];
  const itself = subjectOf(campaign, need);
  const template = subjectOf(campaign, found.thing.template ?? stemOf(found.thing));
  for (const subject of [itself, template, manyOf(campaign), subjects.campaign(campaign)]) {
    for await (const handful of desk.history(subject)) {
      for (const { at, person, done, ...line } of handful) {
        const before = subject === itself ? line.before : ofNeed(line.before, need);
        const after = subject === itself ? line.after : ofNeed(line.after, need);
        if (before === undefined && after === undefined) continue;
        changes.push({ at, person: person.name, done, before, after });
      }
    }
  }
  return {
    status: 200,
    body: { changes: changes.toSorted((one, other) => (one.at < other.at ? -1 : 1)) },
    told: `history of ${need} read`,
  };
};

const Many = z.object({ needs: z.array(z.looseObject({ need: z.string() })) });

/** What a line about many needs says of one of them. */
const ofNeed = (said: unknown, need: string): unknown =>
  Many.safeParse(said).data?.needs.find((each) => each.need === need);
