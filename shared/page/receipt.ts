import type { ReceiptSnapshot } from '../domain/receipt.ts';
import { type Annex, annexOf, type Passage, passagesOf } from '../domain/receipt-passages.ts';
import { html, type Html } from '../markup.ts';
import type { PageOfOurs } from './layout.ts';

/**
 * A receipt to be read on a screen or read aloud: the same words in the same order as the document, made of the same
 * passages. In German, as the document is; what counts for the tax office is the document.
 *
 * @param ways links above it (back, to the document), in the language of whoever reads
 */
export const receiptPage = (snapshot: ReceiptSnapshot, ways?: Html): PageOfOurs => {
  const { number, code, replaces } = snapshot;
  const annex = annexOf(snapshot);
  return {
    language: 'de',
    title: `Zuwendungsbestätigung ${number}`,
    style,
    content: html`<main>
      ${ways && html`<div class="noprint">${ways}</div>`}
      <article class="card receipt">
        ${passagesOf(snapshot).map(passageIn)}
        <p class="soft">
          Nr.
          ${number}${replaces !== undefined && html` · ersetzt die zurückgenommene Bestätigung Nr. ${replaces}`}
          · Prüfcode ${code}
        </p>
      </article>
      ${annex && annexIn(annex, number)}
    </main>`,
  };
};

const passageIn = (passage: Passage): Html => {
  switch (passage.passage) {
    case 'issuer':
    case 'donor':
      return html`<dl>
        <dt>${passage.label}</dt>
        <dd>
          ${passage.lines.map((line, index) => (index === 0 ? html`<b>${line}</b>` : html`<br />${line}`))}
        </dd>
      </dl>`;
    case 'title':
      return html`<h1>${passage.text}</h1>
        <p>${passage.law}</p>`;
    case 'amount':
      return html`<dl class="fields">
        ${passage.fields.map(
          ({ label, value }) =>
            html`<div>
              <dt>${label}</dt>
              <dd><b>${value}</b></dd>
            </div>`,
        )}
      </dl>`;
    case 'waiver':
      return html`<p>
        ${passage.text} <span class="choice">Ja ${tick(passage.waived)}</span>
        <span class="choice">Nein ${tick(!passage.waived)}</span>
      </p>`;
    case 'not-a-fee':
      return html`<p>${passage.head}<br />${tick(true)} ${passage.text}</p>`;
    case 'signature':
      return html`<p class="signed">
        ${passage.place}${passage.signatory !== undefined && html`<br />${passage.signatory}`}<br />
        <small>${passage.label}</small>
      </p>`;
    case 'liability':
      return html`<h2>${passage.head}</h2>
        <p>${passage.text}</p>`;
    case 'notice':
    case 'use':
    case 'no-others':
    case 'waiver-in-annex':
    case 'validity':
    case 'machine':
      return html`<p>${passage.text}</p>`;
  }
};

const tick = (ticked: boolean): Html =>
  html`<span role="img" aria-label="${ticked ? 'angekreuzt' : 'nicht angekreuzt'}"
    >${ticked ? '☒' : '☐'}</span
  >`;

const annexIn = ({ title, columns, rows, total }: Annex, number: string): Html =>
  html`<section class="card receipt" aria-labelledby="annex">
    <h2 id="annex">${title}</h2>
    <p>zur Bestätigung Nr. ${number}</p>
    <div class="wide" role="region" aria-labelledby="annex" tabindex="0">
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((value) => html`<td>${value}</td>`)}
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="3">${total.label}</th>
            <td><b>${total.amount}</b></td>
          </tr>
        </tfoot>
      </table>
    </div>
  </section>`;

const style = `
.receipt h1{font-size:1.35rem;margin:1.25rem 0 .25rem;hyphens:auto}
.receipt h2{font-size:1rem;margin:1.25rem 0 0}
.receipt h2+p{margin-top:.25rem}
.receipt dl{margin:0 0 1rem}
.receipt dt,.receipt small{color:var(--soft);font-size:.875rem}
.receipt dd{margin:0}
.receipt .fields{border:1px solid var(--line);border-radius:.4rem}
.receipt .fields>div{padding:.4rem .6rem;border-bottom:1px solid var(--line)}
.receipt .fields>div:last-child{border:0}
.choice{white-space:nowrap;margin-inline-start:.75rem}
.signed small{display:block;border-top:1px solid var(--edge)}
.wide{overflow-x:auto}
.receipt table{border-collapse:collapse;width:100%;overflow-wrap:normal}
.receipt th,.receipt td{text-align:start;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--line)}
.receipt thead th{font-size:.875rem}
.receipt th:last-child,.receipt td:last-child{text-align:end;white-space:nowrap}
@media print{.receipt+.receipt{break-before:page}}
`;
