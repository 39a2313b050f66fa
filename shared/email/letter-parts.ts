import { html, type Html, type Piece } from '../markup.ts';

// A name of a hundred letters without a space breaks where it must, and pushes nothing off the screen.
export const breaking = 'overflow-wrap:anywhere;word-break:break-word;';
export const ink = 'color:#1e2421;';
export const soft = 'color:#58625c;';

export const paragraph = (content: Piece): Html => html`<p style="margin:0 0 16px;">${content}</p> `;

export const smallPrint = (content: Piece): Html =>
  html`<p class="soft" style="${soft}font-size:14px;line-height:21px;margin:0 0 14px;">${content}</p> `;

/** What must be read before all else. */
export const note = (content: Piece): Html =>
  html`<p
    class="note"
    style="margin:0 0 20px;padding:12px 16px;background:#fbf3d9;border:1px solid #e8d9a0;border-radius:8px;color:#4a3d0c;"
  >
    ${content}
  </p> `;

export const figure = (content: Piece): Html =>
  html`<p
    class="accent"
    style="margin:4px 0 8px;font-size:34px;line-height:42px;font-weight:600;color:#1d6a55;"
  >
    ${content}
  </p> `;

/** The one thing most readers of this letter will want to do. */
export const button = (label: string, href: string): Html => html`
  <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;">
    <tr>
      <td class="button" bgcolor="#1d6a55" style="background:#1d6a55;border-radius:8px;">
        <a
          href="${href}"
          style="display:inline-block;padding:12px 20px;color:#ffffff;font-weight:600;text-decoration:none;"
          >${label}</a
        >
      </td>
    </tr>
  </table>
`;

export const link = (label: string, href: string): Html =>
  html`<a class="accent" href="${href}" style="color:#1d6a55;">${label}</a>`;

/** What someone else wrote, in whatever script: it keeps its own direction and disturbs no neighbour's. */
export const foreign = (text: string): Html => html`<bdi dir="auto">${text}</bdi>`;

/** Somebody else's words, of several lines. */
export const quotation = (content: Piece): Html =>
  html`<blockquote
    class="line"
    dir="auto"
    style="margin:0 0 20px;padding:0 16px;border:solid #e2dccf;border-width:0 4px;"
  >
    ${content}
  </blockquote> `;

/** How rows look: the table by its style, its two columns by class and style. */
interface RowsLook {
  readonly table: string;
  readonly label: { readonly class: string; readonly width: string; readonly style: string };
  readonly value: { readonly class: string; readonly style: string };
}

/** Label and value, line by line; read out as a table with row headers. */
export const rowTable = (
  rows: readonly (readonly [label: Piece, value: Piece])[],
  { table, label: labelled, value: valued }: RowsLook,
): Html => html`
  <table
    class="line"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="${table}table-layout:fixed;"
  >
    ${rows.map(
      ([label, value]) =>
        html`<tr>
          <th
            scope="row"
            class="${labelled.class} line"
            width="${labelled.width}"
            style="${labelled.style}font-weight:400;${rowLine}"
          >
            ${label}
          </th>
          <td class="${valued.class} line" style="${valued.style}${rowLine}">${value}</td>
        </tr> `,
    )}
  </table>
`;

const rowLine = 'line-height:21px;vertical-align:top;border-top:1px solid #e2dccf;';

/** What a letter is about, in figures and names. */
export const factTable = (rows: readonly (readonly [label: string, value: Piece])[]): Html =>
  rowTable(rows, {
    table: 'margin:0 0 20px;border-bottom:1px solid #e2dccf;',
    label: {
      class: 'soft',
      width: '36%',
      style: `${soft}width:36%;font-size:14px;text-align:left;padding:8px 12px 8px 0;`,
    },
    value: { class: 'ink', style: `${ink}${breaking}font-size:15px;padding:8px 0;` },
  });

/** A part of the letter that stands on its own. */
export const panel = (title: Piece, content: Piece): Html => html`
  <table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="margin:8px 0 24px;table-layout:fixed;"
  >
    <tr>
      <td
        class="panel ink"
        style="${ink}${breaking}padding:18px 18px 4px;background:#f7f5f0;border:1px solid #e2dccf;border-radius:8px;"
      >
        <h2 class="ink" style="${ink}margin:0 0 10px;font-size:17px;line-height:24px;font-weight:600;">
          ${title}
        </h2>
        ${content}
      </td>
    </tr>
  </table>
`;
