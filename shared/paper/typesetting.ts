/** A document while it is written on. */
export type OpenDocument = PDFKit.PDFDocument;

/** Letters of one weight and size, in points. */
export interface Face {
  readonly weight: 'regular' | 'bold';
  readonly points: number;
}

/** A millimetre in points, in which a PDF measures. */
export const millimetre = 72 / 25.4;

/** DIN A4. */
export const page = { width: 210 * millimetre, height: 297 * millimetre } as const;

/** From both edges of the paper. */
export const margin = 20 * millimetre;

export const columnWidth = page.width - 2 * margin;

/** Black, and a grey that still has 7:1 on paper. */
export const ink = { text: '#111111', label: '#4d4d4d', line: '#8c8c8c' } as const;

/** From one line to the next: what the font itself asks for. */
export const lineHeight = ({ points }: Face): number => points * 1.362;

/** What stays together: a section and its number, an amount and its sign. */
const unbroken = /(?<=§|Abs\.|Nr\.|StNr\.) | (?=€|Abs\.|Nr\. \d)/gu;

/** Where a long word may go on in the next line without a hyphen. It is never drawn. */
export const softBreak = '\u200b';

/** Text in lines that are no wider than this many points; a word that is wider is broken. */
export const wrapped = (document: OpenDocument, text: string, face: Face, width: number): string[] => {
  document.font(face.weight, face.points);
  const widthOf = (words: string): number => document.widthOfString(drawn(words));
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.replaceAll(unbroken, '\u00a0').split(/(?<=[ \u200b])/u)) {
    const needed = widthOf(word.trimEnd());
    if (line !== '' && used + needed > width) {
      lines.push(line);
      [line, used] = ['', 0];
    }
    for (const part of needed <= width ? [word] : word) {
      const partWidth = widthOf(part);
      if (line !== '' && needed > width && used + partWidth > width) {
        lines.push(line);
        [line, used] = ['', 0];
      }
      line += part;
      used += partWidth;
    }
  }
  return [...lines, line].map(drawn);
};

const drawn = (line: string): string => line.replaceAll(softBreak, '').replaceAll('\u00a0', ' ');

/** Lines one below the other, from a point downwards. */
export const draw = (
  document: OpenDocument,
  lines: readonly string[],
  face: Face,
  { left, top, colour = ink.text }: { left: number; top: number; colour?: string },
): void => {
  document.font(face.weight, face.points).fillColor(colour);
  for (const [index, line] of lines.entries())
    document.text(line, left, top + index * lineHeight(face), { lineBreak: false });
};

/** One line that ends at a point. */
export const drawRight = (
  document: OpenDocument,
  line: string,
  face: Face,
  { right, top, colour = ink.text }: { right: number; top: number; colour?: string },
): void => {
  document.font(face.weight, face.points);
  draw(document, [line], face, { left: right - document.widthOfString(line), top, colour });
};

/** Lines and boxes are looked at and not read: an assistive program passes over them. */
export const decorated = (document: OpenDocument, paint: () => void): void => {
  document.markContent('Artifact', { type: 'Layout' });
  paint();
  document.endMarkedContent();
};

export const box = (document: OpenDocument, left: number, top: number, width: number, height: number): void =>
  decorated(document, () => {
    document.lineWidth(0.6).strokeColor(ink.line).roundedRect(left, top, width, height, 2).stroke();
  });

export const rule = (document: OpenDocument, left: number, right: number, at: number, thick = 0.6): void =>
  decorated(document, () => {
    document.lineWidth(thick).strokeColor(ink.line).moveTo(left, at).lineTo(right, at).stroke();
  });
