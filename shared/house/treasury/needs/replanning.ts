import { dayOf, type Instant, monthOf } from '../../../domain/month.ts';
import { closedNeed, differenceOf } from '../../../domain/need-closing.ts';
import { replanned } from '../../../domain/need-replanning.ts';
import type { NeedTemplate } from '../../../domain/need-template.ts';
import type { Place } from '../../../domain/person.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { templateItem } from '../../../store/campaigns.ts';
import { mostWrites } from '../../../store/desk.ts';
import type { AtVersion, Plan } from '../../../store/plans.ts';
import type { Decided } from '../decided.ts';
import { addedNeed, changedNeed, coveredBy, plannedTemplate, subjectOf } from './planned.ts';

/** A template with what it now does to its needs, in one transaction. */
export const decidedTemplate = (
  done: string,
  current: AtVersion<NeedTemplate> | undefined,
  template: NeedTemplate,
  plan: Plan,
  { place, now }: { readonly place: Place; readonly now: Instant },
): Decided => {
  const needs = plan.needs.map(({ thing }) => thing);
  const { added, changed, ended, kept } = replanned(current?.thing, template, needs, monthOf(now));
  const covered = coveredBy(plan);
  const closed = ended.map((before) => {
    const because = template.decided?.goesOn === false ? 'Kommt nicht' : 'Endet früher';
    return {
      before,
      after: closedNeed(before, covered(before), { on: dayOf(now), because, withTemplate: true }),
    };
  });
  const rewritten = [...changed, ...closed];
  if (added.length + rewritten.length >= mostWrites) throw tooLong();
  const differences = rewritten.map(({ before, after }) => differenceOf(before, after));
  const versions = new Map(plan.needs.map(({ thing, version }) => [thing.need, version]));
  return {
    done,
    subject: subjectOf(template.campaign, template.template),
    ...place,
    before: current && { template: current.thing, needs: differences.map(({ before }) => before) },
    after: { template, needs: [...added, ...differences.map(({ after }) => after)] },
    writes: {
      added: [...(current ? [] : [{ ...templateItem(template), version: 1 }]), ...added.map(addedNeed)],
      changed: [
        ...(current ? [{ item: templateItem(template), version: current.version }] : []),
        ...rewritten.map(({ before, after }) => changedNeed(after, versions.get(before.need) ?? 0)),
      ],
    },
    status: current ? 200 : 201,
    body: {
      template: plannedTemplate({ thing: template, version: (current?.version ?? 0) + 1 }),
      added: added.map(({ need }) => need),
      changed: changed.map(({ after }) => after.need),
      closed: closed.map(({ after }) => after.need),
      kept: kept.map(({ need }) => need),
    },
  };
};

/** All of it is written at once, and that has an end. */
const tooLong = (): Refusal =>
  new Refusal(
    400,
    'template.too-long',
    {
      de: 'So viele Monate auf einmal gehen nicht: höchstens acht Jahre. Bitte einen früheren letzten Monat wählen.',
      en: 'That many months at once are not possible: eight years at most. Please choose an earlier last month.',
    },
    'through',
  );
