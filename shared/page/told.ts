import type { Saying, Told } from '../domain/telling.ts';
import { html, type Html, type Piece } from '../markup.ts';
import { markdownHtml } from '../markup/markdown.ts';

/** What a letter to supporters says, on a page: without a style of its own in any tag. */
export const toldOnPage = (told: readonly Told[]): Html => html`${told.map(piece)}`;

const piece = (told: Told): Html => {
  switch (told.told) {
    case 'heading':
      return told.level === 2 ? html`<h2>${said(told.text)}</h2> ` : html`<h3>${said(told.text)}</h3> `;
    case 'sentence':
      return html`<p>${said(told.text)}</p> `;
    case 'aside':
      return html`<p class="soft">${said(told.text)}</p> `;
    case 'bar':
      // The words before it say the same.
      return html`<progress aria-hidden="true" max="100" value="${told.percent}"></progress> `;
    case 'list':
      return html`<ul>
        ${told.items.map((item) => html`<li>${said(item)}</li> `)}
      </ul> `;
    case 'rows':
      return html`<table>
        <tbody>
          ${told.rows.map(
            ([label, value]) =>
              html`<tr>
                <th scope="row">${said(label)}</th>
                <td>${value}</td>
              </tr> `,
          )}
        </tbody>
      </table> `;
    case 'button':
      return html`<p><a class="button" href="${told.href}">${told.label}</a></p> `;
    case 'link':
      return html`<p><a href="${told.href}">${told.label}</a></p> `;
    case 'markdown':
      return html`<div lang="${told.language}" dir="auto">${markdownHtml(told.source)}</div> `;
    case 'typed':
      return html`<p class="typed" lang="${told.language}" dir="auto">${told.source}</p> `;
    case 'picture':
      return html`<p lang="${told.language}" dir="auto">
        <img
          src="${told.src}"
          alt="${told.alternative}"
          width="${told.widthPixels}"
          height="${told.heightPixels}"
        />
      </p> `;
  }
};

const said = (saying: Saying): Piece =>
  typeof saying === 'string'
    ? saying
    : html`<bdi lang="${saying.language ?? 'de'}" dir="auto">${saying.theirs}</bdi>${saying.ours}`;
