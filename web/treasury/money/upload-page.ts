import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { countedIn, euros, say, whole } from '../language.ts';
import { sheetFields } from '../needs/sheet-form.ts';
import { selectField } from '../parts/fields.ts';
import { SheetPage } from '../parts/sheet-page.ts';
import { linesOf } from '../parts/sheet-text.ts';
import { addressOf } from '../shell/router.ts';
import { FeeSending } from './fee-sending.ts';
import {
  type FeeSheet,
  type FeeSheetWords,
  newFees,
  readFeeSheet,
  rowsTable,
  summaryOf,
} from './fee-sheet.ts';
import { lateField } from './noting-fields.ts';

interface Read {
  readonly text: string;
  readonly sheet: FeeSheet;
}

/** Membership fees from a spreadsheet: pasted or chosen, looked at, corrected, and taken over some at a time. */
export class UploadPage extends SheetPage<FeeSheetWords, Read, FeeSending> {
  async readText(text: string): Promise<Read> {
    return { text, sheet: await readFeeSheet(this.parameter('campaign'), text) };
  }

  content(_data: true, words: FeeSheetWords): TemplateResult {
    const { read, sending } = this;
    const back = addressOf('/money/{campaign}', { campaign: this.parameter('campaign') });
    return html`<div class="stack">
      <p class="noprint"><a href=${back}>${words.back}</a></p>
      ${sending ? this.sent(sending) : html`${this.form()} ${read ? this.readOf(read) : nothing}`}
    </div>`;
  }

  form(): TemplateResult {
    const { words, checking, text } = this;
    return html`<form class="form sheet" @submit=${this.check}>
      <p>${words.howTo}</p>
      <p class="soft">${words.example}</p>
      ${sheetFields(checking, words, text, this.choose)} ${checking.refusal(['text'])}
      <div class="row">
        <button class=${this.read ? 'quiet' : ''} ?disabled=${checking.busy}>${words.preview}</button>
        <span class="soft">${words.previewHint}</span>
      </div>
    </form>`;
  }

  readonly check = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await this.checkText(this.typed());
  };

  readOf({ text, sheet }: Read): TemplateResult {
    const { words, checking, taking } = this;
    const fees = newFees(sheet);
    const wrong = sheet.counts.refused;
    return html`<section class="card">
      <h2 id="read" tabindex="-1">${words.readTitle}</h2>
      ${summaryOf(sheet, words)}
      ${
        fees.length === 0
          ? nothing
          : html`<form
              class="form"
              @submit=${taking.submit(async ({ earmark = 'free', late }) => {
                const terms = { earmark, late: late !== undefined };
                this.sending = new FeeSending(this.parameter('campaign'), fees, terms);
                void this.goOn(this.sending);
              })}
            >
              ${selectField(taking, { name: 'earmark', label: words.earmark, options: Object.entries(say().earmark) })}
              ${lateField(taking, words)}
              <div class="row">
                <button ?disabled=${checking.busy}>${countedIn(words.take, fees.length)}</button>
                ${wrong === 0 ? nothing : html`<span class="soft">${countedIn(words.without, wrong)}</span>`}
              </div>
            </form>`
      }
      <form class="stack" @submit=${async (event: SubmitEvent) => this.correct(event, text)}>
        ${rowsTable(sheet, linesOf(text), words)}
        ${wrong === 0 ? nothing : html`<p><button class="quiet" ?disabled=${checking.busy}>${words.again}</button></p>`}
      </form>
    </section>`;
  }

  sent(sending: FeeSending): TemplateResult {
    const { words, taking } = this;
    const { done, all, cents, isDone } = sending;
    const count = { done: whole(done), all: whole(all) };
    if (isDone) {
      const back = addressOf('/money/{campaign}', { campaign: this.parameter('campaign') });
      return html`<section class="card">
        <h2 id="sent" tabindex="-1">${words.doneTitle}</h2>
        <p class="most">${countedIn(words.doneSum, done)}, ${fill(words.sum, { amount: euros(cents) })}</p>
        <p class="row">
          <a class="button" href=${back}>${words.see}</a>
          <button type="button" class="quiet" @click=${this.startAgain}>${words.next}</button>
        </p>
      </section>`;
    }
    return html`<section class="card">
      <h2>${words.progress}</h2>
      <progress max=${all} .value=${done} aria-label=${words.progress}></progress>
      <p>${fill(words.ofAll, count)}</p>
      ${
        taking.refused
          ? html`${taking.refusal()}
              <p>${fill(words.broken, count)}</p>
              <p class="row">
                <button type="button" @click=${async () => this.goOn(sending)}>${words.goOn}</button>
                <button type="button" class="quiet" @click=${async () => this.checkAgain()}>
                  ${words.lookAgain}
                </button>
              </p>`
          : nothing
      }
    </section>`;
  }
}

customElements.define('treasury-upload', UploadPage);
