import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { answered, api } from '../api/client.ts';
import type { Need } from '../api/schema.d.ts';
import { countedIn, euros, monthName, say, whole } from '../language.ts';
import { selectField } from '../parts/fields.ts';
import { type Fields, Form } from '../parts/form.ts';
import { tableOf } from '../parts/table.ts';
import { neededIn, type NeedsWords } from './plan.ts';

interface Years {
  readonly fromYear: number;
  readonly toYear: number;
}

const previewOf = async (campaign: string, body: Years) =>
  answered(
    api.POST('/v1/treasury/campaigns/{campaign}/needs/copy-year/preview', {
      params: { path: { campaign } },
      body,
    }),
  );
type Preview = Awaited<ReturnType<typeof previewOf>>;

/** Copies the needs of a year to a later one: first a look at what would come, then it is done. */
export class TreasuryCopyYear extends LitElement {
  declare words: NeedsWords;
  declare campaign: string;
  declare years: { readonly from: string; readonly to: string };
  preview: (Years & Preview) | undefined;
  copied = 0;
  readonly looking = new Form(this);
  readonly copying = new Form(this);
  /** One for each request: what was lost on the way is asked for again, not copied again. */
  key = crypto.randomUUID();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { looking, years, words, preview } = this;
    const { copying } = words;
    const [from, to] = [Number(years.from), Number(years.to)];
    return html`<form
        class="form"
        @submit=${looking.submit(async (fields) => this.look(fields))}
        @change=${() => {
          this.preview = undefined;
          this.requestUpdate();
        }}
      >
        ${selectField(looking, { name: 'fromYear', label: copying.from, value: years.from, options: yearsAround(from - 3, from + 3) })}
        ${selectField(looking, { name: 'toYear', label: copying.to, value: years.to, options: yearsAround(to - 2, to + 4) })}
        ${looking.refusal(['fromYear', 'toYear'])}
        <button class=${preview ? 'quiet' : ''} ?disabled=${looking.busy || this.copying.busy}>
          ${copying.preview}
        </button>
      </form>
      ${preview ? this.previewed(preview) : nothing}`;
  }

  async look(fields: Fields): Promise<void> {
    const wanted = { fromYear: Number(fields['fromYear']), toYear: Number(fields['toYear']) };
    this.preview = { ...wanted, ...(await previewOf(this.campaign, wanted)) };
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.previewed')?.focus();
  }

  previewed(preview: Years & Preview): TemplateResult {
    const { added, kept, over } = preview;
    const { words, copying } = this;
    const said = words.copying;
    return html`<div class="stack previewed" tabindex="-1">
      ${
        added.length === 0
          ? html`<p>${said.nothing}</p>`
          : tableOf(
              `${countedIn(said.copies, added.length)}, ${said.sum.replace('{amount}', euros(neededIn(added)))}`,
              [
                {
                  title: said.purpose,
                  cell: ({ title, of }) => html`${title}<br /><span class="soft">${of}</span>`,
                },
                { title: said.amount, figure: true, cell: ({ cents }) => euros(cents) },
              ],
              purposesOf(added, words),
            )
      }
      ${kept.length === 0 ? nothing : html`<p>${countedIn(said.there, kept.length)}</p>`}
      ${over.length === 0 ? nothing : html`<p>${countedIn(said.over, over.length)}</p>`} ${copying.refusal()}
      ${
        copying.busy || this.copied > 0
          ? html`<label
              >${said.progress}
              <progress max=${added.length} .value=${this.copied}></progress>
              ${whole(this.copied)} / ${whole(added.length)}</label
            >`
          : nothing
      }
      ${
        added.length === 0
          ? nothing
          : html`<p>
              <button type="button" ?disabled=${copying.busy} @click=${async () => this.copy(preview)}>
                ${said.act}
              </button>
            </p>`
      }
    </div>`;
  }

  /** The house copies some at a time, and each time says how many are left. */
  async copy({ fromYear, toYear }: Years): Promise<void> {
    await this.copying.send(async () => {
      let left = 1;
      while (left > 0) {
        const params = { path: { campaign: this.campaign }, header: { 'Idempotency-Key': this.key } };
        const done = await answered(
          api.POST('/v1/treasury/campaigns/{campaign}/needs/copy-year', {
            params,
            body: { fromYear, toYear },
          }),
        );
        this.key = crypto.randomUUID();
        this.copied += done.added.length;
        ({ left } = done);
        this.requestUpdate();
      }
      this.dispatchEvent(new CustomEvent('done', { detail: true, bubbles: true }));
    });
  }
}

const yearsAround = (from: number, through: number) =>
  Array.from({ length: through - from + 1 }, (_, at) => String(from + at)).map(
    (year) => [year, year] as const,
  );

/** One line for a purpose, whatever its months. */
const purposesOf = (needs: readonly Need[], { copying }: NeedsWords) => {
  const byPurpose = Map.groupBy(needs, ({ costType, title }) => `${costType} ${title}`);
  return [...byPurpose.values()].map((group) => {
    const [first] = group;
    const months =
      first && group.length === 1 ? monthName(first.month) : countedIn(copying.months, group.length);
    return {
      title: first?.title ?? '',
      of: `${say().costType[first?.costType ?? 'staff']}, ${months}`,
      cents: neededIn(group),
    };
  });
};

customElements.define('treasury-copy-year', TreasuryCopyYear);
