import { encode } from 'uqr';
import { html, type Html } from '../markup.ts';

/** What a QR code must leave free around itself, in modules (ISO/IEC 18004). */
const quietZone = 4;

/**
 * A QR code as a drawing: error correction M, at most version 13, as EPC069-12 wants it. Black on white in dark mode
 * too, since not every camera reads it the other way round.
 *
 * @param label what is in it, for whoever cannot see it
 * @throws Error for more than 331 bytes
 */
export const qrCode = (text: string, label: string): Html => {
  const { data, size } = encode([...new TextEncoder().encode(text)], {
    ecc: 'M',
    maxVersion: 13,
    border: 0,
  });
  const whole = size + 2 * quietZone;
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${whole} ${whole}"
    shape-rendering="crispEdges"
  >
    <path fill="#fff" d="M0 0h${whole}v${whole}H0z" />
    <path fill="#000" d="${data.map(rowPath).join('')}" />
  </svg>`;
};

/** Neighbouring modules as one rectangle: edges between them would shine through. */
const rowPath = (row: readonly boolean[], y: number): string => {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    const start = x;
    while (row[x]) x += 1;
    if (x > start) path += `M${start + quietZone} ${y + quietZone}h${x - start}v1h${start - x}z`;
  }
  return path;
};
