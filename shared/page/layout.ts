import { createHash } from 'node:crypto';
import { directionOf, type Language } from '../domain/language.ts';
import { html, Html } from '../markup.ts';
import { style } from './style.ts';

/** One page of ours, before it is put on paper. */
export interface PageOfOurs {
  readonly language: Language;
  readonly title: string;
  readonly content: Html;
  /** What belongs into the head besides the usual: descriptions, links. */
  readonly head?: Html;
  /** Rules that only this page needs. */
  readonly style?: string;
  /** A script of ours by its address, `/widget/…`: comfort, the page works without. */
  readonly script?: string;
  /** Whom the page may speak to by script, besides itself. Only with a script. */
  readonly connectsTo?: string;
  /**
   * Where its forms may lead, as sources of a Content-Security-Policy; a browser holds a redirect after a form to this
   * as well. Without it the page has no form.
   */
  readonly formLeadsTo?: string;
  /** It shows pictures of ours by their addresses. */
  readonly pictures?: boolean;
  /** For search engines. Pages about one gift are nobody else's business, and their addresses neither. */
  readonly indexed?: boolean;
}

export interface LaidOutPage {
  readonly markup: string;
  /** What must go along with it: its policy. */
  readonly headers: Readonly<Record<string, string>>;
}

export const laidOut = (page: PageOfOurs): LaidOutPage => {
  const {
    language,
    title,
    content,
    head,
    script,
    connectsTo,
    formLeadsTo = "'none'",
    pictures = false,
    indexed = false,
  } = page;
  const styles = [style, ...(page.style === undefined ? [] : [page.style])];
  const policy = [
    "default-src 'none'",
    `style-src ${styles.map(digestOf).join(' ')}`,
    ...(script === undefined ? [] : ["script-src 'self'", `connect-src ${connectsTo ?? "'self'"}`]),
    // GiroCodes are part of the page; other pictures are shown on pages that say so.
    pictures ? "img-src 'self' data:" : 'img-src data:',
    "base-uri 'none'",
    `form-action ${formLeadsTo}`,
    "frame-ancestors 'none'",
  ];
  return {
    markup: html`<!doctype html>
      <html lang="${language}" dir="${directionOf(language)}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          ${!indexed && html`<meta name="robots" content="noindex" />`}
          ${
            // A style sheet is not markup: nothing in it is escaped, and nothing in it comes from outside.
            styles.map((sheet) => new Html(`<style>${sheet}</style>`))
          }
          ${head} ${script !== undefined && html`<script type="module" src="${script}"></script>`}
        </head>
        <body>
          ${content}
        </body>
      </html>`.markup,
    headers: {
      'content-security-policy': policy.join('; '),
      ...(indexed
        ? { 'referrer-policy': 'strict-origin-when-cross-origin' }
        : { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' }),
    },
  };
};

const digests = new Map<string, string>();
const digestOf = (sheet: string): string => {
  const known = digests.get(sheet) ?? `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`;
  digests.set(sheet, known);
  return known;
};
