import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { GiftLife } from '../api/schema.d.ts';
import { euros, monthName, say } from '../language.ts';
import { earmarkName } from '../ledger/entries.ts';
import { moneyField, moneyIn, selectField, textField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import type { corrections as german } from '../words/de/corrections.ts';
import './gift-refunds.ts';

type CorrectionsWords = typeof german;

/** What can be put right about a gift; each is a new entry. */
export class TreasuryGiftCorrections extends LitElement {
  declare words: CorrectionsWords;
  declare life: GiftLife;
  declare changed: () => Promise<void>;
  readonly earmarking = new Form(this);
  readonly correcting = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { words, life, changed } = this;
    const isDonation = life.entries.some(({ source }) => source === 'donation');
    const isStripes = life.gift.startsWith('pi_') || life.gift.startsWith('ch_');
    return html`<section class="card noprint">
      <h2>${words.title}</h2>
      <p>${words.text}</p>
      ${
        isStripes
          ? html`<treasury-gift-refunds
              .words=${words.refund}
              .gift=${life.gift}
              .changed=${changed}
            ></treasury-gift-refunds>`
          : nothing
      }
      ${isDonation ? this.earmark() : nothing} ${this.entry()}
    </section>`;
  }

  earmark(): TemplateResult {
    const { words, life, earmarking: form } = this;
    const said = words.earmark;
    return html`<details>
      <summary>${said.title}</summary>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          const how = hows.find((one) => one === fields['how']) ?? 'letter';
          const body = {
            earmark: fields['need'] || textIn(fields, 'earmark'),
            consent: { on: textIn(fields, 'consent.on'), how },
          };
          const params = { path: { gift: life.gift }, header };
          const moved = await answered(api.POST('/v1/treasury/gifts/{gift}/earmark', { params, body }));
          await this.changed();
          const [amount, earmark] = [euros(moved.cents), earmarkName(moved.earmark)];
          const months = moved.monthsOver.map(monthName).join(', ');
          tell(
            [fill(said.moved, { amount, earmark }), months && fill(said.monthsOver, { months })]
              .filter(Boolean)
              .join(' '),
          );
        })}
      >
        <p>${said.text}</p>
        ${selectField(form, { name: 'earmark', label: said.earmark, options: Object.entries(say().earmark) })}
        ${textField(form, { name: 'need', label: said.need, required: false })}
        ${textField(form, { name: 'consent.on', label: said.on, type: 'date' })}
        ${selectField(form, { name: 'how', label: said.how, options: Object.entries(said.hows) })}
        ${form.refusal(['earmark', 'consent.on'])}
        <button ?disabled=${form.busy}>${said.act}</button>
      </form>
    </details>`;
  }

  entry(): TemplateResult {
    const { words, life, correcting: form } = this;
    const said = words.entry;
    const options = life.entries
      .filter(({ account, movement }) => account !== 'pending' && movement !== 'moved-out')
      .map(({ entry, cents }) => [entry, `${entry} (${euros(cents)})`] as const);
    return html`<details>
      <summary>${said.title}</summary>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          const cents = moneyIn(fields, 'cents') * (fields['way'] === 'less' ? -1 : 1);
          const body = { gift: life.gift, cents, reason: textIn(fields, 'reason'), late: false };
          const params = { path: { entry: textIn(fields, 'entry') }, header };
          await answered(api.POST('/v1/treasury/entries/{entry}/corrections', { params, body }));
          await this.changed();
          tell(said.done);
        })}
      >
        ${selectField(form, { name: 'entry', label: said.entry, options })}
        ${selectField(form, { name: 'way', label: said.way, options: Object.entries(said.ways) })}
        ${moneyField(form, { name: 'cents', label: said.cents })}
        ${textField(form, { name: 'reason', label: said.reason })}
        ${form.refusal(['entry', 'cents', 'reason'])}
        <button ?disabled=${form.busy}>${said.act}</button>
      </form>
    </details>`;
  }
}

const hows = ['letter', 'email', 'phone'] as const;

customElements.define('treasury-gift-corrections', TreasuryGiftCorrections);
