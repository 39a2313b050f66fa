import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import { dayName, euros } from '../language.ts';
import { Page } from '../page.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { ledger as german } from '../words/de/ledger.ts';
import { statusOf, verdict } from './payouts-page.ts';

type LedgerWords = typeof german;

const readPayout = async (payout: string) =>
  answered(api.GET('/v1/treasury/payouts/{payout}', { params: { path: { payout } } }));
type PayoutRead = Awaited<ReturnType<typeof readPayout>>;

const sum = (cents: readonly number[]): string => euros(cents.reduce((total, each) => total + each, 0));

/** One payout and its parts. */
export class PayoutPage extends Page<LedgerWords, PayoutRead> {
  heading(): string {
    return `${this.words.column.payout} ${this.parameter('payout')}`;
  }

  async load(): Promise<PayoutRead> {
    return readPayout(this.parameter('payout'));
  }

  content({ payout, parts }: PayoutRead, words: LedgerWords): TemplateResult {
    const said = words.payoutsPage;
    return html`<div class="stack">
      <p class="noprint"><a href=${addressOf('/payouts')}>${said.title}</a></p>
      <dl>
        <dt>${said.amount}</dt>
        <dd>${euros(payout.cents)} (${verdict(payout, words)})</dd>
        <dt>${said.status}</dt>
        <dd>${statusOf(payout.status, words)}</dd>
        <dt>${said.arrival}</dt>
        <dd>${dayName(payout.arrivalDay)}</dd>
      </dl>
      ${tableOf(
        fill(said.parts, { payout: payout.payout }),
        [
          { title: words.gift.type, cell: ({ type }) => type, foot: '' },
          {
            title: words.column.gross,
            figure: true,
            cell: ({ cents }) => euros(cents),
            foot: sum(parts.map(({ cents }) => cents)),
          },
          {
            title: words.column.fee,
            figure: true,
            cell: ({ feeCents }) => euros(feeCents),
            foot: sum(parts.map(({ feeCents }) => feeCents)),
          },
          {
            title: words.column.net,
            figure: true,
            cell: ({ netCents }) => euros(netCents),
            foot: sum(parts.map(({ netCents }) => netCents)),
          },
          {
            title: words.column.gift,
            cell: ({ gift }) =>
              gift === undefined
                ? nothing
                : html`<a href=${addressOf('/gifts/{gift}', { gift })}>${gift}</a>`,
          },
        ],
        parts,
      )}
    </div>`;
  }
}

customElements.define('treasury-payout', PayoutPage);
