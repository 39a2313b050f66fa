import { decorated, draw, type Face, ink, lineHeight, margin, type OpenDocument } from './typesetting.ts';

/** How much room one takes beside text of a face, with the gap behind it. */
export const tickBoxWidth = ({ points }: Face): number => points * 1.45;

/**
 * A small box, ticked or not. The font has no signs for it, so it is drawn, and says what it means as its actual text:
 * whoever has it read out, searches for it or copies it gets ☒ or ☐.
 *
 * @param sentence what it is a part of when read aloud
 */
export const tickBox = (
  document: OpenDocument,
  sentence: PDFKit.PDFStructureElement,
  ticked: boolean,
  face: Face,
  { left, top }: { left: number; top: number },
): void => {
  const actual = ticked ? '☒' : '☐';
  const side = face.points * 0.85;
  const above = top + (lineHeight(face) - side) / 2;
  const element = document.struct('Span', { actual });
  sentence.add(element);
  document.save();
  const content = document.markStructureContent('Span', { actual });
  document.lineWidth(0.7).strokeColor(ink.text).rect(left, above, side, side).stroke();
  if (ticked) {
    document
      .lineWidth(1.1)
      .moveTo(left + side * 0.2, above + side * 0.2)
      .lineTo(left + side * 0.8, above + side * 0.8)
      .moveTo(left + side * 0.8, above + side * 0.2)
      .lineTo(left + side * 0.2, above + side * 0.8)
      .stroke();
  }
  invisibleLetter(document, face, left, top + lineHeight(face) * 0.785);
  document.endMarkedContent();
  document.restore();
  element.add(content);
  element.end();
};

/**
 * Programs that extract text put the actual text in the place of letters, and without a letter there is no place. It is
 * written by hand because they also want the letter's font to hold still when the actual text ends, and pdfkit puts
 * everything back right behind its letters.
 */
const invisibleLetter = (document: OpenDocument, { points }: Face, left: number, baseline: number): void => {
  const place = `${left.toFixed(2)} ${baseline.toFixed(2)}`;
  document.addContent(`BT /F1 ${points.toFixed(2)} Tf 3 Tr 1 0 0 -1 ${place} Tm <0001> Tj ET`);
};

/** On each page with boxes, before anything else: a space, as letter 1 of `F1`, the first font of a document. */
export const prepareTickBoxes = (document: OpenDocument): void => {
  decorated(document, () => {
    draw(document, [' '], { weight: 'regular', points: 7 }, { left: margin, top: margin });
  });
};
