import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fill } from '../../../shared/words/fill.ts';
import type { PlannedNeed } from '../api/schema.d.ts';
import { countedIn, dayName, euros, monthName, say } from '../language.ts';
import { costTypes, neededIn, type NeedsWords } from './plan.ts';

/** What can be done with the needs of a month. */
export interface Doing {
  readonly mayPlan: boolean;
  readonly busy: boolean;
  readonly open: (need: PlannedNeed) => Promise<void>;
  readonly add: (month: string) => Promise<void>;
  readonly move: (group: readonly PlannedNeed[], at: number, steps: 1 | -1) => Promise<void>;
  readonly showAll: () => void;
}

export interface MonthOfNeeds {
  readonly month: string;
  readonly needs: readonly PlannedNeed[];
  readonly isOver: boolean;
  readonly isOpen: boolean;
  /** Of a very long list only the first are drawn, until somebody asks for all. */
  readonly isWhole: boolean;
}

/** As many of one month and cost type as can be put in another order at once; more are drawn when asked for. */
const mostShown = 90;

/** A month: its sums, and behind them its needs. What is closed is not drawn: a sheet may have brought thousands. */
export const monthOfNeeds = (
  of: MonthOfNeeds,
  words: NeedsWords,
  doing: Doing,
  toggled: (open: boolean) => void,
): TemplateResult => {
  const { month, needs, isOpen } = of;
  return html`<details
    class="card months"
    ?open=${isOpen}
    @toggle=${({ currentTarget }: Event) =>
      currentTarget instanceof HTMLDetailsElement && toggled(currentTarget.open)}
  >
    <summary>
      <span class="sums">
        <h3>${monthName(month)}</h3>
        <b class="figure">${euros(neededIn(needs))}</b>
        <span class="parts soft">
          ${costTypes.map(
            (costType) =>
              html`<span class="figure"
                >${say().costType[costType]}
                ${euros(neededIn(needs.filter((need) => need.costType === costType)))}</span
              >`,
          )}
        </span>
      </span>
    </summary>
    ${isOpen ? insideOf(of, words, doing) : nothing}
  </details>`;
};

const insideOf = (of: MonthOfNeeds, words: NeedsWords, doing: Doing): TemplateResult => {
  const { month, needs, isOver } = of;
  return html`<div class="stack">
    ${isOver ? html`<p class="soft">${words.monthOver}</p>` : nothing}
    ${needs.length === 0 ? html`<p class="soft">${words.noneInMonth}</p>` : nothing}
    ${costTypes.map((costType) => {
      const group = needs.filter((need) => need.costType === costType);
      return group.length === 0
        ? nothing
        : html`<section>
            <h4>${say().costType[costType]}</h4>
            ${listOf(group, of, words, doing)}
          </section>`;
    })}
    ${
      doing.mayPlan && !isOver
        ? html`<p class="noprint">
            <button type="button" class="quiet" @click=${async () => doing.add(month)}>
              ${fill(words.addIn, { month: monthName(month) })}
            </button>
          </p>`
        : nothing
    }
  </div>`;
};

const listOf = (
  group: readonly PlannedNeed[],
  { isOver, isWhole }: MonthOfNeeds,
  words: NeedsWords,
  doing: Doing,
): TemplateResult => {
  const shown = isWhole ? group : group.slice(0, mostShown);
  const left = group.length - shown.length;
  const movable = doing.mayPlan && !isOver && group.length > 1 && group.length <= mostShown;
  return html`<ol class="list">
      ${repeat(
        shown,
        ({ need }) => need,
        (need, at) =>
          html`<li data-need=${need.need}>
            ${needOf(need, words)}
            <div class="row noprint">
              ${
                movable
                  ? html`${moveButton('up', need, at > 0, words, doing, async () => doing.move(group, at, -1))}
                    ${moveButton('down', need, at < group.length - 1, words, doing, async () => doing.move(group, at, 1))}`
                  : nothing
              }
              <button type="button" class="quiet" @click=${async () => doing.open(need)}>
                ${doing.mayPlan && !isOver ? words.change : words.show}<span class="unseen">
                  ${fill(words.ofNeed, { title: need.title, month: monthName(need.month) })}</span
                >
              </button>
              ${need.template === undefined ? nothing : html`<span class="soft">${words.fromTemplate}</span>`}
            </div>
          </li>`,
      )}
    </ol>
    ${
      left > 0
        ? html`<button type="button" class="quiet" @click=${doing.showAll}>
            ${countedIn(words.more, left)}
          </button>`
        : nothing
    }`;
};

/** Where it does nothing it stays all the same, so that the next one does not come to stand under the finger. */
const moveButton = (
  way: 'up' | 'down',
  { title, month }: PlannedNeed,
  can: boolean,
  words: NeedsWords,
  { busy }: Doing,
  move: () => Promise<void>,
): TemplateResult =>
  html`<button
    type="button"
    class="quiet move"
    data-way=${way}
    aria-disabled=${!can || busy}
    aria-label=${fill(words[way], { title, month: monthName(month) })}
    @click=${async () => (can && !busy ? move() : undefined)}
  >
    ${way === 'up' ? '↑' : '↓'}
  </button>`;

const needOf = (need: PlannedNeed, words: NeedsWords): TemplateResult => {
  const { title, neededCents, note, document, closed } = need;
  return html`<p class="between"><b>${title}</b> <span class="figure">${euros(neededCents)}</span></p>
    ${
      closed
        ? html`<p class="soft">
            ${fill(words.closedOn, { day: dayName(closed.on), because: closed.because })}
            ${fill(words.wasPlanned, { amount: euros(closed.plannedCents) })}
          </p>`
        : nothing
    }
    ${note === undefined ? nothing : html`<p class="note">${note}</p>`}
    ${
      document === undefined
        ? nothing
        : html`<p>
            <a href=${document} rel="noreferrer"
              >${words.document}<span class="unseen">${fill(words.templates.of, { title })}</span></a
            >
          </p>`
    }`;
};
