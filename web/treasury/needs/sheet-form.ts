import { html, type TemplateResult } from 'lit';
import { say } from '../language.ts';
import { areaField, selectField } from '../parts/fields.ts';
import type { Form } from '../parts/form.ts';
import type { PastedWords } from './sheet.ts';

/** Where a sheet is pasted or chosen. @param years that months without one may mean */
export const sheetForm = (
  form: Form,
  words: PastedWords,
  { text, year, years }: { readonly text: string; readonly year: string; readonly years: readonly string[] },
  doing: {
    readonly check: (event: SubmitEvent) => Promise<void>;
    readonly choose: (event: Event) => Promise<void>;
  },
): TemplateResult =>
  html`<form class="form sheet" @submit=${doing.check} @paste=${pasteAtOnce}>
    <p>${words.howTo}</p>
    <details>
      <summary>${words.forms}</summary>
      <ul>
        <li>${words.long}</li>
        <li>${words.wide}</li>
        <li>${words.sums}</li>
      </ul>
    </details>
    ${sheetFields(form, words, text, doing.choose)}
    ${selectField(form, {
      name: 'year',
      label: words.year,
      value: year,
      options: years.map((one) => [one, one] as const),
    })}
    ${form.refusal(['text', 'year'])}
    <div class="row">
      <button ?disabled=${form.busy}>${words.preview}</button>
      <span class="soft">${words.previewHint}</span>
    </div>
  </form>`;

/** Where a sheet is pasted as text, or taken from a file; one on a page. */
export const sheetFields = (
  form: Form,
  words: Readonly<Record<'text' | 'file' | 'fileHint', string>>,
  text: string,
  choose: (event: Event) => Promise<void>,
): TemplateResult =>
  html`${areaField(form, { name: 'text', label: words.text, value: text, rows: 10 })}
    <div class="field">
      <label for="sheet-file">${words.file} <span class="soft">${say().optional}</span></label>
      <p class="soft" id="sheet-file-hint">${words.fileHint}</p>
      <input
        id="sheet-file"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        aria-describedby="sheet-file-hint"
        @change=${choose}
      />
    </div>`;

/** Some hundred lines; below it nobody notices, and a browser's own way can be undone. */
const longPaste = 20_000;

/** Browsers put pasted text into a field line by line: with ten thousand lines the page stands still for seconds. */
const pasteAtOnce = (event: ClipboardEvent): void => {
  const { target: field, clipboardData } = event;
  const text = clipboardData?.getData('text/plain') ?? '';
  if (text.length < longPaste || !(field instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
};
