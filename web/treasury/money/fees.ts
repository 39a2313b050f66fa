import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { countedIn, dayName, euros, monthName, say } from '../language.ts';
import { monthAfter, monthsThrough } from '../months.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf, go } from '../shell/router.ts';
import type { Money, MoneyWords } from './money.ts';

interface Doing {
  readonly campaign: string;
  readonly thisMonth: string;
  readonly more: () => Promise<void>;
  readonly busy: boolean;
}

/** Who has paid for a month, by number. */
export const feesOf = ({ fees, feesOf: month }: Money, words: MoneyWords, doing: Doing): TemplateResult => {
  const { campaign, thisMonth, more, busy } = doing;
  const offered = monthsThrough(monthAfter(thisMonth, -24), monthAfter(thisMonth, 12)).toReversed();
  const months = offered.includes(month) ? offered : [month, ...offered];
  const isAll = fees.next === undefined;
  const cents = fees.fees.reduce((sum, fee) => sum + fee.cents, 0);
  return html`<section class="card">
    <h2>${words.fees.title}</h2>
    <div class="field noprint">
      <label for="fees-of">${words.fees.month}</label>
      <select
        id="fees-of"
        @change=${({ target }: Event) =>
          target instanceof HTMLSelectElement &&
          go(addressOf('/money/{campaign}', { campaign }, { fees: target.value }))}
      >
        ${months.map(
          (one) => html`<option value=${one} .selected=${one === month}>${monthName(one)}</option>`,
        )}
      </select>
    </div>
    ${
      fees.fees.length === 0
        ? html`<p>${fill(words.fees.nothing, { month: monthName(month) })}</p>`
        : html`<p>
              ${
                isAll
                  ? html`${countedIn(words.fees.count, fees.fees.length)},
                    ${fill(words.fees.sum, { amount: euros(cents) })}`
                  : countedIn(words.fees.shown, fees.fees.length)
              }
            </p>
            <details>
              <summary>${words.fees.who}</summary>
              ${tableOf(
                fill(words.fees.caption, { month: monthName(month) }),
                [
                  { title: words.fields.member, cell: ({ member }) => member },
                  { title: words.fees.countsOn, cell: ({ day }) => dayName(day) },
                  { title: words.amount, figure: true, cell: (fee) => euros(fee.cents) },
                ],
                fees.fees,
              )}
              ${
                isAll
                  ? nothing
                  : html`<p>
                      <button type="button" class="quiet" ?disabled=${busy} @click=${more}>
                        ${say().more}
                      </button>
                    </p>`
              }
            </details>`
    }
  </section>`;
};
