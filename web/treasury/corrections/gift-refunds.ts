import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { OrderedRefund } from '../api/schema.d.ts';
import { euros, momentName } from '../language.ts';
import { confirmed } from '../parts/dialog.ts';
import { moneyField, moneyIn, textField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import type { corrections as german } from '../words/de/corrections.ts';

const readRefunds = async (gift: string) =>
  answered(api.GET('/v1/treasury/gifts/{gift}/refunds', { params: { path: { gift } } }));

/** What of a gift can go back, what was ordered, and who still must agree. */
export class TreasuryGiftRefunds extends LitElement {
  declare words: (typeof german)['refund'];
  declare gift: string;
  declare changed: () => Promise<void>;
  refunds: Awaited<ReturnType<typeof readRefunds>> | undefined;
  readonly reading = new Form(this);
  readonly ordering = new Form(this);
  readonly deciding = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  async read(): Promise<void> {
    await this.reading.send(async () => {
      this.refunds = await readRefunds(this.gift);
    });
  }

  protected override render(): TemplateResult {
    const { words, refunds, ordering: form } = this;
    const said = words;
    if (!refunds) return html`${this.reading.refusal()}`;
    const { leftCents, confirmAboveCents, orders } = refunds;
    return html`<details>
        <summary>${said.title}</summary>
        ${
          leftCents <= 0
            ? html`<p>${said.nothing}</p>`
            : html`<form
                class="form"
                @submit=${form.submit(async (fields, header) => {
                  const body = { cents: moneyIn(fields, 'cents'), reason: textIn(fields, 'reason') };
                  const amount = euros(body.cents);
                  if (!(await confirmed(fill(said.sure, { amount }), said.text, said.act))) return;
                  const params = { path: { gift: this.gift }, header };
                  const order = await answered(
                    api.POST('/v1/treasury/gifts/{gift}/refunds', { params, body }),
                  );
                  await this.again();
                  tell(fill(order.state === 'asked' ? said.asked : said.ordered, { amount }));
                })}
              >
                <p>${fill(said.left, { amount: euros(leftCents) })} ${said.text}</p>
                <p>${fill(said.above, { amount: euros(confirmAboveCents) })}</p>
                ${moneyField(form, { name: 'cents', label: said.cents })}
                ${textField(form, { name: 'reason', label: said.reason })}
                ${form.refusal(['cents', 'reason'])}
                <button ?disabled=${form.busy}>${said.act}</button>
              </form>`
        }
      </details>
      ${
        orders.length === 0
          ? nothing
          : html`<h3>${said.orders}</h3>
              ${this.deciding.refusal()}
              <ul class="list">
                ${orders.map((order) => this.order(order))}
              </ul>`
      }`;
  }

  order(order: OrderedRefund): TemplateResult {
    const said = this.words;
    const { cents, reason, state, orderedBy, orderedAt } = order;
    const button = (act: keyof typeof acts, called: string, quiet = false): TemplateResult =>
      html`<button
        type="button"
        class=${quiet ? 'quiet' : ''}
        ?disabled=${this.deciding.busy}
        @click=${async () => this.decide(act, order)}
      >
        ${called}<span class="unseen"> ${euros(cents)}</span>
      </button>`;
    return html`<li>
      <p>
        <b>${euros(cents)}</b>: ${reason} (${fill(said.by, { name: orderedBy })}, ${momentName(orderedAt)}).
        ${said.states[state]}
      </p>
      <p class="row">
        ${state === 'asked' ? html`${button('confirm', said.confirm)} ${button('reject', said.reject, true)}` : nothing}
        ${state === 'refused' ? html`${button('retry', said.retry)} ${button('reject', said.reject, true)}` : nothing}
      </p>
    </li>`;
  }

  async decide(act: keyof typeof acts, { order }: OrderedRefund): Promise<void> {
    await this.deciding.send(async () => {
      await acts[act](order, this.deciding.keyFor(`${act} ${order}`));
      await this.again();
      tell(this.words.done);
    });
  }

  async again(): Promise<void> {
    await this.read();
    await this.changed();
  }
}

type Key = ReturnType<Form['keyFor']>;
const acts = {
  confirm: async (refundOrder: string, header: Key) =>
    answered(
      api.POST('/v1/treasury/refund-orders/{refundOrder}/confirm', {
        params: { path: { refundOrder }, header },
      }),
    ),
  reject: async (refundOrder: string, header: Key) =>
    answered(
      api.POST('/v1/treasury/refund-orders/{refundOrder}/reject', {
        params: { path: { refundOrder }, header },
      }),
    ),
  retry: async (refundOrder: string, header: Key) =>
    answered(
      api.POST('/v1/treasury/refund-orders/{refundOrder}/retry', {
        params: { path: { refundOrder }, header },
      }),
    ),
} as const;

customElements.define('treasury-gift-refunds', TreasuryGiftRefunds);
