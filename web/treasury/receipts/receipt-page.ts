import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { ReceiptShown } from '../api/schema.d.ts';
import { dayName, dayOfInstantName, euros, say } from '../language.ts';
import { Page } from '../page.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';
import { LookingAgain } from './looking-again.ts';
import type { Asked } from './receipt-acts.ts';
import './receipt-acts.ts';

/** One receipt: what it says, what became of it, and its documents. */
export class ReceiptPage extends Page<ReceiptWords, ReceiptShown> {
  asked: Asked | undefined;
  readonly looking = new LookingAgain(this, {
    wanted: () => this.isWorking(),
    look: async () => this.begin(),
  });

  heading(): string {
    return fill(this.words.receipt.title, { number: this.parameter('number') });
  }

  async load(): Promise<ReceiptShown> {
    const path = { number: this.parameter('number') };
    return answered(api.GET('/v1/treasury/receipts/{number}', { params: { path } }));
  }

  isWorking(): boolean {
    const { asked, data } = this;
    if (!asked || !data || data.number !== this.parameter('number')) return false;
    return asked.what === 'withdraw' ? data.state === 'issued' : data.copies < asked.copies;
  }

  content(receipt: ReceiptShown, words: ReceiptWords): TemplateResult {
    const { snapshot, number } = receipt;
    const register = /^(.+)-(\d{4})-\d{6}$/.exec(number);
    const [, carrier = '', year = ''] = register ?? [];
    const place = { carrier: carrier.toLowerCase(), year };
    return html`<div class="stack">
      <p class="noprint">
        <a href=${addressOf('/receipts/{carrier}/register/{year}', place)}
          >${fill(words.receipt.back, { year })}</a
        >
      </p>
      <section class="card">
        <h2>${words.receipt.facts}</h2>
        <dl class="digests">
          ${factsOf(receipt, words).map(
            ([called, value]) =>
              html`<dt>${called}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
        ${snapshot ? nothing : html`<p role="note">${words.receipt.removed}</p>`}
      </section>
      ${snapshot ? giftsOf(snapshot, words) : nothing}
      <div role="status">${this.isWorking() ? html`<p>${words.receipt.working}</p>` : nothing}</div>
      <treasury-receipt-acts
        .words=${words.receipt}
        .receipt=${receipt}
        .changed=${async (asked: Asked) => {
          this.asked = asked;
          await this.begin();
        }}
      ></treasury-receipt-acts>
    </div>`;
  }
}

type Snapshot = NonNullable<ReceiptShown['snapshot']>;
type Fact = readonly [called: string, value: TemplateResult | string];

const factsOf = (receipt: ReceiptShown, words: ReceiptWords): Fact[] => {
  const { receipt: said } = words;
  const { snapshot, withdrawnAt, withdrawnBecause: because, replacedBy } = receipt;
  const withdrawn = [withdrawnAt && dayOfInstantName(withdrawnAt), because && said.because[because]];
  return [
    [said.state, html`<b>${words.states[receipt.state]}</b>`],
    ...(withdrawnAt ? [[said.withdrawnAt, withdrawn.filter(Boolean).join(': ')] satisfies Fact] : []),
    ...(replacedBy ? [[said.replacedBy, linkTo(replacedBy)] satisfies Fact] : []),
    ...(snapshot ? contentsOf(snapshot, words) : []),
    [said.by, said.ways[receipt.by]],
    [said.keptUntil, dayName(receipt.retainUntil)],
    [said.hash, html`<code>${receipt.documentHash}</code>`],
  ];
};

const contentsOf = (snapshot: Snapshot, words: ReceiptWords): Fact[] => {
  const { receipt: said } = words;
  const { donor, period, replaces } = snapshot;
  const { street, postalCode, city, country } = donor.address;
  const days = period && { from: dayName(period.from), through: dayName(period.through) };
  return [
    [
      said.to,
      html`<a href=${addressOf('/donors/{donor}', { donor: donor.donor })}>${donor.name}</a
        ><br />${street}<br />
        ${postalCode} ${city}${country ? html`<br />${country}` : nothing}`,
    ],
    [said.total, html`<b>${euros(snapshot.totalCents)}</b> (${words.forms[snapshot.form]})`],
    ...(days ? [[said.period, fill(said.periodIs, days)] satisfies Fact] : []),
    [said.issuedOn, dayName(snapshot.issuedOn)],
    ...(replaces ? [[said.replaces, linkTo(replaces)] satisfies Fact] : []),
    [said.code, html`<code>${snapshot.code}</code>`],
  ];
};

const linkTo = (number: string): TemplateResult =>
  html`<a href=${addressOf('/receipt/{number}', { number })}>${number}</a>`;

const giftsOf = ({ gifts, totalCents }: Snapshot, words: ReceiptWords): TemplateResult => {
  const { receipt: said } = words;
  return tableOf(
    said.gifts,
    [
      {
        title: said.givenOn,
        cell: ({ gift, givenOn }) =>
          html`<a href=${addressOf('/gifts/{gift}', { gift })}>${dayName(givenOn)}</a>`,
        foot: say().sum,
      },
      { title: said.kind, cell: ({ kind }) => words.kinds[kind] },
      { title: said.waiver, cell: ({ expenseWaiver }) => (expenseWaiver ? said.yes : said.no) },
      { title: said.amount, figure: true, cell: ({ cents }) => euros(cents), foot: euros(totalCents) },
    ],
    gifts,
  );
};

customElements.define('treasury-receipt', ReceiptPage);
