import type { Passage } from '../domain/receipt-passages.ts';
import type { Block, Type } from './block.ts';
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
  rule,
  softBreak,
  wrapped,
} from './typesetting.ts';

const padding = 2 * millimetre;

/** The boxes of the form: digits and letters beside each other, the day or the period below. */
export const amountBlock = (
  document: OpenDocument,
  { fields }: Extract<Passage, { passage: 'amount' }>,
  type: Type,
): Block => {
  const [digits, letters, day] = fields;
  if (!digits || !letters || !day) throw new Error('an amount has three fields');
  const face = type.strong;
  const narrow =
    Math.max(widthOf(document, digits.label, type.label), widthOf(document, digits.value, face)) +
    3 * padding;
  const wide = columnWidth - narrow;
  const words = wrapped(document, breakable(letters.value), face, wide - 2 * padding);
  const labelHeight = lineHeight(type.label);
  const heightOf = (lines: number): number => labelHeight + lines * lineHeight(face) + 1.6 * millimetre;
  const upper = heightOf(words.length);
  const field = (
    part: PDFKit.PDFStructureElement,
    label: string,
    lines: readonly string[],
    { left, top }: { left: number; top: number },
  ): void => {
    part.add(
      document.struct('P', {}, () => {
        draw(document, [`${label} `], type.label, { left, top: top + 0.6 * millimetre, colour: ink.label });
        draw(document, lines, face, { left, top: top + labelHeight + 0.6 * millimetre });
      }),
    );
  };
  return {
    height: upper + heightOf(1),
    put: (part, at) => {
      box(document, margin, at, narrow, upper);
      box(document, margin + narrow, at, wide, upper);
      box(document, margin, at + upper, columnWidth, heightOf(1));
      field(part, digits.label, [digits.value], { left: margin + padding, top: at });
      const left = margin + narrow + padding;
      field(part, letters.label, words, { left, top: at });
      // Nobody can write anything behind the amount.
      const end = left + document.font(face.weight, face.points).widthOfString(words.at(-1) ?? '');
      const right = margin + columnWidth - padding;
      const through = at + labelHeight + 0.6 * millimetre + (words.length - 0.42) * lineHeight(face);
      if (right - end > 3 * millimetre) rule(document, end + 1.5 * millimetre, right, through, 0.9);
      field(part, day.label, [day.value], { left: margin + padding, top: at + upper });
    },
  };
};

const widthOf = (document: OpenDocument, text: string, { weight, points }: Face): number =>
  document.font(weight, points).widthOfString(text);

/** Numbers are words of up to 70 letters. */
const breakable = (words: string): string => words.replaceAll(/(?<=tausend|hundert)(?=\p{L})/gu, softBreak);

/** Always there, always ticked. */
export const waiverBlock = (
  document: OpenDocument,
  { text, waived }: Extract<Passage, { passage: 'waiver' }>,
  type: Type,
): Block => ({
  height: lineHeight(type.text),
  put: (part, at) => {
    const sentence = document.struct('P');
    part.add(sentence);
    let left = margin;
    const say = (words: string): void => {
      sentence.add(() => draw(document, [words], type.text, { left, top: at }));
      left += document.widthOfString(words);
    };
    const tick = (ticked: boolean): void => {
      tickBox(document, sentence, ticked, type.text, { left, top: at });
      left += tickBoxWidth(type.text);
    };
    say(`${text} `);
    left += 6 * millimetre;
    say('Ja ');
    left += 0.6 * millimetre;
    tick(waived);
    left += 4 * millimetre;
    say(' Nein ');
    left += 0.6 * millimetre;
    tick(!waived);
    sentence.end();
  },
});
