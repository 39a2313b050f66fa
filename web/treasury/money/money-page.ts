import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { euros, monthName, say } from '../language.ts';
import { Page } from '../page.ts';
import { askIn } from '../parts/dialog.ts';
import { Form } from '../parts/form.ts';
import { tableOf } from '../parts/table.ts';
import { tell } from '../shell/messages.ts';
import { addressOf } from '../shell/router.ts';
import { isDone } from '../needs/plan.ts';
import { feesOf } from './fees.ts';
import {
  type Expected,
  mayReceive,
  type Money,
  type MoneyWords,
  type NotedSum,
  type Opened,
  readFees,
  readMoney,
  readTransfers,
} from './money.ts';
import { TreasuryNoteCash } from './note-cash.ts';
import { TreasuryNoteFee } from './note-fee.ts';
import { forTransfer } from './note-transfer.ts';
import { dayInBerlin, purposesOf } from './noting-fields.ts';
import { transfersOf } from './transfers.ts';

const sources = ['donation', 'membership', 'grant', 'event'] as const;

/** What came in from the four sources, what is expected, and the forms for what a person notes by hand. */
export class MoneyPage extends Page<MoneyWords, Money> {
  readonly doing = new Form(this);

  heading(): string {
    return this.words.title;
  }

  async load(): Promise<Money> {
    const asked = this.where.query.get('fees') ?? '';
    const fees = /^\d{4}-(?:0[1-9]|1[0-2])$/.test(asked) ? asked : this.me.month;
    return readMoney(this.parameter('campaign'), this.me.month, fees);
  }

  get mayReceive(): boolean {
    return mayReceive(this.me, this.parameter('campaign'));
  }

  content(money: Money, words: MoneyWords): TemplateResult {
    return html`<div class="stack">
      ${this.mayReceive ? this.buttons(money) : nothing} ${this.doing.refusal()}
      <div class="columns">
        <div class="stack">${this.received(money)} ${this.granted(money)}</div>
        <div class="stack">
          ${transfersOf(money.transfers, this.opened(money), {
            mayReceive: this.mayReceive,
            arrived: async (transfer) => this.noteTransfer(money, transfer),
            more: async () => this.moreTransfers(money),
            busy: this.doing.busy,
          })}
          ${feesOf(money, words, {
            thisMonth: this.me.month,
            campaign: this.parameter('campaign'),
            more: async () => this.moreFees(money),
            busy: this.doing.busy,
          })}
        </div>
      </div>
    </div>`;
  }

  opened({ view }: Money): Opened {
    const { words } = this;
    return {
      words,
      campaign: this.parameter('campaign'),
      thisMonth: this.me.month,
      today: dayInBerlin(view.asOf),
      purposes: purposesOf(view, words),
    };
  }

  buttons(money: Money): TemplateResult {
    const { words } = this;
    const campaign = this.parameter('campaign');
    return html`<div class="row noprint">
      <button type="button" @click=${async () => this.noteFee(money)}>${words.noteFee}</button>
      <button type="button" @click=${async () => this.noteTransfer(money)}>${words.noteTransfer}</button>
      <button type="button" @click=${async () => this.noteCash(money)}>${words.noteCash}</button>
      <a class="button quiet" href=${addressOf('/money/{campaign}/upload', { campaign })}>${words.upload}</a>
    </div>`;
  }

  received({ view }: Money): TemplateResult {
    const { words } = this;
    const campaign = this.parameter('campaign');
    const { month, receivedCents, receivedBySource } = view;
    return html`<section class="card">
      <h2>${fill(words.received, { month: monthName(month) })}</h2>
      ${tableOf(
        words.bySource,
        [
          {
            title: words.source,
            cell: (source) =>
              html`<a href=${addressOf('/ledger', {}, { campaign, source })}>${say().source[source]}</a>`,
            foot: say().sum,
          },
          {
            title: words.amount,
            figure: true,
            cell: (source) => euros(receivedBySource[source]),
            foot: euros(receivedCents),
          },
        ],
        sources,
        { unseenCaption: true },
      )}
      <p>
        <a href=${addressOf('/month/{campaign}/{month}', { campaign, month })}
          >${fill(words.toMonth, { month: monthName(month) })}</a
        >
      </p>
    </section>`;
  }

  granted({ committedCents, grants }: Money): TemplateResult {
    const { words } = this;
    const address = addressOf('/grants/{campaign}', { campaign: this.parameter('campaign') });
    return html`<section class="card">
      <h2>${words.grants.title}</h2>
      ${
        grants === 0
          ? html`<p>${words.grants.nothing}</p>`
          : html`<p class="between"><span>${words.grants.committed}</span><b>${euros(committedCents)}</b></p>
              <p class="soft">${words.grants.apart}</p>`
      }
      <p><a href=${address}>${grants === 0 && this.mayReceive ? words.grants.add : words.grants.all}</a></p>
    </section>`;
  }

  async noteFee(money: Money): Promise<void> {
    const element = new TreasuryNoteFee();
    element.opened = this.opened(money);
    await this.note(this.words.noteFee, element);
  }

  async noteCash(money: Money): Promise<void> {
    const element = new TreasuryNoteCash();
    element.opened = this.opened(money);
    await this.note(this.words.noteCash, element);
  }

  async noteTransfer(money: Money, expected?: Expected): Promise<void> {
    await this.note(this.words.noteTransfer, forTransfer(this.opened(money), expected));
  }

  async note(title: string, element: HTMLElement & { readonly noted: NotedSum | undefined }): Promise<void> {
    await askIn(title, element, isDone);
    const { noted } = element;
    if (!noted) return;
    await this.begin();
    tell(fill(this.words.noted, { amount: euros(noted.cents), month: monthName(noted.month) }));
  }

  async moreFees(money: Money): Promise<void> {
    await this.doing.send(async () => {
      const next = await readFees(this.parameter('campaign'), money.feesOf, money.fees.next);
      this.data = { ...money, fees: { ...next, fees: [...money.fees.fees, ...next.fees] } };
    });
  }

  async moreTransfers(money: Money): Promise<void> {
    await this.doing.send(async () => {
      const next = await readTransfers(this.parameter('campaign'), money.transfers.next);
      const transfers = [...money.transfers.transfers, ...next.transfers];
      this.data = { ...money, transfers: { ...next, transfers } };
    });
  }
}

customElements.define('treasury-money', MoneyPage);
