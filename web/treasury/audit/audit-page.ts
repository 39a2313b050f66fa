import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { AuditEntry } from '../api/schema.d.ts';
import { momentName, monthName } from '../language.ts';
import { monthAfter } from '../months.ts';
import { Page } from '../page.ts';
import { download } from '../parts/download.ts';
import { fieldsIn, Form } from '../parts/form.ts';
import { moreButton } from '../parts/more.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf, go } from '../shell/router.ts';
import type { audit as german } from '../words/de/audit.ts';

type AuditWords = typeof german;

const readAudit = async (month: string, person: string | null, after?: string) =>
  answered(
    api.GET('/v1/treasury/audit/{month}', {
      params: { path: { month }, query: { ...(person && { person }), after } },
    }),
  );
type AuditRead = Awaited<ReturnType<typeof readAudit>>;

/** Who did what in a month. */
export class AuditPage extends Page<AuditWords, AuditRead> {
  readonly reading = new Form(this);

  heading(): string {
    return fill(this.words.title, { month: monthName(this.parameter('month')) });
  }

  async load(): Promise<AuditRead> {
    return readAudit(this.parameter('month'), this.where.query.get('person'));
  }

  content({ entries, next }: AuditRead, words: AuditWords): TemplateResult {
    const month = this.parameter('month');
    const [before, after] = [monthAfter(month, -1), monthAfter(month, 1)];
    return html`<div class="stack">
      <p>${words.text}</p>
      <nav class="row noprint" aria-label=${words.turn}>
        <a href=${addressOf('/audit/{month}', { month: before })}>← ${monthName(before)}</a>
        ${
          month < this.me.month
            ? html`<a href=${addressOf('/audit/{month}', { month: after })}>${monthName(after)} →</a>`
            : nothing
        }
      </nav>
      <form class="row noprint" @submit=${this.filter}>
        <label
          >${words.personFilter}
          <input name="person" autocomplete="off" .value=${this.where.query.get('person') ?? ''} />
        </label>
        <button>${words.filter}</button>
      </form>
      ${
        entries.length === 0
          ? html`<p>${words.nothing}</p>`
          : tableOf<AuditEntry>(
              words.caption,
              [
                { title: words.at, cell: ({ at }) => momentName(at) },
                { title: words.person, cell: ({ person }) => person.name },
                { title: words.done, cell: ({ done }) => done },
                { title: words.subject, cell: ({ subject }) => subject },
                { title: words.from, cell: ({ from }) => from },
                { title: words.detail, cell: (entry) => detailOf(entry, words) },
              ],
              entries,
            )
      }
      ${this.reading.refusal()}
      <div class="row noprint">
        ${moreButton(this.reading, next, async (after) => this.more(entries, after))}
        <button type="button" class="quiet" ?disabled=${this.reading.busy} @click=${async () => this.save()}>
          ${words.save}
        </button>
      </div>
    </div>`;
  }

  readonly filter = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const { person } = fieldsIn(event.currentTarget);
    go(addressOf('/audit/{month}', { month: this.parameter('month') }, { person }));
  };

  async more(before: AuditRead['entries'], after: string): Promise<void> {
    await this.reading.send(async () => {
      const { entries, next } = await readAudit(
        this.parameter('month'),
        this.where.query.get('person'),
        after,
      );
      this.data = { entries: [...before, ...entries], ...(next && { next }) };
    });
  }

  async save(): Promise<void> {
    const month = this.parameter('month');
    const query = { from: month, through: month };
    await this.reading.send(async () =>
      download(
        api.GET('/v1/treasury/exports/audit.csv', { params: { query }, parseAs: 'blob' }),
        `audit-${month}.csv`,
      ),
    );
  }
}

const shown = (title: string, thing: unknown) =>
  thing === undefined
    ? nothing
    : html`<h3>${title}</h3>
        <pre>${JSON.stringify(thing, null, 2)}</pre>`;

const detailOf = ({ before, after }: AuditEntry, words: AuditWords) => {
  if (before === undefined && after === undefined) return nothing;
  return html`<details>
    <summary>${words.show}</summary>
    ${shown(words.before, before)} ${shown(words.after, after)}
  </details>`;
};

customElements.define('treasury-audit', AuditPage);
