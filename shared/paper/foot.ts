import type { ReceiptSnapshot } from '../domain/receipt.ts';
import {
  columnWidth,
  decorated,
  draw,
  drawRight,
  type Face,
  ink,
  margin,
  millimetre,
  type OpenDocument,
  page,
  rule,
} from './typesetting.ts';

const small: Face = { weight: 'regular', points: 7 };
const strong: Face = { weight: 'bold', points: 7 };

/**
 * Number and code, and where both are checked. Not of the binding text, which allows a number: so it stands apart.
 *
 * @param part what it is read aloud with; on further pages it is repeated and not read
 */
export const putFoot = (
  document: OpenDocument,
  { number, code, replaces }: ReceiptSnapshot,
  origin: string,
  part: PDFKit.PDFStructureElement | undefined,
): void => {
  const at = 283 * millimetre;
  const right = page.width - margin;
  rule(document, margin, margin + columnWidth, at - 1 * millimetre, 0.25);
  const put = (): void => {
    const replaced =
      replaces === undefined ? '' : ` · ersetzt die zurückgenommene Bestätigung Nr. ${replaces}`;
    draw(document, [`Nr. ${number}${replaced} `], strong, { left: margin, top: at });
    const where = `Prüfcode ${code} · Ob diese Bestätigung gilt, zeigt ${origin.replaceAll(/^https:\/\/|\/$/g, '')}/receipts/check`;
    draw(document, [where], small, { left: margin, top: at + 3.4 * millimetre, colour: ink.label });
  };
  if (part) part.add(document.struct('P', {}, put));
  else {
    decorated(document, () => {
      put();
      drawRight(document, 'Anlage', small, { right, top: at + 3.4 * millimetre, colour: ink.label });
    });
  }
};

/** Of which copy: only the first document of a receipt is the original. */
export const putCopyMark = (
  document: OpenDocument,
  copy: number,
  part: PDFKit.PDFStructureElement | undefined,
): void => {
  const face: Face = { weight: 'bold', points: 10 };
  const put = (): void =>
    drawRight(document, copy === 1 ? 'Zweitschrift' : `Zweitschrift (${copy})`, face, {
      right: page.width - margin,
      top: 8 * millimetre,
    });
  if (part) part.add(document.struct('P', {}, put));
  else decorated(document, put);
};
