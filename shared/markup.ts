/** A piece of HTML that is ready: every value in it has been escaped, once. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

/** `false`, `undefined` and `null` leave nothing behind, so that `condition && html…` reads as it should. */
export type Piece = Html | string | number | false | undefined | null | readonly Piece[];

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

const markupOf = (piece: Piece): string => {
  if (piece === false || piece === undefined || piece === null) return '';
  if (piece instanceof Html) return piece.markup;
  if (typeof piece === 'string' || typeof piece === 'number') {
    const text = String(piece);
    // Most words have nothing to escape, and letters to many are made of words.
    return /[&<>"']/.test(text) ? text.replaceAll(/[&<>"']/g, (sign) => entities.get(sign) ?? '') : text;
  }
  return piece.map(markupOf).join('');
};

/**
 * HTML with values in it: `` html`<p title="${title}">${name}</p>` ``. Values are escaped for text and for
 * quoted attributes; they have no place in a script, a style or an unquoted attribute.
 */
export const html = (words: TemplateStringsArray, ...values: readonly Piece[]): Html => {
  let markup = '';
  for (const [index, word] of words.entries()) markup += word + markupOf(values[index]);
  return new Html(markup);
};
