import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Face, OpenDocument } from './typesetting.ts';

type Weight = Face['weight'];

/** Where they lie in the folder of the package, and in that beside the bundle. */
export const fontFiles: Readonly<Record<Weight, string>> = {
  regular: '400Regular/NotoSans_400Regular.ttf',
  bold: '700Bold/NotoSans_700Bold.ttf',
};

const weights = ['regular', 'bold'] as const;

/** So many words are remembered: those of the binding text, and room for those that come often. */
const mostWords = 1500;

/** Noto Sans, read once and used in each document. */
export interface Fonts {
  /** Makes a new document know them. */
  readonly lend: (document: OpenDocument) => void;
  /** Remembers how words of a document that is done were laid out, for the next ones. */
  readonly takeBack: (document: OpenDocument) => void;
}

/**
 * Reading a font's tables, and how the letters of a word stand beside each other, is nine tenths of the work of a
 * receipt; and nearly all its words are those of the template. pdfkit keeps what it found for one document only. So it
 * is handed on here: the opened font, and its words as what a document's own findings fall back to. Should pdfkit keep
 * them elsewhere one day, receipts are the same, only slower.
 */
export const readFonts = (folder: string): Fonts => {
  const opened: Opened[] = weights.map((weight) => ({
    weight,
    font: readFileSync(join(folder, fontFiles[weight])),
    words: Object.create(null),
  }));
  return {
    lend: (document) => {
      for (const one of opened) {
        lent(document, one);
        const present = presentFont(document, one.weight);
        Reflect.set(present, 'layoutCache', Object.create(one.words));
        one.font = Reflect.get(present, 'font') ?? one.font;
      }
    },
    takeBack: (document) => {
      for (const { weight, words } of opened) {
        const found: unknown = Reflect.get(presentFont(document, weight), 'layoutCache');
        if (Object.keys(words).length < mostWords) Object.assign(words, found);
      }
    },
  };
};

interface Opened {
  readonly weight: Weight;
  /** The file, and once pdfkit has opened it, what it made of it. */
  font: object;
  readonly words: object;
}

// pdfkit takes a font that it has opened before, which its types do not know.
const lent = (document: OpenDocument, { weight, font }: Opened): void => {
  const register: unknown = Reflect.get(document, 'registerFont');
  if (typeof register === 'function') Reflect.apply(register, document, [weight, font]);
};

const presentFont = (document: OpenDocument, weight: Weight): object => {
  const font: unknown = Reflect.get(document.font(weight), '_font');
  return typeof font === 'object' && font !== null ? font : {};
};
