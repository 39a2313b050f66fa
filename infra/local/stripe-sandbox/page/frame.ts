import { html } from './html.ts';
import type { Html } from './html.ts';

export interface Page {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A whole page. `mayLeaveTo` names the sites a form of this page may end up at: browsers hold redirects against the policy, too. */
export const framed = (options: {
  status?: number;
  language: string;
  title: string;
  kind: 'checkout' | 'dashboard' | 'portal';
  mayLeaveTo?: readonly string[];
  content: Html;
}): Page => {
  const origins = (options.mayLeaveTo ?? []).map((url) => new URL(url).origin);
  return {
    status: options.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': [
        "default-src 'none'",
        "style-src 'self'",
        `form-action ${["'self'", ...origins].join(' ')}`,
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
    body: html`<!doctype html>
      <html lang="${options.language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${options.title}</title>
          <link rel="stylesheet" href="/sandbox/style.css" />
        </head>
        <body class="${options.kind}">
          ${options.content}
        </body>
      </html> `.text,
  };
};

export const plain = (status: number, body: string, type = 'text/plain'): Page => ({
  status,
  headers: { 'content-type': `${type}; charset=utf-8`, 'x-content-type-options': 'nosniff' },
  body,
});

export const redirect = (location: string): Page => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
});
