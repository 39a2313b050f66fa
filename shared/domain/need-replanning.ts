import type { Month } from './month.ts';
import type { Need } from './need.ts';
import { reopenedNeed } from './need-closing.ts';
import { goesOn, needIn, type NeedTemplate, plannedNeeds, type TemplateChange } from './need-template.ts';

/** What a change of a template does to the needs of months that are not over. */
export interface Replanned {
  readonly added: readonly Need[];
  readonly changed: readonly { readonly before: Need; readonly after: Need }[];
  /** The template does not say them any more. They are closed, because what they got stays with them. */
  readonly ended: readonly Need[];
  /** Changed by hand, or closed: left as they are, though the template says something else now. */
  readonly kept: readonly Need[];
}

/** The template as it is from a month on: what it said for later months gives way. */
export const changedFrom = (template: NeedTemplate, change: TemplateChange): NeedTemplate => {
  const changes = (template.changes ?? []).filter(({ from }) => from < change.from);
  if (change.from > template.from) return { ...template, changes: [...changes, change] };
  const { title, neededCents, priority } = change;
  return { ...template, title, neededCents, priority, changes: [] };
};

/**
 * What becomes of a template's needs when it says something else. A month that is over is never touched, nor is a need
 * that does not say any more what the template said: somebody changed it by hand.
 *
 * @param before the template as it was; undefined for a new one
 */
export const replanned = (
  before: NeedTemplate | undefined,
  after: NeedTemplate,
  needs: readonly Need[],
  thisMonth: Month,
): Replanned => {
  const added: Need[] = [];
  const changed: { before: Need; after: Need }[] = [];
  const ended: Need[] = [];
  const kept: Need[] = [];
  for (const month of monthsOf([before, after], thisMonth)) {
    const was = before && saidIn(before, month);
    const is = saidIn(after, month);
    const there = needs.find(({ need }) => need === `${after.template}-${month}`);
    if (!there) {
      if (is) added.push(is);
    } else if (!is) {
      if (there.closed) continue;
      (was && says(there, was) ? ended : kept).push(there);
    } else if (there.closed?.withTemplate) {
      changed.push({ before: there, after: following(reopenedNeed(there), was ?? is, is) });
    } else if (was && says(there, was) && !there.closed) {
      const next = following(there, was, is);
      if (JSON.stringify(next) !== JSON.stringify(there)) changed.push({ before: there, after: next });
    } else if (!(was && says(was, is)) && !says(there, is)) kept.push(there);
  }
  return { added, changed, ended, kept };
};

const saidIn = (template: NeedTemplate, month: Month): Need | undefined =>
  goesOn(template) ? needIn(template, month) : undefined;

const monthsOf = (templates: readonly (NeedTemplate | undefined)[], thisMonth: Month): Month[] =>
  [
    ...new Set(
      templates.flatMap((each) => (each ? plannedNeeds(each, thisMonth).map(({ month }) => month) : [])),
    ),
  ].toSorted();

/** Order, note and document aside: who puts needs in another order has not planned another need. */
const says = (need: Need, said: Need): boolean =>
  need.costType === said.costType && need.title === said.title && need.neededCents === said.neededCents;

/** The need as the template says it now; of the rest what was changed by hand stays. */
const following = (need: Need, was: Need, is: Need): Need => ({
  ...need,
  title: is.title,
  neededCents: is.neededCents,
  priority: need.priority === was.priority ? is.priority : need.priority,
  ...(need.note === was.note && { note: is.note }),
  ...(need.document === was.document && { document: is.document }),
});
