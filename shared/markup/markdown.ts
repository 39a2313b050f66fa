import newMarkdownIt, { type MarkdownIt, type Token } from 'markdown-it';
import { Html } from '../markup.ts';

/** What tags look like: attributes that ours get besides their own, by tag and name. */
export type TagLook = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Only what a person can tell by reading it: no `javascript:`, no `data:`, nothing that leads somewhere on the page. */
const leads = /^(?:https?:\/\/[^/]|mailto:[^\s?]+@)/iu;

// Made at the first use: most functions never set a paragraph.
let known: MarkdownIt | undefined;
const markdown = (): MarkdownIt => {
  if (known) return known;
  const made = newMarkdownIt({ html: false, linkify: false, typographer: false, breaks: true });
  made.disable(['image', 'table', 'code', 'reference']);
  made.validateLink = (href) => leads.test(href);
  known = made;
  return made;
};

/** Headings of a text are below those of the page it stands on. */
const headingLevels = new Map([
  ['h1', 'h3'],
  ['h2', 'h3'],
  ['h3', 'h4'],
  ['h4', 'h5'],
  ['h5', 'h6'],
]);

/**
 * Markdown that a person has typed, as HTML of plain tags. HTML in it is text, pictures are none, links lead to web pages
 * and mailboxes only and give nobody away.
 */
export const markdownHtml = (source: string, look: TagLook = {}): Html => {
  const parser = markdown();
  const tokens = parser.parse(source, {});
  const dress = (token: Token): void => {
    token.tag = headingLevels.get(token.tag) ?? token.tag;
    if (token.type === 'link_open') {
      token.attrSet('rel', 'noopener noreferrer');
      const title = token.attrIndex('title');
      // What a link says of itself is seen by few and checked by nobody.
      if (title >= 0) token.attrs?.splice(title, 1);
    }
    const worn = token.nesting === -1 ? undefined : look[token.tag];
    if (worn) for (const name in worn) token.attrSet(name, worn[name] ?? '');
    for (const child of token.children ?? []) dress(child);
  };
  tokens.forEach(dress);
  return new Html(parser.renderer.render(tokens, parser.options, {}));
};
