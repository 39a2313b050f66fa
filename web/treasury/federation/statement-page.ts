import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { ClosingStatement } from '../api/schema.d.ts';
import { dayName, euros, momentName, monthName, say } from '../language.ts';
import { earmarkName } from '../ledger/entries.ts';
import { Page } from '../page.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { FederationWords } from './federation.ts';

/** What a campaign came to and what is left; on paper for whoever must sign it. */
export class StatementPage extends Page<FederationWords, ClosingStatement> {
  heading(): string {
    return this.words.statement.title;
  }

  async load(): Promise<ClosingStatement> {
    const path = { campaign: this.parameter('campaign') };
    return answered(api.GET('/v1/treasury/campaigns/{campaign}/statement', { params: { path } }));
  }

  content(statement: ClosingStatement, words: FederationWords): TemplateResult {
    const { campaign, title, status, closedOn, asOf, carriers } = statement;
    const said = words.statement;
    const what =
      status === 'open'
        ? fill(said.interim, { title, at: momentName(asOf) })
        : closedOn === undefined
          ? fill(said.finalUnknown, { title })
          : fill(said.final, { title, day: dayName(closedOn) });
    return html`<div class="stack">
      <p class="row noprint">
        <a href=${addressOf('/campaigns/{campaign}', { campaign })}>${title}</a>
        <button type="button" class="quiet" @click=${() => print()}>${say().print}</button>
      </p>
      <p>${what}</p>
      ${sourcesOf(statement, words)} ${surplusOf(statement, words)} ${monthsOf(statement, words)}
      ${needsOf(statement, words)}
      <section>
        <h2>${said.carriers}</h2>
        <ul>
          ${carriers.map(({ name, from }) => html`<li>${said.since} ${dayName(from)}: ${name}</li>`)}
        </ul>
      </section>
    </div>`;
  }
}

const sourcesOf = ({ sources, totals }: ClosingStatement, { statement: said }: FederationWords) =>
  tableOf(
    said.sources,
    [
      { title: said.source, cell: ({ source }) => say().source[source], foot: say().sum },
      {
        title: said.received,
        figure: true,
        cell: ({ receivedCents }) => euros(receivedCents),
        foot: euros(totals.receivedCents),
      },
      {
        title: said.returned,
        figure: true,
        cell: ({ returnedCents }) => euros(returnedCents),
        foot: euros(totals.returnedCents),
      },
      {
        title: said.fees,
        figure: true,
        cell: ({ feeCents }) => euros(feeCents),
        foot: euros(totals.feeCents),
      },
    ],
    sources,
  );

const surplusOf = ({ surplus, totals }: ClosingStatement, { statement: said }: FederationWords) => {
  if (surplus.length === 0) return html`<p>${said.noSurplus}</p>`;
  return tableOf(
    said.surplus,
    [
      { title: said.source, cell: ({ source }) => say().source[source], foot: say().sum },
      { title: said.earmark, cell: ({ earmark }) => earmarkName(earmark), foot: '' },
      { title: said.rule, cell: ({ rule }) => said.rules[rule], foot: '' },
      {
        title: said.spendBy,
        cell: ({ spendBy }) => (spendBy === undefined ? nothing : dayName(spendBy)),
        foot: '',
      },
      {
        title: said.amount,
        figure: true,
        cell: ({ cents }) => euros(cents),
        foot: euros(totals.surplusCents),
      },
    ],
    surplus,
  );
};

const monthsOf = ({ months }: ClosingStatement, { statement: said }: FederationWords) =>
  tableOf(
    said.months,
    [
      { title: said.month, cell: ({ month }) => monthName(month) },
      { title: said.needed, figure: true, cell: ({ neededCents }) => euros(neededCents) },
      { title: said.covered, figure: true, cell: ({ coveredCents }) => euros(coveredCents) },
      { title: said.received, figure: true, cell: ({ receivedCents }) => euros(receivedCents) },
      { title: said.returned, figure: true, cell: ({ returnedCents }) => euros(returnedCents) },
      { title: said.pending, figure: true, cell: ({ pendingCents }) => euros(pendingCents) },
    ],
    months,
  );

const needsOf = ({ needs, totals }: ClosingStatement, words: FederationWords) => {
  const said = words.statement;
  return tableOf(
    said.needs,
    [
      { title: words.fields.title, cell: ({ title }) => title, foot: say().sum },
      { title: said.month, cell: ({ month }) => monthName(month), foot: '' },
      { title: said.costType, cell: ({ costType }) => say().costType[costType], foot: '' },
      {
        title: said.needed,
        figure: true,
        cell: ({ neededCents }) => euros(neededCents),
        foot: euros(totals.neededCents),
      },
      {
        title: said.covered,
        figure: true,
        cell: ({ coveredCents }) => euros(coveredCents),
        foot: euros(totals.coveredCents),
      },
      {
        title: said.missing,
        figure: true,
        cell: ({ missingCents }) => euros(missingCents),
        foot: euros(totals.missingCents),
      },
    ],
    needs,
  );
};

customElements.define('treasury-statement', StatementPage);
