// A name in combining letters is as wide as it looks, and is never cut between a letter and its marks.
// Made at the first use: most words are plain.
let graphemes: Intl.Segmenter | undefined;
const lettersOf = (text: string): string[] => {
  if (/^[ -~\u00A0-\u024F\u2010-\u20AC]*$/.test(text)) return text.split('');
  graphemes ??= new Intl.Segmenter('de', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
};
const columnsOf = (text: string): number => lettersOf(text).length;

/** RFC 5322 §2.1.1: lines should not be longer. */
const lineColumns = 78;

/** A word no line can hold, in pieces. */
const piecesOf = (word: string, columns: number): string[] => {
  const letters = lettersOf(word);
  const pieces: string[] = [];
  for (let start = 0; start < letters.length; start += columns)
    pieces.push(letters.slice(start, start + columns).join(''));
  return pieces;
};

/** Breaks at plain spaces only: `25,00 €` holds a space that does not break. */
const linesOf = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(' ').flatMap((word) => piecesOf(word, columns))) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (line !== '' && columnsOf(longer) > columns) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  return [...lines, line];
};

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
