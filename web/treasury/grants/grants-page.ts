import { html, nothing, type TemplateResult } from 'lit';
import type { Grant } from '../api/schema.d.ts';
import { dayName, euros, say } from '../language.ts';
import { mayReceive } from '../money/money.ts';
import { Page } from '../page.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import { type GrantsWords, readGrants, sorted } from './grant.ts';

/** The grants of a campaign: what came of them, and apart from it what is promised. */
export class GrantsPage extends Page<GrantsWords, readonly Grant[]> {
  heading(): string {
    return this.words.title;
  }

  async load(): Promise<readonly Grant[]> {
    return readGrants(this.parameter('campaign'));
  }

  content(grants: readonly Grant[], words: GrantsWords): TemplateResult {
    const campaign = this.parameter('campaign');
    return html`<div class="stack">
      <p class="noprint"><a href=${addressOf('/money/{campaign}', { campaign })}>${words.toMoney}</a></p>
      ${
        mayReceive(this.me, campaign)
          ? html`<p class="noprint">
              <a class="button" href=${addressOf('/grants/{campaign}/new', { campaign })}>${words.add}</a>
            </p>`
          : nothing
      }
      ${grants.length === 0 ? html`<p>${words.nothing}</p>` : tableOfGrants(sorted(grants), words)}
    </div>`;
  }
}

const tableOfGrants = (grants: readonly Grant[], words: GrantsWords): TemplateResult => {
  const sum = (of: 'grantedCents' | 'receivedCents' | 'committedCents') =>
    grants.reduce((cents, grant) => cents + grant[of], 0);
  return html`<section class="card">
    <div class="pair">
      <p>${words.received}<br /><span class="most">${euros(sum('receivedCents'))}</span></p>
      <p>${words.committed}<br /><span class="most">${euros(sum('committedCents'))}</span></p>
    </div>
    <p class="soft">${words.apart}</p>
    ${tableOf(
      words.caption,
      [
        {
          title: words.terms.programme,
          cell: ({ campaign, grant, programme, funders }) =>
            html`<a href=${addressOf('/grants/{campaign}/{grant}', { campaign, grant })}>${programme}</a
              ><br /><span class="soft">${funders.map(({ name }) => name).join(', ')}</span>`,
          foot: say().sum,
        },
        {
          title: words.received,
          figure: true,
          cell: ({ receivedCents }) => euros(receivedCents),
          foot: euros(sum('receivedCents')),
        },
        {
          title: words.committed,
          figure: true,
          cell: ({ committedCents }) => euros(committedCents),
          foot: euros(sum('committedCents')),
        },
        {
          title: words.terms.grantedCents,
          figure: true,
          cell: ({ grantedCents }) => euros(grantedCents),
          foot: euros(sum('grantedCents')),
        },
        { title: words.nextDue, cell: nextDue, foot: nothing },
      ],
      grants,
    )}
  </section>`;
};

const nextDue = ({ tranches }: Grant): string => {
  const [day] = tranches.flatMap(({ received, dueOn }) => (received ? [] : [dueOn])).toSorted();
  return day === undefined ? '' : dayName(day);
};

customElements.define('treasury-grants', GrantsPage);
