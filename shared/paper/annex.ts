import { type Annex, dayInDigits } from '../domain/receipt-passages.ts';
import type { ReceiptSnapshot } from '../domain/receipt.ts';
import {
  columnWidth,
  decorated,
  draw,
  drawRight,
  type Face,
  ink,
  lineHeight,
  margin,
  millimetre,
  type OpenDocument,
  page,
  rule,
  wrapped,
} from './typesetting.ts';

const text: Face = { weight: 'regular', points: 9 };
const bold: Face = { weight: 'bold', points: 9 };
const title: Face = { weight: 'bold', points: 13 };
const rowHeight = 5.4 * millimetre;
const bottom = 278 * millimetre;
const right = page.width - margin;

/** Where the columns begin, and how wide their heads may be; the last one is set to the right. */
const columns = [
  { left: margin, width: 30 * millimetre },
  { left: margin + 34 * millimetre, width: 48 * millimetre },
  { left: margin + 86 * millimetre, width: 50 * millimetre },
  { left: margin + 140 * millimetre, width: 30 * millimetre },
] as const;

/**
 * The annex on pages of its own: what each gift was, and the same sum as on the front.
 *
 * @param nextPage begins a page, and says what stands at its foot
 */
export const putAnnex = (
  document: OpenDocument,
  annex: Annex,
  { number, issuedOn, donor, carrier }: ReceiptSnapshot,
  part: PDFKit.PDFStructureElement,
  nextPage: () => void,
): void => {
  nextPage();
  let at = 20 * millimetre;
  const say = (tag: string, lines: readonly string[], face: Face): void => {
    part.add(document.struct(tag, {}, () => draw(document, lines, face, { left: margin, top: at })));
    at += lines.length * lineHeight(face);
  };
  say('H2', [annex.title], title);
  at += 1 * millimetre;
  say('P', [`zur Bestätigung Nr. ${number} vom ${dayInDigits(issuedOn)}`], text);
  say('P', wrapped(document, `Aussteller: ${carrier.name}`, text, columnWidth), text);
  say('P', wrapped(document, `Zuwendende: ${donor.name}`, text, columnWidth), text);
  at += 5 * millimetre;
  const table = document.struct('Table');
  part.add(table);
  at = putHeads(document, annex, at, table);
  for (const [index, row] of annex.rows.entries()) {
    // The sum does not stand alone on a page: one row goes with it.
    const needed = index === annex.rows.length - 1 ? 2 * rowHeight + 2 * millimetre : rowHeight;
    if (at + needed > bottom) {
      nextPage();
      at = putHeads(document, annex, 20 * millimetre, undefined);
    }
    putRow(document, row, text, at, table);
    at += rowHeight;
    rule(document, margin, right, at, 0.25);
  }
  rule(document, margin, right, at + 0.2 * millimetre, 1);
  putRow(document, [annex.total.label, '', '', annex.total.amount], bold, at + 1 * millimetre, table);
  rule(document, margin, right, at + rowHeight + 1 * millimetre, 1);
  table.end();
};

/** Repeated on each page; read out only once. */
const putHeads = (
  document: OpenDocument,
  { columns: heads }: Annex,
  at: number,
  table: PDFKit.PDFStructureElement | undefined,
): number => {
  const face: Face = { weight: 'bold', points: 7.5 };
  const lines = heads.map((head, index) =>
    wrapped(document, softened(head), face, columns[index]?.width ?? 0),
  );
  const height = Math.max(...lines.map(({ length }) => length)) * lineHeight(face);
  // A row that nothing holds would keep the document from ending.
  const row = table && document.struct('TR');
  if (row) table.add(row);
  for (const [index, head] of heads.entries()) {
    const put = (): void => cell(document, index, lines[index] ?? [], face, at);
    // pdfkit's types do not know a scope.
    const isHead = { title: head, scope: 'Column' };
    if (row) row.add(document.struct('TH', isHead, put));
    else decorated(document, put);
  }
  row?.end();
  rule(document, margin, right, at + height + 1 * millimetre, 1);
  return at + height + 1.4 * millimetre;
};

const softened = (head: string): string => head.replaceAll('/', '/\u200b');

const putRow = (
  document: OpenDocument,
  row: readonly string[],
  face: Face,
  at: number,
  table: PDFKit.PDFStructureElement,
): void => {
  const line = document.struct('TR');
  table.add(line);
  for (const [index, value] of row.entries()) {
    const top = at + (rowHeight - lineHeight(face)) / 2;
    line.add(document.struct('TD', {}, () => cell(document, index, value === '' ? [] : [value], face, top)));
  }
  line.end();
};

const cell = (
  document: OpenDocument,
  index: number,
  lines: readonly string[],
  face: Face,
  top: number,
): void => {
  const column = columns[index];
  if (!column) return;
  if (index < 3) return draw(document, lines, face, { left: column.left, top, colour: ink.text });
  for (const [below, line] of lines.entries())
    drawRight(document, line, face, { right, top: top + below * lineHeight(face) });
};
