import { createHash } from 'node:crypto';
import { Language } from '../../../shared/domain/language.ts';
import { html, Html } from '../../../shared/markup.ts';

// Somebody else's taste: nothing of ours, and rules for elements that reach everything they can.
const style = `
body{max-width:60rem;margin:0 auto;padding:1rem;background:#fff8e7;color:#3b2f1e;font:18px/1.6 Georgia,serif}
h1{color:#7a3b12;font-variant:small-caps;letter-spacing:.05em}
a{color:#7a3b12}
button,input,label{text-transform:uppercase}
.columns{display:grid;gap:2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));align-items:start}
`;

/** A website of somebody else, with the lines that the embed page hands out. @param query `lang` for the widget */
export const hostPage = (
  origin: string,
  query: URLSearchParams,
): { readonly page: Html; readonly style: string } => {
  const language = Language.catch('de').parse(query.get('lang'));
  const page = html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Stadtteilladen</title>
        ${new Html(`<style>${style}</style>`)}
        <script type="module" src="${origin}/widget/v1.js"></script>
      </head>
      <body>
        <main>
          <h1>Stadtteilladen</h1>
          <p>
            Diese Seite gehört nicht zu Tragwerk. Sie hat eigene Farben, eine strenge Content-Security-Policy
            und zwei Zeilen, die jemand eingefügt hat.
          </p>
          <div class="columns">
            <tragwerk-donate campaign="netzwerk" lang="${language}"
              ><a href="${origin}/c/netzwerk">Für das Netzwerk spenden</a></tragwerk-donate
            >
            <tragwerk-progress campaign="netzwerk" lang="${language}"
              ><a href="${origin}/c/netzwerk">Was gerade gebraucht wird</a></tragwerk-progress
            >
          </div>
          <p><a href="/">Zurück zum Haus</a></p>
        </main>
      </body>
    </html>`;
  return { page, style: `sha256-${createHash('sha256').update(style).digest('base64')}` };
};
