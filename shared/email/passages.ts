import {
  button,
  factTable,
  figure,
  foreign,
  link,
  note,
  panel,
  paragraph,
  quotation,
  smallPrint,
} from './letter-parts.ts';
import { html, type Piece } from '../markup.ts';
import { listed, underlined, wrapped } from './plain-text.ts';

/** A piece of a letter, said once and shown in both its parts: some people read one, some the other. */
export interface Passage {
  readonly html: Piece;
  readonly text: string;
}

type Row = readonly [label: string, value: string];

export const says = (text: string): Passage => ({ html: paragraph(text), text: wrapped(text) });

/** What only some readers will want to know. */
export const adds = (text: string): Passage => ({ html: smallPrint(text), text: wrapped(text) });

/** What must be read before all else. */
export const warns = (text: string): Passage => ({ html: note(text), text: wrapped(text) });

/** An address or a signature: one line each. */
export const inLines = (lines: readonly string[]): Passage => ({
  html: paragraph(lines.map((line, index) => (index === 0 ? line : html`<br />${line}`))),
  text: lines.map(wrapped).join('\n'),
});

export const lists = (rows: readonly Row[]): Passage => ({
  html: factTable(rows.map(([label, value]) => [label, foreign(value)])),
  text: listed(rows),
});

/** A sum of money, large where that is possible, and what belongs to it. */
export const accounts = (amount: Row, rows: readonly Row[]): Passage => ({
  html: [figure(amount[1]), lists(rows).html],
  text: listed([amount, ...rows]),
});

// An address on a line of its own is found by every mail program, and none breaks it.
const addressed = (label: string, href: string): string => `${wrapped(`${label}:`)}\n${href}`;

/** A link, as the one thing to do. */
export const offers = (label: string, href: string): Passage => ({
  html: button(label, href),
  text: addressed(label, href),
});

/** A link, as one thing among others. */
export const pointsTo = (label: string, href: string): Passage => ({
  html: paragraph(link(label, href)),
  text: addressed(label, href),
});

/** What somebody else wrote, line by line, in its own direction. */
export const quotes = (text: string): Passage => ({
  html: quotation(text.split('\n').map((line, index) => (index === 0 ? line : html`<br />${line}`))),
  text: text
    .split('\n')
    .map((line) => wrapped(line).trimEnd())
    .join('\n'),
});

/** A part of the letter that stands on its own. */
export const titled = (title: string, passages: readonly Passage[]): Passage => ({
  html: panel(title, inHtml(passages)),
  text: `${underlined(title, '-')}\n\n${inPlainText(passages)}`,
});

/** German in a letter of any language, marked as such for whoever has it read aloud. */
export const inGerman = (passages: readonly Passage[]): Passage => ({
  html: [html`<div lang="de">`, inHtml(passages), html`</div>`],
  text: inPlainText(passages),
});

export const inHtml = (passages: readonly Passage[]): Piece => passages.map((passage) => passage.html);

/** One empty line between two passages. */
export const inPlainText = (passages: readonly Passage[]): string =>
  passages.map(({ text }) => text).join('\n\n');
