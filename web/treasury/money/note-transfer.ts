import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import { refusedOf } from '../api/refused.ts';
import { dayOfInstantName, euros } from '../language.ts';
import { typedAmount } from '../needs/plan.ts';
import { moneyField, moneyIn, textField, textIn } from '../parts/fields.ts';
import { type Fields, Form } from '../parts/form.ts';
import { sentenceOf } from '../parts/refusal.ts';
import type { Expected, NotedSum, Opened } from './money.ts';
import { dayField, earmarkField, lateField, purposeName } from './noting-fields.ts';

const names = ['reference', 'day', 'cents', 'earmark', 'reason', 'late'] as const;

const known = async (campaign: string, reference: string) =>
  answered(
    api.GET('/v1/treasury/campaigns/{campaign}/transfers/{reference}', {
      params: { path: { campaign, reference } },
    }),
  );

/** Money that stands on the account. What a reference of ours stands for is looked up as soon as it is typed. */
export class TreasuryNoteTransfer extends LitElement {
  declare opened: Opened;
  reference = '';
  found: Awaited<ReturnType<typeof known>> | undefined;
  notFound: string | undefined;
  noted: NotedSum | undefined;
  readonly form = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.reference) void this.lookUp(this.reference);
  }

  readonly changed = async ({ target }: Event): Promise<void> => {
    if (target instanceof HTMLInputElement && target.name === 'reference') await this.lookUp(target.value);
  };

  /** Beside the form's own sending: whoever goes on typing or sends meanwhile is not held up. */
  async lookUp(typed: string): Promise<void> {
    this.reference = typed.trim();
    [this.found, this.notFound] = [undefined, undefined];
    if (/^RF/i.test(this.reference)) {
      try {
        this.found = await known(this.opened.campaign, this.reference);
      } catch (thrown) {
        this.notFound = sentenceOf(refusedOf(thrown));
      }
    }
    this.requestUpdate();
  }

  /** What was announced for a purpose is for it, even if its need was closed meanwhile: only another one is sent. */
  bodyOf(typed: Fields) {
    const { reference, cents } = typed;
    const earmark = textIn(typed, 'earmark');
    return {
      ...(reference && { reference }),
      day: textIn(typed, 'day'),
      ...((cents || !reference) && { cents: moneyIn(typed, 'cents') }),
      ...(earmark !== this.found?.earmark && { earmark }),
      reason: textIn(typed, 'reason'),
      late: typed['late'] !== undefined,
    };
  }

  protected override render(): TemplateResult {
    const { form, found } = this;
    const { words, campaign, today, purposes } = this.opened;
    const { transfer, fields } = words;
    const isNew = found !== undefined && !purposes.some(([earmark]) => earmark === found.earmark);
    const options = isNew
      ? [...purposes, [found.earmark, purposeName(found.earmark, purposes, words)] as const]
      : purposes;
    return html`<form
      class="form"
      novalidate
      @change=${this.changed}
      @submit=${form.submit(async (typed, header) => {
        const params = { path: { campaign }, header };
        const path = '/v1/treasury/campaigns/{campaign}/transfers';
        this.noted = await answered(api.POST(path, { params, body: this.bodyOf(typed) }));
        this.dispatchEvent(new CustomEvent('done', { detail: true, bubbles: true }));
      })}
    >
      ${textField(form, {
        name: 'reference',
        label: transfer.reference,
        hint: transfer.referenceHint,
        value: this.reference,
        required: false,
      })}
      <div role="status">${this.said()}</div>
      ${dayField(form, words, today)}
      ${moneyField(form, {
        name: 'cents',
        label: fields.cents,
        value: found?.cents === undefined ? '' : typedAmount(found.cents),
      })}
      ${earmarkField(form, words, options, found?.earmark)}
      ${textField(form, {
        name: 'reason',
        label: transfer.reason,
        hint: transfer.reasonHint,
        value: transfer.reasonValue,
      })}
      ${lateField(form, words)} ${form.refusal(names)}
      <button ?disabled=${form.busy}>${words.note}</button>
    </form>`;
  }

  said(): TemplateResult | typeof nothing {
    const { found, notFound } = this;
    const { words, purposes } = this.opened;
    const { transfer } = words;
    if (notFound !== undefined) return html`<p class="refused">${notFound}</p>`;
    if (!found) return nothing;
    const values = {
      purpose: purposeName(found.earmark, purposes, words),
      amount: euros(found.cents ?? 0),
      day: found.announcedAt === undefined ? '' : dayOfInstantName(found.announcedAt),
    };
    return html`<p>${fill(found.kind === 'poster' ? transfer.poster : transfer.announced, values)}</p>
      ${found.arrivedOn === undefined ? nothing : html`<p class="differs">${transfer.arrivedBefore}</p>`}
      ${
        found.thanksTo === undefined
          ? nothing
          : html`<p>${transfer.thanksTo} <a href=${`mailto:${found.thanksTo}`}>${found.thanksTo}</a></p>`
      }`;
  }
}

/** Opened for a transfer that is expected; without one for any. */
export const forTransfer = (opened: Opened, expected?: Expected): TreasuryNoteTransfer => {
  const element = new TreasuryNoteTransfer();
  element.opened = opened;
  element.reference = expected?.shown ?? '';
  return element;
};

customElements.define('treasury-note-transfer', TreasuryNoteTransfer);
