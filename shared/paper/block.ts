import {
  columnWidth,
  draw,
  type Face,
  lineHeight,
  margin,
  type OpenDocument,
  wrapped,
} from './typesetting.ts';

/** The faces of a page, all of one scale. */
export interface Type {
  readonly text: Face;
  readonly strong: Face;
  readonly small: Face;
  readonly label: Face;
}

/** A passage that has been measured and can be put anywhere. All in points from the upper edge. */
export interface Block {
  readonly height: number;
  /** It does not begin before. */
  readonly notAbove?: number;
  /** The next one does not begin before, whatever its height. */
  readonly through?: number;
  /** Behind it, instead of the usual one. */
  readonly gap?: number;
  /** @param part what it becomes part of when read aloud */
  readonly put: (part: PDFKit.PDFStructureElement, at: number) => void;
}

export const paragraph = (document: OpenDocument, text: string, face: Face): Block => {
  const lines = wrapped(document, text, face, columnWidth);
  return {
    height: lines.length * lineHeight(face),
    put: (part, at) => {
      part.add(document.struct('P', {}, () => draw(document, lines, face, { left: margin, top: at })));
    },
  };
};
