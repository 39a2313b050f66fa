/** An amount as it was typed: whole cents, or why nobody can say which. Free of libraries, because browsers read it too. */
export type TypedAmount =
  | { readonly cents: number }
  | { readonly refused: 'amount.unreadable' }
  /** `1.234` and `12,345` can be read in two ways; `digits` is what it is without the sign in the middle. */
  | { readonly refused: 'amount.ambiguous'; readonly digits: string };

/**
 * Reads an amount as people type it, in German, English and the languages around us: `12,50`, `12.50`, `1.234,56 €`,
 * `€1,234.56`, `25,-`, `١٢٫٥٠`. What can be read in two ways is refused, never guessed.
 */
export const readAmount = (typed: string): TypedAmount => {
  // Making the expressions below is dear, and a form asks this of its empty fields as it comes.
  if (!typed) return { refused: 'amount.unreadable' };
  const text = typed
    .normalize('NFKC')
    .replaceAll(/\p{Nd}/gu, latinDigit)
    .replaceAll('\u066B', ',')
    .replaceAll('\u066C', '.')
    // Marks of direction that a keyboard for Arabic puts around numbers.
    .replaceAll(/[\s\u200E\u200F\u061C]/gu, '')
    .replace(/^(?:€|eur(?:o)?)|(?:€|eur(?:o)?)$/giu, '')
    .replace(/,[-–—]{1,2}$/u, '');
  const twoWays = /^(\d{1,3})[.,](\d{3})$/.exec(text);
  if (twoWays) return { refused: 'amount.ambiguous', digits: `${twoWays[1]}${twoWays[2]}` };
  const plain = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text);
  const german = /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(text);
  const english = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text);
  const read = plain ?? german ?? english;
  const whole = read?.[1]?.replaceAll(/[.,]/g, '');
  if (whole === undefined || whole.length > 12) return { refused: 'amount.unreadable' };
  return { cents: Number(whole) * 100 + Number((read?.[2] ?? '').padEnd(2, '0')) };
};

/** Unicode's decimal digits stand in tens: the value is how far one is from the last that is no digit. */
const latinDigit = (digit: string): string => {
  let value = 0;
  const at = digit.codePointAt(0) ?? 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(at - value - 1))) value += 1;
  return String(value);
};
