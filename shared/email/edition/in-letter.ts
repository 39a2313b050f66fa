import { directionOf, type Language } from '../../domain/language.ts';
import { lineOfSaying, type Saying, type Told } from '../../domain/telling.ts';
import { html, type Html, type Piece } from '../../markup.ts';
import { markdownHtml, type TagLook } from '../../markup/markdown.ts';
import { breaking, ink, paragraph, rowTable, smallPrint, soft } from '../letter-parts.ts';
import { offers, type Passage, pointsTo } from '../passages.ts';
import { underlined, wrapped } from '../plain-text.ts';
import { bar } from './bar.ts';
import { listedLines, typedLines } from './plain.ts';

/** A piece of a letter on the letter's own paper, in both its parts. */
export const passageOf = (told: Told, language: Language): Passage => {
  switch (told.told) {
    case 'heading':
      return heading(told.level, told.text);
    case 'sentence':
      return { html: paragraph(said(told.text)), text: wrapped(lineOfSaying(told.text)) };
    case 'aside':
      return { html: smallPrint(said(told.text)), text: wrapped(lineOfSaying(told.text)) };
    case 'bar':
      return { html: bar(told.percent), text: '' };
    case 'list':
      return { html: list(told.items), text: listedLines(told.items.map(lineOfSaying)) };
    case 'rows':
      return {
        html: rows(told.rows, language),
        text: listedLines(told.rows.map(([label, value]) => `${lineOfSaying(label)}: ${value}`)),
      };
    case 'button':
      return offers(told.label, told.href);
    case 'link':
      return pointsTo(told.label, told.href);
    case 'markdown':
      return {
        html: theirs(told.language, markdownHtml(told.source, dress)),
        text: typedLines(told.source),
      };
    case 'typed':
      return { html: theirs(told.language, typed(told.source)), text: typedLines(told.source) };
    case 'picture':
      return picture(told);
  }
};

/** Ours, or theirs: what somebody wrote keeps its direction, and a voice that reads it aloud its language. */
const said = (saying: Saying): Piece =>
  typeof saying === 'string'
    ? saying
    : html`<bdi lang="${saying.language ?? 'de'}" dir="auto">${saying.theirs}</bdi>${saying.ours}`;

const heading = (level: 2 | 3, text: Saying): Passage => {
  const line = wrapped(lineOfSaying(text));
  return level === 2
    ? {
        html: html`<h2 class="ink" style="${ink}margin:28px 0 8px;font-size:20px;line-height:27px;">
          ${said(text)}
        </h2> `,
        text: underlined(line, '='),
      }
    : {
        html: html`<h3 class="ink" style="${ink}margin:18px 0 4px;font-size:16px;line-height:24px;">
          ${said(text)}
        </h3> `,
        text: underlined(line, '-'),
      };
};

const list = (items: readonly Saying[]): Html =>
  html`<ul style="margin:0 0 16px;padding:0 20px;">
    ${items.map((item) => html`<li style="margin:0 0 6px;">${said(item)}</li> `)}
  </ul> `;

const rows = (lines: readonly (readonly [Saying, string])[], language: Language): Html => {
  const [start, end] = directionOf(language) === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const cell = `${breaking}font-size:15px;padding:7px 0;`;
  return rowTable(
    lines.map(([label, value]) => [said(label), value]),
    {
      table: 'margin:0 0 16px;',
      label: { class: 'ink', width: '54%', style: `${ink}${cell}text-align:${start};` },
      value: { class: 'soft', style: `${soft}${cell}text-align:${end};` },
    },
  );
};

/** Tags of a text, in the letter's own look: mail programs keep what is written into the tag. */
const dress: TagLook = {
  p: { style: 'margin:0 0 16px;' },
  a: { class: 'accent', style: 'color:#1d6a55;' },
  h3: { class: 'ink', style: `${ink}margin:18px 0 8px;font-size:18px;line-height:25px;` },
  h4: { class: 'ink', style: `${ink}margin:16px 0 6px;font-size:16px;line-height:24px;` },
  blockquote: {
    class: 'line',
    style: 'margin:0 0 16px;padding:0 16px;border:solid #e2dccf;border-width:0 4px;',
  },
  ul: { style: 'margin:0 0 16px;padding:0 20px;' },
  ol: { style: 'margin:0 0 16px;padding:0 24px;' },
  pre: { style: 'margin:0 0 16px;white-space:pre-wrap;' },
  hr: { style: 'border:0;border-top:1px solid #77807a;margin:20px 0;' },
};

// Aligned as its language is: a German paragraph in an Arabic letter begins on its own side, and so do its lists.
const theirs = (language: Language, content: Piece): Html =>
  html`<div
    lang="${language}"
    dir="auto"
    style="text-align:${directionOf(language) === 'rtl' ? 'right' : 'left'};"
  >
    ${content}
  </div> `;

const typed = (source: string): Html =>
  paragraph(source.split('\n').map((line, index) => (index === 0 ? line : html`<br />${line}`)));

/** As wide as the column leaves room for. */
const columnPixels = 528;

const picture = (told: Extract<Told, { told: 'picture' }>): Passage => {
  const width = Math.min(columnPixels, told.widthPixels);
  const height = Math.max(1, Math.round((told.heightPixels * width) / told.widthPixels));
  return {
    html: html`<p lang="${told.language}" dir="auto" style="margin:0 0 16px;">
      <img
        src="${told.src}"
        alt="${told.alternative}"
        width="${width}"
        height="${height}"
        style="display:block;width:100%;max-width:${width}px;height:auto;border:0;border-radius:8px;"
      />
    </p> `,
    text: told.alternative === '' ? '' : wrapped(`[${told.alternative}]`),
  };
};
