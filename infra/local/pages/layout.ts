import type { Locale } from '../../../shared/domain/locale.ts';
import { html, type Html } from '../../../shared/markup.ts';

const styles = html`<style>
  :root {
    color-scheme: light dark;
    --ground: light-dark(#f4f2ec, #131715);
    --card: light-dark(#ffffff, #1c221f);
    --ink: light-dark(#1e2421, #eceeec);
    --soft: light-dark(#58625c, #a9b3ad);
    --line: light-dark(#e0dacd, #39423d);
    --accent: light-dark(#1d6a55, #8ed1bb);
    --on-accent: light-dark(#ffffff, #10221c);
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0 auto;
    max-width: 46rem;
    padding: 1.5rem 1rem 4rem;
    background: var(--ground);
    color: var(--ink);
    font:
      1.05rem/1.55 system-ui,
      sans-serif;
  }
  h1,
  h2,
  h3 {
    line-height: 1.2;
    text-wrap: balance;
  }
  a {
    color: var(--accent);
  }
  form,
  .month,
  .card {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 0.75rem;
    padding: 1rem 1.25rem;
    margin: 1rem 0;
  }
  form {
    display: grid;
    gap: 1rem;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.25rem;
    align-items: center;
  }
  legend {
    font-weight: 600;
    padding: 0 0 0.4rem;
  }
  fieldset label {
    display: inline-flex;
    gap: 0.4rem;
    align-items: center;
    min-height: 2rem;
  }
  input,
  select,
  button {
    font: inherit;
    color: inherit;
    max-width: 100%;
  }
  input:not([type='radio']):not([type='hidden']),
  select {
    background: var(--ground);
    border: 1px solid var(--soft);
    border-radius: 0.4rem;
    padding: 0.4rem 0.6rem;
  }
  select {
    width: 100%;
  }
  button {
    background: var(--accent);
    color: var(--on-accent);
    border: 0;
    border-radius: 0.5rem;
    padding: 0.7rem 1.4rem;
    font-weight: 600;
    cursor: pointer;
    justify-self: start;
  }
  /* The button says what is chosen, without a script. */
  button [data-when] {
    display: none;
  }
  form:has([value='month']:checked) [data-when='month'],
  form:has([value='quarter']:checked) [data-when='quarter'],
  form:has([value='year']:checked) [data-when='year'],
  form:has([name='other']:not(:placeholder-shown)) [data-when='other'],
  form:has([name='other']:placeholder-shown):has([value='10']:checked) [data-when='10'],
  form:has([name='other']:placeholder-shown):has([value='25']:checked) [data-when='25'],
  form:has([name='other']:placeholder-shown):has([value='50']:checked) [data-when='50'],
  form:has([name='other']:placeholder-shown):has([value='100']:checked) [data-when='100'] {
    display: inline;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .month h3 {
    margin: 0;
  }
  .month p {
    margin: 0.2rem 0 0.6rem;
  }
  .month ul {
    list-style: none;
    padding: 0;
    margin: 0;
    display: grid;
    gap: 0.8rem;
  }
  progress {
    display: block;
    width: 100%;
    height: 0.6rem;
    accent-color: var(--accent);
  }
  .month li,
  .pending,
  .returned {
    color: var(--soft);
  }
  .pending,
  .returned {
    display: block;
  }
  .thanks,
  .refused {
    background: var(--card);
    border-left: 4px solid var(--accent);
    padding: 0.8rem 1rem;
  }
  .refused {
    border-color: light-dark(#b3261e, #f2b8b5);
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  td {
    padding: 0.35rem 0.75rem 0.35rem 0;
    vertical-align: top;
  }
</style>`;

export const layout = (locale: Locale, title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="${locale}">
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
