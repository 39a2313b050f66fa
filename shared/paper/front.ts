import type { Passage } from '../domain/receipt-passages.ts';
import { amountBlock, waiverBlock } from './amount-fields.ts';
import { type Block, paragraph, type Type } from './block.ts';
import { signatureBlock, type SignatureImage } from './signature.ts';
import { tickBox, tickBoxWidth } from './tick-box.ts';
import {
  box,
  columnWidth,
  draw,
  type Face,
  ink,
  lineHeight,
  margin,
  millimetre,
  type OpenDocument,
  wrapped,
} from './typesetting.ts';

/** Where the first line stands, and where the number below everything begins. */
const top = 13 * millimetre;
const bottom = 280 * millimetre;

/** What shows in the window of a long envelope (DIN 5008, form B; DIN 680): the address, and nothing of the rest. */
const window = { from: 46 * millimetre, through: 87 * millimetre, width: 80 * millimetre } as const;

/** Space between passages: as much as there is room for, within these bounds. */
const leastGap = 2.2 * millimetre;
const widestGap = 6 * millimetre;

/** The usual size first; smaller ones for long purposes and names. Below the last one nobody can read it. */
const scales = [1, 0.96, 0.92, 0.88, 0.84];

const typeAt = (scale: number): Type => ({
  text: { weight: 'regular', points: 9.4 * scale },
  strong: { weight: 'bold', points: 9.4 * scale },
  small: { weight: 'regular', points: 8 * scale },
  label: { weight: 'regular', points: 7 },
});

/**
 * The front of a receipt on one page, as large as it fits.
 *
 * @returns how to put it on the present page, or undefined if it does not fit
 */
export const frontOf = (
  document: OpenDocument,
  passages: readonly Passage[],
  signature: SignatureImage | undefined,
): ((part: PDFKit.PDFStructureElement) => void) | undefined => {
  for (const scale of scales) {
    const blocks = passages.map((passage) => blockOf(document, passage, typeAt(scale), signature));
    const gap = gapFor(blocks);
    if (gap === undefined) continue;
    return (part) => {
      placed(blocks, gap, (block, at) => block.put(part, at));
    };
  }
  return undefined;
};

/** The widest gap with which everything ends above the bottom. */
const gapFor = (blocks: readonly Block[]): number | undefined => {
  for (let gap = widestGap; gap >= leastGap; gap -= 0.1 * millimetre) {
    if (placed(blocks, gap, () => undefined) <= bottom) return gap;
  }
  return undefined;
};

const placed = (blocks: readonly Block[], gap: number, put: (block: Block, at: number) => void): number => {
  let at = top;
  for (const block of blocks) {
    at = Math.max(at, block.notAbove ?? 0);
    put(block, at);
    at = Math.max(at + block.height, block.through ?? 0) + (block.gap ?? gap);
  }
  return at;
};

const blockOf = (
  document: OpenDocument,
  passage: Passage,
  type: Type,
  signature: SignatureImage | undefined,
): Block => {
  switch (passage.passage) {
    case 'issuer':
      return {
        ...boxed(document, passage, type, columnWidth - 6 * millimetre, 3 * millimetre),
        gap: 3 * millimetre,
      };
    case 'donor':
      return donorBlock(document, passage, type);
    case 'title':
      return titleBlock(document, passage);
    case 'amount':
      return amountBlock(document, passage, type);
    case 'waiver':
      return waiverBlock(document, passage, type);
    case 'signature':
      return signatureBlock(document, passage, type, signature);
    case 'not-a-fee':
      return notAFeeBlock(document, passage, type);
    case 'liability': {
      const head = paragraph(document, passage.head, { ...type.small, weight: 'bold' });
      const text = paragraph(document, passage.text, type.small);
      return {
        height: head.height + text.height,
        gap: 1.2 * millimetre,
        put: (part, at) => {
          head.put(part, at);
          text.put(part, at + head.height);
        },
      };
    }
    case 'validity':
    case 'machine':
      return paragraph(document, passage.text, type.small);
    case 'notice':
    case 'use':
    case 'no-others':
    case 'waiver-in-annex':
      return paragraph(document, passage.text, type.text);
  }
};

type Lined = Extract<Passage, { passage: 'issuer' | 'donor' }>;

const boxed = (
  document: OpenDocument,
  { label, lines }: Lined,
  type: Type,
  width: number,
  indent: number,
  least = 0,
): Block => {
  const [first = '', ...rest] = lines;
  const name = wrapped(document, first, type.strong, width);
  const below = rest.flatMap((line) => wrapped(document, line, type.text, width));
  const labelHeight = lineHeight(type.label) + 0.6 * millimetre;
  const padding = 1.4 * millimetre;
  const nameHeight = name.length * lineHeight(type.strong);
  const inside = Math.max(nameHeight + below.length * lineHeight(type.text) + 2 * padding, least);
  return {
    height: labelHeight + inside,
    put: (part, at) => {
      const inBox = at + labelHeight + padding;
      box(document, margin, at + labelHeight, columnWidth, inside);
      part.add(
        document.struct('P', {}, () =>
          draw(document, [label], type.label, { left: margin, top: at, colour: ink.label }),
        ),
      );
      part.add(
        document.struct('P', {}, () => {
          draw(document, spaced(name, below.length > 0), type.strong, { left: margin + indent, top: inBox });
          draw(document, spaced(below, false), type.text, { left: margin + indent, top: inBox + nameHeight });
        }),
      );
    },
  };
};

/** Read aloud, one line ends where the next begins: a space keeps their words apart. */
const spaced = (lines: readonly string[], goesOn: boolean): string[] =>
  lines.map((line, index) => (index < lines.length - 1 || goesOn ? `${line.trimEnd()} ` : line));

/** As narrow as the envelope's window, unless that makes too many lines for it. */
const donorBlock = (document: OpenDocument, passage: Lined, type: Type): Block => {
  const indent = 5 * millimetre;
  const least = 34 * millimetre;
  const narrow = boxed(document, passage, type, window.width, indent, least);
  const inWindow = window.from + narrow.height <= window.through;
  return {
    ...(inWindow ? narrow : boxed(document, passage, type, columnWidth - 2 * indent, indent, least)),
    notAbove: window.from,
    through: window.through,
  };
};

const titleBlock = (document: OpenDocument, { text, law }: Extract<Passage, { passage: 'title' }>): Block => {
  const title: Face = { weight: 'bold', points: 13 };
  const below: Face = { weight: 'regular', points: 8 };
  const laws = wrapped(document, law, below, columnWidth);
  return {
    height: lineHeight(title) + laws.length * lineHeight(below),
    put: (part, at) => {
      part.add(document.struct('H1', {}, () => draw(document, [text], title, { left: margin, top: at })));
      part.add(
        document.struct('P', {}, () =>
          draw(document, laws, below, { left: margin, top: at + lineHeight(title) }),
        ),
      );
    },
  };
};

const notAFeeBlock = (
  document: OpenDocument,
  { head, text }: Extract<Passage, { passage: 'not-a-fee' }>,
  type: Type,
): Block => {
  const above = paragraph(document, head, type.text);
  const indent = tickBoxWidth(type.text);
  const lines = wrapped(document, text, type.text, columnWidth - indent);
  return {
    height: above.height + lines.length * lineHeight(type.text),
    put: (part, at) => {
      above.put(part, at);
      const sentence = document.struct('P');
      part.add(sentence);
      tickBox(document, sentence, true, type.text, { left: margin, top: at + above.height });
      sentence.add(() => draw(document, lines, type.text, { left: margin + indent, top: at + above.height }));
      sentence.end();
    },
  };
};
