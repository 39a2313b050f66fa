import { look } from '../../../shared/look.ts';
import { html, Html } from '../../../shared/markup.ts';

const styles = new Html(`<style>
:root{color-scheme:light dark;${look}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1rem 4rem;background:var(--ground);color:var(--ink);font:1.05rem/1.55 system-ui,sans-serif}
h1,h2,h3{line-height:1.2;text-wrap:balance}
a{color:var(--accent)}
td a{display:inline-block;min-height:1.5rem}
form,.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.25rem;margin:1rem 0}
form{display:grid;gap:1rem}
fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center}
legend{font-weight:600;padding:0 0 .4rem}
fieldset label{display:inline-flex;gap:.4rem;align-items:center;min-height:2rem}
input,button{font:inherit;color:inherit;max-width:100%}
input{background:var(--ground);border:1px solid var(--edge);border-radius:.4rem;padding:.4rem .6rem}
button{background:var(--accent);color:var(--on-accent);border:0;border-radius:.5rem;padding:.7rem 1.4rem;font-weight:600;cursor:pointer;justify-self:start}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%}
td{padding:.35rem .75rem .35rem 0;vertical-align:top}
td+td{overflow-wrap:anywhere}
</style>`);

export const layout = (title: string, content: Html, language = 'en'): Html =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Tragwerk</title>
        ${styles}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`;
