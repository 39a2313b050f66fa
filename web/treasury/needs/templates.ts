import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { PlannedTemplate } from '../api/schema.d.ts';
import { countedIn, dayName, euros, monthName, say } from '../language.ts';
import { foreseenIn, type NeedsWords, type Plan, type Replanned } from './plan.ts';

/** What can be done with templates. */
export interface DoingTemplates {
  readonly mayPlan: boolean;
  readonly busy: boolean;
  readonly add: () => Promise<void>;
  readonly change: (template: PlannedTemplate) => Promise<void>;
  readonly decide: (template: PlannedTemplate, goesOn: boolean) => Promise<void>;
}

/** The templates that have something to say for a year or later. */
export const templatesOf = (
  { templates, month }: Plan,
  year: string,
  words: NeedsWords,
  doing: DoingTemplates,
): TemplateResult => {
  const shown = templates
    .filter(({ through }) => through >= `${year}-01`)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const { mayPlan } = doing;
  return html`<section class="card">
    <h2>${words.templates.title}</h2>
    <p class="soft">${words.templates.text}</p>
    ${
      shown.length === 0
        ? html`<p>${words.templates.nothing}</p>`
        : html`<ul class="list">
            ${shown.map((template) => templateOf(template, year, month, words, doing))}
          </ul>`
    }
    ${
      mayPlan
        ? html`<p class="noprint">
            <button type="button" class="quiet" @click=${doing.add}>${words.templates.add}</button>
          </p>`
        : nothing
    }
  </section>`;
};

const templateOf = (
  template: PlannedTemplate,
  year: string,
  thisMonth: string,
  words: NeedsWords,
  doing: DoingTemplates,
): TemplateResult => {
  const { title, costType, neededCents, from, through, changes = [], onlyIf, note } = template;
  const said = words.templates;
  const isOver = through < thisMonth;
  return html`<li>
    <p class="between"><b>${title}</b> <span class="soft">${say().costType[costType]}</span></p>
    <p>
      ${fill(said.amount, { amount: euros(neededCents) })},
      ${fill(said.span, { from: monthName(from), through: monthName(through) })}
    </p>
    ${changes.map(
      (change) =>
        html`<p>
          ${fill(said.since, {
            month: monthName(change.from),
            title: change.title,
            amount: euros(change.neededCents),
          })}
        </p>`,
    )}
    ${note === undefined ? nothing : html`<p class="note">${note}</p>`}
    ${onlyIf === undefined ? nothing : stageOf(template, onlyIf, year, thisMonth, words)}
    ${
      doing.mayPlan && !(isOver && onlyIf !== undefined && !template.decided)
        ? html`<div class="row noprint">
            ${onlyIf === undefined ? nothing : decisions(template, words, doing)}
            <button
              type="button"
              class="quiet"
              ?disabled=${doing.busy}
              @click=${async () => doing.change(template)}
            >
              ${words.change}<span class="unseen">${fill(said.of, { title })}</span>
            </button>
          </div>`
        : nothing
    }
  </li>`;
};

const stageOf = (
  template: PlannedTemplate,
  condition: string,
  year: string,
  thisMonth: string,
  { templates: said }: NeedsWords,
): TemplateResult => {
  const { decided } = template;
  const amount = euros(foreseenIn(template, year, thisMonth));
  return html`<p><b>${fill(said.onlyIf, { condition })}</b></p>
    <p class="soft">
      ${
        decided
          ? fill(decided.goesOn ? said.decided.yes : said.decided.no, { day: dayName(decided.on) })
          : fill(said.undecided, { year, amount })
      }
    </p>`;
};

/** A decision can be made the other way round later. */
const decisions = (
  template: PlannedTemplate,
  { templates: said }: NeedsWords,
  { busy, decide }: DoingTemplates,
): TemplateResult => {
  const { decided, title } = template;
  const button = (goesOn: boolean, label: string): TemplateResult =>
    html`<button
      type="button"
      class=${goesOn ? '' : 'quiet'}
      ?disabled=${busy}
      @click=${async () => decide(template, goesOn)}
    >
      ${label}<span class="unseen">${fill(said.of, { title })}</span>
    </button>`;
  if (!decided) return html`${button(true, said.comes)} ${button(false, said.comesNot)}`;
  return decided.goesOn ? button(false, said.comesNotAfterAll) : button(true, said.comesAfterAll);
};

/** What a template has done to its needs; those it left alone are named, because somebody must look at them. */
export const replannedOf = (
  { template: { title }, added, changed, closed, kept }: Replanned,
  words: NeedsWords,
  hide: () => void,
): TemplateResult => {
  const said = words.replanned;
  const counts = [
    [said.added, added],
    [said.changed, changed],
    [said.closed, closed],
  ] as const;
  const none = [added, changed, closed, kept].every((needs) => needs.length === 0);
  return html`<section class="card replanned" tabindex="-1" aria-labelledby="replanned">
    <h2 id="replanned">${fill(said.title, { title })}</h2>
    ${none ? html`<p>${said.nothing}</p>` : nothing}
    ${counts.map(([forms, needs]) => (needs.length === 0 ? nothing : html`<p>${countedIn(forms, needs.length)}</p>`))}
    ${
      kept.length === 0
        ? nothing
        : html`<div>
            <p>${countedIn(said.kept, kept.length)}</p>
            <ul>
              ${kept.map((need) => html`<li>${monthName(need.slice(-7))}</li>`)}
            </ul>
          </div>`
    }
    <p class="noprint"><button type="button" class="quiet" @click=${hide}>${said.hide}</button></p>
  </section>`;
};
