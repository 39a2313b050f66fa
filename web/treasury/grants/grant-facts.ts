import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { Grant } from '../api/schema.d.ts';
import { dayName, euros, say } from '../language.ts';
import { tableOf } from '../parts/table.ts';
import { type GrantsWords, purposeName, type Tranche, trancheCents, typedPercent } from './grant.ts';
import { calledTerms, saidOf } from './said.ts';

/** What has tables of its own, or stands at the head. */
const elsewhere: ReadonlySet<string> = new Set(['programme', 'funders', 'costPlan', 'tranches', 'document']);

export const factsOf = (grant: Grant, words: GrantsWords): TemplateResult => {
  const said = saidOf(grant, words);
  const { document } = grant;
  return html`<dl>
    ${calledTerms
      .filter((term) => said[term] !== undefined && !elsewhere.has(term))
      .map(
        (term) =>
          html`<dt>${words.terms[term]}</dt>
            <dd class="note">${said[term]}</dd>`,
      )}
    ${
      document === undefined
        ? nothing
        : html`<dt>${words.terms.document}</dt>
            <dd class="note"><a href=${document} rel="noreferrer">${document}</a></dd>`
    }
  </dl>`;
};

/** Who pays which part, and for what. */
export const planOf = (
  { funders, funderCents, grantedCents, costPlan }: Grant,
  words: GrantsWords,
): TemplateResult => {
  const parts = funders.map((funder, at) => ({ ...funder, comesTo: funderCents[at] ?? 0 }));
  const costs = costPlan.reduce((sum, { cents }) => sum + cents, 0);
  const amount = words.fields.cents;
  return html`${tableOf(
    words.terms.funders,
    [
      {
        title: words.fields.funderName,
        cell: ({ name, basisPoints }) =>
          basisPoints === undefined ? name : `${name} (${typedPercent(basisPoints)})`,
        foot: say().sum,
      },
      {
        title: amount,
        figure: true,
        cell: ({ comesTo }) => euros(comesTo),
        foot: euros(grantedCents),
      },
    ],
    parts,
  )}
  ${tableOf(
    words.terms.costPlan,
    [
      { title: words.fields.lineTitle, cell: ({ title }) => title, foot: say().sum },
      { title: words.fields.costType, cell: ({ costType }) => say().costType[costType], foot: nothing },
      { title: amount, figure: true, cell: ({ cents }) => euros(cents), foot: euros(costs) },
    ],
    costPlan,
  )}`;
};

/** @param receive what the button of a tranche does that is still due; without it there is none */
export const tranchesTable = (
  { tranches }: Grant,
  words: GrantsWords,
  receive: ((tranche: Tranche) => Promise<void>) | undefined,
): TemplateResult =>
  tableOf(
    words.terms.tranches,
    [
      { title: words.fields.tranche, cell: ({ tranche }) => tranche },
      { title: words.fields.dueOn, cell: dueOf(words) },
      { title: words.purpose, cell: (tranche) => splitOf(tranche, words) },
      { title: words.fields.cents, figure: true, cell: (tranche) => euros(trancheCents(tranche)) },
      {
        title: words.state,
        cell: (tranche) =>
          tranche.received
            ? fill(words.receivedOn, { day: dayName(tranche.received.on) })
            : receive
              ? html`<button type="button" class="quiet" @click=${async () => receive(tranche)}>
                  ${words.receive}<span class="unseen"
                    >${fill(words.ofTranche, { tranche: tranche.tranche })}</span
                  >
                </button>`
              : words.stillDue,
      },
    ],
    tranches,
  );

const dueOf =
  (words: GrantsWords) =>
  ({ dueOn, callOffBy, spendBy }: Tranche): TemplateResult =>
    html`${dayName(dueOn)}
    ${callOffBy ? html`<br /><span class="soft">${words.fields.callOffBy}: ${dayName(callOffBy)}</span>` : nothing}
    ${spendBy ? html`<br /><span class="soft">${words.fields.spendBy}: ${dayName(spendBy)}</span>` : nothing}`;

const splitOf = ({ split }: Tranche, words: GrantsWords): TemplateResult =>
  html`${split.map(
    ({ earmark, cents }, at) =>
      html`${at === 0 ? nothing : html`<br />`}${purposeName(earmark, words)}${
        split.length === 1 ? nothing : html`: ${euros(cents)}`
      }`,
  )}`;
