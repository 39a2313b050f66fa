import type { Passage } from '../domain/receipt-passages.ts';
import type { Block, Type } from './block.ts';
import {
  columnWidth,
  draw,
  ink,
  lineHeight,
  margin,
  millimetre,
  type OpenDocument,
  rule,
} from './typesetting.ts';

/** The facsimile of a signature, opened once for each document. */
export type SignatureImage = PDFKit.Mixins.ImageSrc;

/** Where a hand signs, or the facsimile stands; place and day are there already. */
export const signatureBlock = (
  document: OpenDocument,
  { place, signatory, label }: Extract<Passage, { passage: 'signature' }>,
  type: Type,
  signature: SignatureImage | undefined,
): Block => {
  const room = 17 * millimetre;
  const middle = margin + 70 * millimetre;
  const below = lineHeight(type.label);
  return {
    height: room + below + (signatory === undefined ? 0 : below) + 0.8 * millimetre,
    put: (part, at) => {
      const line = at + room;
      const baseline = line - lineHeight(type.text) - 0.4 * millimetre;
      part.add(
        document.struct('P', {}, () => draw(document, [place], type.text, { left: margin, top: baseline })),
      );
      if (signature !== undefined) {
        const width = 60 * millimetre;
        const frame = { alt: altOf(signatory), bbox: [middle, at, middle + width, line] };
        part.add(
          document.struct('Figure', frame, () => {
            document.image(signature, middle, at, { fit: [width, room], valign: 'bottom' });
          }),
        );
      }
      rule(document, margin, margin + columnWidth, line);
      if (signatory !== undefined)
        part.add(
          document.struct('P', {}, () =>
            draw(document, [signatory], type.label, { left: middle, top: line + 0.4 * millimetre }),
          ),
        );
      part.add(
        document.struct('P', {}, () =>
          draw(document, [label], type.label, {
            left: margin,
            top: line + 0.4 * millimetre + (signatory === undefined ? 0 : below),
            colour: ink.label,
          }),
        ),
      );
    },
  };
};

const altOf = (signatory: string | undefined): string =>
  signatory === undefined ? 'Unterschrift' : `Unterschrift: ${signatory}`;
