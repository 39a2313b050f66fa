// A name in combining letters is as wide as it looks, and is never cut between a letter and its marks.
// Made at the first use: most words are plain.
let graphemes: Intl.Segmenter | undefined;
/** Signs that each stand for themselves: Latin, Greek, Cyrillic and Arabic letters without marks, and punctuation. */
const plain =
  /^[ -~\u00A0-\u02FF\u0370-\u0482\u048A-\u052F\u0606-\u060F\u061B\u061D-\u064A\u0660-\u066F\u0671-\u06D5\u2010-\u2027\u2030-\u205E\u20A0-\u20BF]*$/;
const lettersOf = (text: string): string[] => {
  if (plain.test(text)) return text.split('');
  graphemes ??= new Intl.Segmenter('de', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
};
const columnsOf = (text: string): number => (plain.test(text) ? text.length : lettersOf(text).length);

/** RFC 5322 §2.1.1: lines should not be longer. */
const lineColumns = 78;

/** A word no line can hold, in pieces. */
const piecesOf = (word: string, columns: number): string[] => {
  if (word === '') return [];
  // A letter is one sign or more.
  if (word.length <= columns) return [word];
  const letters = lettersOf(word);
  const pieces: string[] = [];
  for (let start = 0; start < letters.length; start += columns)
    pieces.push(letters.slice(start, start + columns).join(''));
  return pieces;
};

/** Breaks at plain spaces only: `25,00 €` holds a space that does not break. */
const linesOf = (text: string, columns: number): string[] => {
  // A letter is one sign or more, so that nothing is to be measured.
  if (text.length <= columns && !/^ | $| {2}/.test(text)) return [text];
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of text.split(' ').flatMap((word) => piecesOf(word, columns))) {
    const wide = columnsOf(piece);
    if (line !== '' && width + 1 + wide > columns) {
      lines.push(line);
      line = piece;
      width = wide;
    } else {
      width += line === '' ? wide : 1 + wide;
      line = line === '' ? piece : `${line} ${piece}`;
    }
  }
  return [...lines, line];
};

/** A heading: a line beneath it, as wide as its last line. */
export const underlined = (lines: string, sign: '=' | '-'): string =>
  `${lines}\n${sign.repeat(columnsOf(lines.split('\n').at(-1) ?? ''))}`;

export const wrapped = (text: string): string => linesOf(text, lineColumns).join('\n');

/** Label and value side by side, the values under each other. */
export const listed = (rows: readonly (readonly [label: string, value: string])[]): string => {
  const labelColumns = Math.max(...rows.map(([label]) => columnsOf(label))) + 3;
  return rows
    .flatMap(([label, value]) =>
      linesOf(value, lineColumns - labelColumns).map((line, index) => {
        const margin = index === 0 ? `${label}:` : '';
        return margin + ' '.repeat(labelColumns - columnsOf(margin)) + line;
      }),
    )
    .join('\n');
};
