import { html, LitElement, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { Grant } from '../api/schema.d.ts';
import { euros } from '../language.ts';
import { lateField } from '../money/noting-fields.ts';
import { typedAmount } from '../needs/plan.ts';
import { moneyField, moneyIn, textField, textIn } from '../parts/fields.ts';
import { type Fields, Form, type Once } from '../parts/form.ts';
import { refusalOf, sentenceOf } from '../parts/refusal.ts';
import { type GrantsWords, purposeName, type Tranche, trancheCents } from './grant.ts';
import { purposesIn } from './grant-rows.ts';
import { splitIn } from './grant-terms.ts';

const receive = async ({ campaign, grant }: Grant, { tranche }: Tranche, header: Once, body: Received) =>
  answered(
    api.POST('/v1/treasury/campaigns/{campaign}/grants/{grant}/tranches/{tranche}/receive', {
      params: { path: { campaign, grant, tranche }, header },
      body,
    }),
  );

interface Received {
  readonly day: string;
  readonly cents: number;
  readonly split?: { earmark: string; cents: number }[];
  readonly late: boolean;
}

/** A tranche that stands on the account, as it was planned or split in another way. Ends with `outcome`. */
export class TreasuryReceiveTranche extends LitElement {
  declare words: GrantsWords;
  declare grant: Grant;
  declare tranche: Tranche;
  declare today: string;
  outcome: Awaited<ReturnType<typeof receive>> | undefined;
  readonly form = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  readonly send = async (fields: Fields, once: Once): Promise<void> => {
    const purposes = purposesIn(this.tranche);
    const isSplit = purposes.some((earmark) => fields[`split.${earmark}`]);
    this.outcome = await receive(this.grant, this.tranche, once, {
      day: textIn(fields, 'day'),
      cents: moneyIn(fields, 'cents'),
      ...(isSplit && { split: splitIn(fields, 'split', purposes) }),
      late: fields['late'] !== undefined,
    });
    this.dispatchEvent(new CustomEvent('done', { detail: true, bubbles: true }));
  };

  protected override render(): TemplateResult {
    const { words, tranche, today, form } = this;
    const { receiving, fields } = words;
    const purposes = purposesIn(tranche);
    const names = ['day', 'cents', 'late', ...purposes.map((earmark) => `split.${earmark}`)];
    const splitRefused = form.refused?.field === 'split';
    return html`<form class="form" novalidate @submit=${form.submit(this.send)}>
      <p>${fill(receiving.text, { amount: euros(trancheCents(tranche)) })}</p>
      ${textField(form, { name: 'day', label: receiving.day, type: 'date', value: today })}
      ${moneyField(form, {
        name: 'cents',
        label: fields.cents,
        value: typedAmount(trancheCents(tranche)),
      })}
      <details ?open=${form.refused?.field?.startsWith('split') ?? false}>
        <summary>${receiving.split}</summary>
        <p class="soft">${receiving.splitHint}</p>
        <div class="form">
          ${purposes.map((earmark) =>
            textField(form, {
              name: `split.${earmark}`,
              label: fill(fields.centsFor, { purpose: purposeName(earmark, words) }),
              mode: 'decimal',
              required: false,
            }),
          )}
          ${splitRefused && form.refused ? refusalOf(sentenceOf(form.refused)) : ''}
        </div>
      </details>
      ${lateField(form, words)} ${splitRefused ? '' : form.refusal(names)}
      <p class="soft">${receiving.lasting}</p>
      <button ?disabled=${form.busy}>${receiving.act}</button>
    </form>`;
  }
}

customElements.define('treasury-receive-tranche', TreasuryReceiveTranche);
