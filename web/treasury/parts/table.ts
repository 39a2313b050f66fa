import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { ref } from 'lit/directives/ref.js';
import { fill } from '../../../shared/words/fill.ts';
import { say } from '../language.ts';

type Cell = TemplateResult | string | number | typeof nothing;

interface Column<Row> {
  readonly title: Cell;
  /** Figures stand to the right, digit below digit. */
  readonly figure?: true;
  readonly cell: (row: Row) => Cell;
  /** What the last line says below the column. */
  readonly foot?: Cell;
}

/** Only what really rolls is a stop for the keyboard, and says so to screen readers. */
const reach = (region: HTMLElement): void => {
  const rolls = region.scrollWidth > region.clientWidth;
  if (rolls) {
    region.tabIndex = 0;
    region.setAttribute('role', 'group');
    region.setAttribute('aria-label', region.dataset['name'] ?? '');
  } else for (const name of ['tabindex', 'role', 'aria-label']) region.removeAttribute(name);
};

const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const region = target.closest<HTMLElement>('.rolls');
    if (region) reach(region);
  }
});

/** A table grows by its rows as well as by the window. */
const watch = (region: Element | undefined): void => {
  if (!region) return;
  watcher.observe(region);
  const table = region.querySelector('table');
  if (table) watcher.observe(table);
};

/**
 * A table. Its first column names each row. Where it is wider than the screen it rolls in a region of its own, which
 * the keyboard reaches (WCAG 2.2, 1.4.10 and 2.1.1).
 */
export const tableOf = <Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { unseenCaption = false } = {},
): TemplateResult => {
  const figure = (column: Column<Row>) => classMap({ figure: column.figure === true });
  const hasFoot = columns.some(({ foot }) => foot !== undefined);
  return html`<div class="rolls" ${ref(watch)} data-name=${fill(say().scrolls, { caption })}>
    <table>
      <caption class=${unseenCaption ? 'unseen' : ''}>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class=${figure(column)}>${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column, at) =>
                at === 0
                  ? html`<th scope="row">${column.cell(row)}</th>`
                  : html`<td class=${figure(column)}>${column.cell(row)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
      ${
        hasFoot
          ? html`<tfoot>
              <tr>
                ${columns.map((column, at) =>
                  at === 0
                    ? html`<th scope="row">${column.foot}</th>`
                    : html`<td class=${figure(column)}>${column.foot}</td>`,
                )}
              </tr>
            </tfoot>`
          : nothing
      }
    </table>
  </div>`;
};
