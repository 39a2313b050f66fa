import { html, type Html, type Piece } from '../../../shared/markup.ts';
import { styles } from './page-styles.ts';

/**
 * No scripts, nothing from elsewhere, and the same for the letters shown: a frame's `srcdoc` inherits this.
 * Inline styles are allowed because letters are made of them.
 */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

export const page = (title: string, content: Piece): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Mailbox</title>
        ${styles}
      </head>
      <body>
        <header>
          <strong>Mailbox of the local house</strong>
          <a href="/local/inbox">Inbox</a>
          <a href="/local/letters">Letter previews</a>
          <a href="/local/inbox.json">JSON</a>
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
