import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { LedgerRow } from '../api/schema.d.ts';
import { monthName, say } from '../language.ts';
import { monthAfter } from '../months.ts';
import { Page } from '../page.ts';
import { download } from '../parts/download.ts';
import { monthField, selectField, textField } from '../parts/fields.ts';
import { fieldsIn, Form } from '../parts/form.ts';
import { moreButton } from '../parts/more.ts';
import { addressOf, go } from '../shell/router.ts';
import type { ledger as german } from '../words/de/ledger.ts';
import { entriesTable } from './entries.ts';
import { filterIn, filterNames } from './filter.ts';
import { sumsOf } from './sums.ts';

type LedgerWords = typeof german;

const readLedger = async (query: URLSearchParams, after?: string) =>
  answered(api.GET('/v1/treasury/ledger', { params: { query: { ...filterIn(query), limit: 50, after } } }));
type Ledger = Awaited<ReturnType<typeof readLedger>>;

/** Every entry of the books, by filters that stand in the address. */
export class LedgerPage extends Page<LedgerWords, Ledger> {
  readonly filtering = new Form(this);
  readonly reading = new Form(this);
  /** A page without any fitting row goes on by itself for so long. */
  readonly emptyPages = 10;

  heading(): string {
    return this.words.title;
  }

  async load(): Promise<Ledger> {
    const asked = this.where.query;
    let ledger = await readLedger(asked);
    for (let page = 1; ledger.rows.length === 0 && ledger.next && page < this.emptyPages; page += 1) {
      ledger = { ...(await readLedger(asked, ledger.next)), sums: ledger.sums };
    }
    return ledger;
  }

  content(ledger: Ledger, words: LedgerWords): TemplateResult {
    const { rows, next, from, through, sums } = ledger;
    const caption = fill(words.caption, { from: monthName(from), through: monthName(through) });
    return html`<div class="stack">
      <p class="row noprint">
        <a href=${addressOf('/payouts')}>${words.payouts}</a>
      </p>
      ${this.filters(from, through)} ${sumsOf(sums, words)}
      ${
        rows.length === 0
          ? html`<p>${next ? words.noneYet : words.nothing}</p>`
          : entriesTable(caption, rows, words)
      }
      ${this.reading.refusal()}
      <div class="row noprint">
        ${moreButton(this.reading, next, async (after) => this.more(ledger, after))} ${this.files(words)}
      </div>
    </div>`;
  }

  filters(from: string, through: string): TemplateResult {
    const { words, filtering, me } = this;
    const query = this.where.query;
    const value = (name: string): string => query.get(name) ?? '';
    const options = (called: Readonly<Record<string, string>>) =>
      [['', words.all] as const, ...Object.entries(called)] as const;
    const months = { from: monthAfter(me.month, -119), through: monthAfter(me.month, 1) };
    const campaigns = Object.fromEntries([
      ...me.campaigns.map(({ campaign, title }) => [campaign, title]),
      ...(me.rights.includes('read') ? [['unassigned', words.unassigned]] : []),
    ]);
    return html`<details class="noprint" ?open=${filterNames.some((name) => query.has(name))}>
      <summary>${words.filter}</summary>
      <form class="filters" @submit=${this.filter}>
        ${monthField(filtering, { ...months, name: 'from', label: words.from, value: from })}
        ${monthField(filtering, { ...months, name: 'through', label: words.through, value: through })}
        ${selectField(filtering, { name: 'campaign', label: words.campaign, value: value('campaign'), options: options(campaigns) })}
        ${selectField(filtering, { name: 'source', label: words.source, value: value('source'), options: options(say().source) })}
        ${selectField(filtering, { name: 'account', label: words.account, value: value('account'), options: options(words.accounts) })}
        ${selectField(filtering, { name: 'movement', label: words.movement, value: value('movement'), options: options(words.movements) })}
        ${textField(filtering, { name: 'text', label: words.text, hint: words.textHint, value: value('text'), required: false })}
        <div class="row">
          <button>${words.show}</button>
          <a href=${addressOf('/ledger')}>${words.clear}</a>
        </div>
      </form>
    </details>`;
  }

  readonly filter = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const fields = fieldsIn(event.currentTarget);
    const chosen = filterNames.map((name) => [name, fields[name]] as const);
    go(addressOf('/ledger', {}, Object.fromEntries(chosen)));
  };

  async more({ rows, sums }: Ledger, after: string): Promise<void> {
    await this.reading.send(async () => {
      const further = await readLedger(this.where.query, after);
      this.data = { ...further, sums, rows: [...rows, ...further.rows] satisfies LedgerRow[] };
    });
  }

  files(words: LedgerWords): TemplateResult {
    const get = { params: { query: filterIn(this.where.query) }, parseAs: 'blob' } as const;
    const file = (kind: 'csv' | 'xlsx' | 'json'): Promise<void> => {
      const name = `tragwerk-ledger.${kind}`;
      if (kind === 'csv') return download(api.GET('/v1/treasury/exports/ledger.csv', get), name);
      if (kind === 'xlsx') return download(api.GET('/v1/treasury/exports/ledger.xlsx', get), name);
      return download(api.GET('/v1/treasury/exports/ledger.json', get), name);
    };
    return html`<span>${words.export}:</span> ${(['csv', 'xlsx', 'json'] as const).map(
        (kind) =>
          html`<button
            type="button"
            class="quiet"
            ?disabled=${this.reading.busy}
            @click=${async () => this.reading.send(async () => file(kind))}
          >
            ${words.files[kind]}
          </button>`,
      )}`;
  }
}

customElements.define('treasury-ledger', LedgerPage);
