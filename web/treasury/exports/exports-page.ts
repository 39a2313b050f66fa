import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { api } from '../api/client.ts';
import { mayDo } from '../me.ts';
import { monthAfter, yearOf } from '../months.ts';
import { Page } from '../page.ts';
import { download } from '../parts/download.ts';
import { monthField, selectField, textIn } from '../parts/fields.ts';
import { type Fields, Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import type { exports as german } from '../words/de/exports.ts';

type ExportsWords = typeof german;

/** What the button says, and what it saves. */
interface File {
  readonly kind: 'CSV' | 'XLSX' | 'JSON';
  readonly save: (fields: Fields) => Promise<string>;
}

/** All there is, in files. */
export class ExportsPage extends Page<ExportsWords, true> {
  readonly month = new Form(this);
  readonly ledger = new Form(this);
  readonly needs = new Form(this);
  readonly audit = new Form(this);
  readonly everything = new Form(this);

  heading(): string {
    return this.words.title;
  }

  async load(): Promise<true> {
    return true;
  }

  content(_data: true, words: ExportsWords): TemplateResult {
    const seesAudit = mayDo(this.me, 'audit');
    return html`<div class="stack">
      <p>${words.text}</p>
      ${this.card(this.month, words.month, words.monthText, [this.campaign(this.month), this.one(this.month)], monthFiles)}
      ${this.card(this.ledger, words.ledger, words.ledgerText, this.months(this.ledger), ledgerFiles)}
      ${this.card(this.needs, words.needs, words.needsText, [this.campaign(this.needs), ...this.months(this.needs)], needsFiles)}
      ${
        seesAudit
          ? html`${this.card(this.audit, words.audit, words.auditText, this.months(this.audit), auditFiles)}
            ${this.card(this.everything, words.everything, words.everythingText, [], everythingFiles)}`
          : ''
      }
    </div>`;
  }

  card(
    form: Form,
    title: string,
    text: string,
    fields: readonly TemplateResult[],
    files: readonly File[],
  ): TemplateResult {
    const { words } = this;
    const save = async (fieldsNow: Fields, submitter: string): Promise<void> => {
      const file = files.find(({ kind }) => kind === submitter) ?? files[0];
      if (file) tell(fill(words.saved, { name: await file.save(fieldsNow) }));
    };
    return html`<section class="card">
      <h2>${title}</h2>
      <p>${text}</p>
      <form
        class="form"
        @submit=${(event: SubmitEvent) => {
          const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
          return form.submit(async (now) => save(now, pressed))(event);
        }}
      >
        <div class="filters">${fields}</div>
        ${form.refusal(['campaign', 'month', 'from', 'through'])}
        <div class="row">
          ${files.map(
            ({ kind }, at) =>
              html`<button class=${at === 0 ? '' : 'quiet'} value=${kind} ?disabled=${form.busy}>
                ${fill(words.save, { kind })}<span class="unseen">: ${title}</span>
              </button>`,
          )}
        </div>
      </form>
    </section>`;
  }

  campaign(form: Form): TemplateResult {
    const { words, me } = this;
    const options = me.campaigns.map(({ campaign, title }) => [campaign, title] as const);
    return selectField(form, { name: 'campaign', label: words.campaign, options });
  }

  one(form: Form): TemplateResult {
    const { words, me } = this;
    const span = { from: monthAfter(me.month, -119), through: monthAfter(me.month, 24) };
    return monthField(form, { ...span, name: 'month', label: words.monthField, value: me.month });
  }

  months(form: Form): TemplateResult[] {
    const { words, me } = this;
    const span = { from: monthAfter(me.month, -119), through: monthAfter(me.month, 24) };
    return [
      monthField(form, { ...span, name: 'from', label: words.from, value: `${yearOf(me.month)}-01` }),
      monthField(form, { ...span, name: 'through', label: words.through, value: me.month }),
    ];
  }
}

const blob = { parseAs: 'blob' } as const;
const monthIn = (fields: Fields) => ({
  campaign: textIn(fields, 'campaign'),
  month: textIn(fields, 'month'),
});
const monthsIn = (fields: Fields) => ({ from: textIn(fields, 'from'), through: textIn(fields, 'through') });

const kept = async (file: Parameters<typeof download>[0], name: string): Promise<string> => {
  await download(file, name);
  return name;
};

const monthFiles: readonly File[] = [
  {
    kind: 'CSV',
    save: async (fields) => {
      const query = monthIn(fields);
      const file = api.GET('/v1/treasury/exports/month.csv', { params: { query }, ...blob });
      return kept(file, `${query.campaign}-${query.month}.csv`);
    },
  },
  {
    kind: 'XLSX',
    save: async (fields) => {
      const query = monthIn(fields);
      const file = api.GET('/v1/treasury/exports/month.xlsx', { params: { query }, ...blob });
      return kept(file, `${query.campaign}-${query.month}.xlsx`);
    },
  },
];

const ledgerName = ({ from, through }: ReturnType<typeof monthsIn>, ending: string): string =>
  `ledger-${from}-${through}.${ending}`;

const ledgerFiles: readonly File[] = [
  {
    kind: 'CSV',
    save: async (fields) => {
      const query = monthsIn(fields);
      const file = api.GET('/v1/treasury/exports/ledger.csv', { params: { query }, ...blob });
      return kept(file, ledgerName(query, 'csv'));
    },
  },
  {
    kind: 'XLSX',
    save: async (fields) => {
      const query = monthsIn(fields);
      const file = api.GET('/v1/treasury/exports/ledger.xlsx', { params: { query }, ...blob });
      return kept(file, ledgerName(query, 'xlsx'));
    },
  },
  {
    kind: 'JSON',
    save: async (fields) => {
      const query = monthsIn(fields);
      const file = api.GET('/v1/treasury/exports/ledger.json', { params: { query }, ...blob });
      return kept(file, ledgerName(query, 'json'));
    },
  },
];

const needsFiles: readonly File[] = [
  {
    kind: 'CSV',
    save: async (fields) => {
      const query = { ...monthsIn(fields), campaign: textIn(fields, 'campaign') };
      const file = api.GET('/v1/treasury/exports/needs.csv', { params: { query }, ...blob });
      return kept(file, `needs-${query.campaign}-${query.from}-${query.through}.csv`);
    },
  },
];

const auditFiles: readonly File[] = [
  {
    kind: 'CSV',
    save: async (fields) => {
      const query = monthsIn(fields);
      const file = api.GET('/v1/treasury/exports/audit.csv', { params: { query }, ...blob });
      return kept(file, `audit-${query.from}-${query.through}.csv`);
    },
  },
];

const everythingFiles: readonly File[] = [
  {
    kind: 'JSON',
    save: async () => kept(api.GET('/v1/treasury/exports/everything.json', blob), 'tragwerk-everything.json'),
  },
];

customElements.define('treasury-exports', ExportsPage);
