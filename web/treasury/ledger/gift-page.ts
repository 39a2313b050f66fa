import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { GiftLife } from '../api/schema.d.ts';
import '../corrections/gift-corrections.ts';
import { dayName, euros, momentName, monthName, whole } from '../language.ts';
import { mayDo } from '../me.ts';
import { Page } from '../page.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { corrections } from '../words/de/corrections.ts';
import type { ledger as german } from '../words/de/ledger.ts';
import { earmarkName, entriesTable } from './entries.ts';
import { sumsOf } from './sums.ts';

type LedgerWords = typeof german;
type GiftWords = LedgerWords & { readonly corrections: typeof corrections };

/** One gift from its first day to its last. Who gave it is not the treasury's business. */
export class GiftPage extends Page<GiftWords, GiftLife> {
  heading(): string {
    return fill(this.words.gift.title, { gift: this.parameter('gift') });
  }

  async load(): Promise<GiftLife> {
    const path = { gift: this.parameter('gift') };
    return answered(api.GET('/v1/treasury/gifts/{gift}', { params: { path } }));
  }

  content(life: GiftLife, words: GiftWords): TemplateResult {
    const { entries, entriesElsewhere, sums, standing } = life;
    const { gift } = words;
    return html`<div class="stack">
      <p class="row noprint">
        <a href=${addressOf('/ledger')}>${gift.back}</a>
        ${
          mayDo(this.me, 'certify')
            ? html`<a href=${addressOf('/gifts/{gift}/terms', { gift: life.gift })}>${gift.receipt}</a>`
            : nothing
        }
      </p>
      <p class="soft">${gift.privacy}</p>
      ${sumsOf(sums, words)}
      ${tableOf(
        gift.standing,
        [
          { title: words.campaign, cell: ({ campaign }) => campaign },
          { title: words.from, cell: ({ month }) => monthName(month) },
          { title: words.account, cell: ({ account }) => words.accounts[account] },
          { title: words.column.earmark, cell: ({ earmark }) => earmarkName(earmark) },
          { title: words.column.gross, figure: true, cell: ({ cents }) => euros(cents) },
        ],
        standing,
      )}
      ${entriesTable(gift.life, entries, words, false)}
      ${entriesElsewhere > 0 ? html`<p>${fill(gift.elsewhere, { count: whole(entriesElsewhere) })}</p>` : nothing}
      ${
        standing.some(({ campaign }) => mayDo(this.me, 'correct', campaign))
          ? html`<treasury-gift-corrections
              .words=${words.corrections}
              .life=${life}
              .changed=${async () => this.begin()}
            ></treasury-gift-corrections>`
          : nothing
      }
      ${this.atStripe(life, words)} ${this.around(life, words)}
    </div>`;
  }

  atStripe({ balances }: GiftLife, words: LedgerWords): TemplateResult | typeof nothing {
    if (balances.length === 0) return nothing;
    return tableOf(
      words.gift.balances,
      [
        { title: words.gift.type, cell: ({ type }) => type },
        { title: words.column.gross, figure: true, cell: ({ amountCents }) => euros(amountCents) },
        { title: words.column.fee, figure: true, cell: ({ feeCents }) => euros(feeCents) },
        { title: words.column.net, figure: true, cell: ({ netCents }) => euros(netCents) },
        { title: words.gift.availableOn, cell: ({ availableOn }) => dayName(availableOn) },
        { title: words.column.reference, cell: ({ transaction }) => transaction },
      ],
      balances,
    );
  }

  around({ failures, disputes, tasks, letters }: GiftLife, { gift }: LedgerWords): TemplateResult {
    const lists: readonly (readonly [string, readonly string[]])[] = [
      [gift.failures, failures.map(({ at, reason }) => [momentName(at), reason].filter(Boolean).join(': '))],
      [
        gift.disputes,
        disputes.map(({ at, status, reason }) => [momentName(at), status, reason].filter(Boolean).join(', ')),
      ],
      [gift.tasks, tasks.map(({ matter, doneAt }) => `${matter}: ${doneAt ? gift.done : gift.open}`)],
      [
        gift.letters,
        letters.map(({ kind, state, writtenAt }) => `${momentName(writtenAt)}: ${kind}, ${state}`),
      ],
    ];
    return html`${lists.map(([title, lines]) =>
      lines.length === 0
        ? nothing
        : html`<section>
            <h2>${title}</h2>
            <ul>
              ${lines.map((line) => html`<li>${line}</li>`)}
            </ul>
          </section>`,
    )}`;
  }
}

customElements.define('treasury-gift', GiftPage);
