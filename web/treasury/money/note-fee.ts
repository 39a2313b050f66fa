import { html, LitElement, type TemplateResult } from 'lit';
import { answered, api } from '../api/client.ts';
import { monthAfter, yearOf } from '../months.ts';
import { moneyField, moneyIn, monthField, textField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import type { NotedSum, Opened } from './money.ts';
import { dayField, earmarkField, lateField } from './noting-fields.ts';

const names = ['member', 'month', 'through', 'day', 'cents', 'earmark', 'late'] as const;

/** What a member paid, for one month or in one sum for several. */
export class TreasuryNoteFee extends LitElement {
  declare opened: Opened;
  noted: NotedSum | undefined;
  readonly form = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { form } = this;
    const { words, campaign, thisMonth, today, purposes } = this.opened;
    const { fields } = words;
    const months = {
      from: `${Number(yearOf(thisMonth)) - 1}-01`,
      through: monthAfter(`${yearOf(thisMonth)}-12`, 12),
      value: thisMonth,
    };
    return html`<form
      class="form"
      novalidate
      @submit=${form.submit(async (typed, header) => {
        const [month, through] = [textIn(typed, 'month'), textIn(typed, 'through')];
        const body = {
          member: textIn(typed, 'member'),
          month,
          ...(through !== month && { through }),
          day: textIn(typed, 'day'),
          cents: moneyIn(typed, 'cents'),
          earmark: textIn(typed, 'earmark'),
          late: typed['late'] !== undefined,
        };
        const params = { path: { campaign }, header };
        const answer = await answered(
          api.POST('/v1/treasury/campaigns/{campaign}/membership-fees', { params, body }),
        );
        this.noted = { cents: answer.cents, month: answer.fees[0]?.day.slice(0, 7) ?? thisMonth };
        this.dispatchEvent(new CustomEvent('done', { detail: true, bubbles: true }));
      })}
    >
      ${textField(form, { name: 'member', label: fields.member, hint: fields.memberHint })}
      ${monthField(form, { name: 'month', label: fields.month, ...months })}
      ${monthField(form, { name: 'through', label: fields.through, hint: fields.throughHint, ...months })}
      ${dayField(form, words, today)} ${moneyField(form, { name: 'cents', label: fields.cents })}
      ${earmarkField(form, words, purposes)} ${lateField(form, words)} ${form.refusal(names)}
      <button ?disabled=${form.busy}>${words.note}</button>
    </form>`;
  }
}

customElements.define('treasury-note-fee', TreasuryNoteFee);
