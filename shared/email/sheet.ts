import { directionOf, type Language } from '../domain/language.ts';
import { breaking, ink, soft } from './letter-parts.ts';
import { html, type Piece } from '../markup.ts';

// Mail programs keep inline styles for sure and a style sheet mostly: light colours are inline, dark ones come
// from the sheet by class. No images, no fonts: nothing is fetched when the letter is opened.
const font = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";

/** The page around a letter: one column of 600 pixels, light and dark. */
export const sheet = (letter: {
  language: Language;
  title: string;
  preheader: string;
  sender: string;
  body: Piece;
  footer: Piece;
}): string => {
  const direction = directionOf(letter.language);
  // Mail programs do not know `start`.
  const start = direction === 'rtl' ? 'right' : 'left';
  return html`<!doctype html>
    <html lang="${letter.language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>${letter.title}</title>
        <style>
          :root {
            color-scheme: light dark;
            supported-color-schemes: light dark;
          }
          @media (prefers-color-scheme: dark) {
            .page {
              background: #131715 !important;
            }
            .sheet {
              background: #1c221f !important;
              border-color: #333b37 !important;
            }
            .ink {
              color: #eceeec !important;
            }
            .soft {
              color: #a9b3ad !important;
            }
            .accent {
              color: #8ed1bb !important;
            }
            .button {
              background: #8ed1bb !important;
            }
            .button a {
              color: #10241d !important;
            }
            .line {
              border-color: #39423d !important;
            }
            .panel {
              background: #232a27 !important;
              border-color: #39423d !important;
            }
            .full {
              background: #8ed1bb !important;
            }
            .rest {
              background: #39423d !important;
            }
            .note {
              background: #3a3216 !important;
              border-color: #6b5d2a !important;
              color: #f3e9c8 !important;
            }
          }
          @media (max-width: 480px) {
            .inner {
              padding: 24px 20px !important;
            }
            .panel th,
            .panel td {
              display: block !important;
              width: auto !important;
              padding: 8px 0 0 !important;
            }
            .panel td {
              padding: 0 0 8px !important;
              border-top: 0 !important;
            }
          }
        </style>
      </head>
      <body class="page" style="margin:0;padding:0;background:#f3f0e9;-webkit-text-size-adjust:100%;">
        <div style="display:none;max-height:0;overflow:hidden;opacity:0;">${letter.preheader}</div>
        <main>
          <table
            role="presentation"
            class="page"
            width="100%"
            cellpadding="0"
            cellspacing="0"
            border="0"
            style="background:#f3f0e9;"
          >
            <tr>
              <td align="center" style="padding:20px 10px;">
                <!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
                <table
                  role="presentation"
                  width="100%"
                  cellpadding="0"
                  cellspacing="0"
                  border="0"
                  style="max-width:600px;table-layout:fixed;"
                >
                  <tr>
                    <td
                      class="soft"
                      style="${font}${soft}${breaking}font-size:14px;line-height:20px;padding:0 6px 10px;text-align:${start};"
                      dir="auto"
                    >
                      ${letter.sender}
                    </td>
                  </tr>
                  <tr>
                    <td
                      class="sheet inner ink"
                      style="${font}${ink}${breaking}font-size:16px;line-height:25px;padding:32px 36px;background:#ffffff;border:1px solid #e2dccf;border-radius:10px;text-align:${start};"
                    >
                      ${letter.body}
                    </td>
                  </tr>
                  <tr>
                    <td
                      class="soft"
                      style="${font}${soft}${breaking}padding:14px 6px 4px;text-align:${start};"
                    >
                      ${letter.footer}
                    </td>
                  </tr>
                </table>
                <!--[if mso]></td></tr></table><![endif]-->
              </td>
            </tr>
          </table>
        </main>
      </body>
    </html> `.markup.replaceAll(/\n\s+/gu, '\n');
};
