import { html, type Html } from '../../markup.ts';

const height = 'height:12px;font-size:0;line-height:12px;';

/**
 * How far something is, as two cells of a table: shown where pictures are off, too. The words beside it say the same, so
 * it is kept from those who have the letter read aloud.
 */
export const bar = (percent: number): Html => {
  const full = Math.min(100, Math.max(0, Math.round(percent)));
  return html`<table
    role="presentation"
    aria-hidden="true"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="margin:0 0 14px;table-layout:fixed;"
  >
    <tr>
      ${
        full > 0 &&
        html`<td
          class="full"
          width="${full}%"
          bgcolor="#1d6a55"
          style="width:${full}%;background:#1d6a55;${height}"
        >
          &nbsp;
        </td>`
      }
      ${
        full < 100 &&
        html`<td
          class="rest"
          width="${100 - full}%"
          bgcolor="#ddd5c5"
          style="width:${100 - full}%;background:#ddd5c5;${height}"
        >
          &nbsp;
        </td>`
      }
    </tr>
  </table> `;
};
