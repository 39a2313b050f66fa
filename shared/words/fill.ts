/** A sentence with a number in it, in each form that the language has for numbers (CLDR's plural categories). */
export interface Plural {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** Puts values into a sentence: `{amount}` becomes what `amount` is. Free of libraries, because browsers use it too. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The form for a count; `{count}` in it becomes the count. @param formatTag whose rules and digits, `ar-u-nu-latn` */
export const counted = (forms: Plural, count: number, formatTag: string): string =>
  fill(forms[new Intl.PluralRules(formatTag).select(count)] ?? forms.other, {
    count: new Intl.NumberFormat(formatTag).format(count),
  });
