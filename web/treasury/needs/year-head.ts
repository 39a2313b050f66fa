import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { euros, say } from '../language.ts';
import { addressOf } from '../shell/router.ts';
import { costTypes, neededIn, type NeedsWords, type Plan } from './plan.ts';

/** What a year needs in all. */
export const sumsOfYear = ({ needs }: Plan, year: string, words: NeedsWords): TemplateResult =>
  needs.length === 0
    ? html`<p class="most">${fill(words.nothing, { year })}</p>`
    : html`<div>
        <p class="most">${fill(words.planned, { amount: euros(neededIn(needs)) })}</p>
        <p class="row soft">
          ${costTypes.map(
            (costType) =>
              html`<span
                >${say().costType[costType]}
                ${euros(neededIn(needs.filter((need) => need.costType === costType)))}</span
              >`,
          )}
        </p>
      </div>`;

/** The years around it, and what can be done with the whole of it. */
export const turnOfYear = (
  campaign: string,
  year: string,
  words: NeedsWords,
  doing: {
    readonly mayPlan: boolean;
    readonly add?: () => Promise<void>;
    readonly copy: () => Promise<void>;
  },
): TemplateResult => {
  const [before, after] = [String(Number(year) - 1), String(Number(year) + 1)];
  const to = (year: string) => addressOf('/needs/{campaign}/{year}', { campaign, year });
  return html`<nav class="row noprint" aria-label=${words.turn}>
      <a class="button quiet" href=${to(before)} rel="prev">${fill(words.previous, { year: before })}</a>
      <a class="button quiet" href=${to(after)} rel="next">${fill(words.next, { year: after })}</a>
    </nav>
    ${
      doing.mayPlan
        ? html`<div class="row noprint">
            ${doing.add ? html`<button type="button" @click=${doing.add}>${words.add}</button>` : nothing}
            <a class="button quiet" href=${addressOf('/needs/{campaign}/paste', { campaign }, { year })}
              >${words.paste}</a
            >
            <button type="button" class="quiet" @click=${doing.copy}>${words.copy}</button>
          </div>`
        : nothing
    }`;
};
