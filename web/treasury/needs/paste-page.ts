import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { countedIn, whole } from '../language.ts';
import { mayDo } from '../me.ts';
import { yearOf } from '../months.ts';
import { SheetPage } from '../parts/sheet-page.ts';
import { linesOf } from '../parts/sheet-text.ts';
import { addressOf } from '../shell/router.ts';
import { linesTable, summaryOf } from './read-sheet.ts';
import { Sending } from './sending.ts';
import { sentSheet, sheetOnItsWay } from './sent-sheet.ts';
import {
  type PastedWords,
  type Preview,
  previewOf,
  readSheet,
  type Sheet,
  type SheetAnswers,
} from './sheet.ts';
import { sheetForm } from './sheet-form.ts';

/** What was read, of which text, and how it is drawn. */
interface Read {
  readonly text: string;
  readonly sheet: Sheet;
  readonly preview: Preview;
}

/** Needs from a spreadsheet: pasted, looked at, corrected, and taken over some at a time. */
export class PastePage extends SheetPage<PastedWords, Read, Sending> {
  answers: SheetAnswers = {};

  async readText(text: string): Promise<Read> {
    const sheet = await readSheet(this.parameter('campaign'), text, this.answers);
    return { text, sheet, preview: previewOf(sheet) };
  }

  get year(): string {
    const asked = this.where.query.get('year') ?? '';
    return /^20\d\d$/.test(asked) ? asked : yearOf(this.me.month);
  }

  content(_data: true, words: PastedWords): TemplateResult {
    const { read, sending } = this;
    const campaign = this.parameter('campaign');
    if (!mayDo(this.me, 'plan', campaign)) return html`<p>${words.mayNot}</p>`;
    return html`<div class="stack">
      <p class="noprint">
        <a href=${addressOf('/needs/{campaign}/{year}', { campaign, year: this.year })}
          >${fill(words.back, { year: this.year })}</a
        >
      </p>
      ${sending ? this.sent(sending) : html`${this.form()} ${read ? this.readOf(read) : nothing}`}
    </div>`;
  }

  form(): TemplateResult {
    const { words, checking, text, check, choose } = this;
    const first = Number(yearOf(this.me.month)) - 2;
    const years = Array.from({ length: 8 }, (_, at) => String(first + at));
    const year = String(this.answers.year ?? this.year);
    return sheetForm(checking, words, { text, year, years }, { check, choose });
  }

  readonly check = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await this.checkWith({ year: Number(this.querySelector('select')?.value) });
  };

  /** Reads what is typed anew, with other answers to what can be read in two ways. */
  async checkWith(answers: SheetAnswers): Promise<void> {
    if (this.checking.busy) return;
    this.answers = answers;
    await this.checkText(this.typed());
  }

  readOf(read: Read): TemplateResult {
    const { words, checking, taking, answers } = this;
    const { sheet, preview } = read;
    const rows = sheet.rows.filter(({ outcome }) => outcome !== 'same');
    const { allWrong } = preview;
    const isCut = preview.rows < sheet.rows.length || preview.wrong < allWrong;
    return html`<section class="card">
      <h2 id="read" tabindex="-1">${words.readTitle}</h2>
      ${summaryOf(sheet, preview, words, async () =>
        this.checkWith({ ...answers, ambiguousAs: 'thousands' }),
      )}
      ${taking.refusal()}
      ${
        rows.length === 0
          ? html`<p>${allWrong === 0 && sheet.rows.length > 0 ? words.nothingNew : nothing}</p>`
          : html`<div class="row">
              <button type="button" ?disabled=${checking.busy} @click=${async () => this.take(read)}>
                ${countedIn(words.take, rows.length)}
              </button>
              ${allWrong === 0 ? nothing : html`<span class="soft">${countedIn(words.without, allWrong)}</span>`}
            </div>`
      }
      <form class="stack" @submit=${async (event: SubmitEvent) => this.correct(event, read.text)}>
        ${
          isCut
            ? html`<p class="soft">
                ${fill(words.shownSome, {
                  rows: whole(preview.rows),
                  all: whole(sheet.rows.length),
                  wrong: whole(preview.wrong),
                  allWrong: whole(allWrong),
                })}
              </p>`
            : nothing
        }
        ${allWrong === 0 || !read.text.includes('\t') ? nothing : html`<p class="soft">${words.bar}</p>`}
        <div class="lines">${linesTable(preview, linesOf(read.text), words)}</div>
        ${
          allWrong === 0
            ? nothing
            : html`<p><button class="quiet" ?disabled=${checking.busy}>${words.again}</button></p>`
        }
      </form>
    </section>`;
  }

  async take({ sheet }: Read): Promise<void> {
    const rows = sheet.rows.filter(({ outcome }) => outcome !== 'same');
    this.sending = new Sending(this.parameter('campaign'), rows);
    await this.goOn(this.sending);
  }

  sent(sending: Sending): TemplateResult {
    const { words, taking, read } = this;
    if (sending.isDone && read)
      return sentSheet(sending, read.sheet, this.parameter('campaign'), words, this.startAgain);
    return sheetOnItsWay(sending, taking, words, {
      goOn: async () => this.goOn(sending),
      checkAgain: async () => this.checkAgain(),
    });
  }
}

customElements.define('treasury-paste', PastePage);
