import { look } from '../../../shared/look.ts';
import { html, Html } from '../../../shared/markup.ts';

/** Plain and quiet, so that the letter is what one looks at; one column on a phone, light and dark. */
export const styles = html`
  <style>
    :root {
      color-scheme: light dark;
      ${new Html(look)};
    }
    * {
      box-sizing: border-box;
    }
    body {
      margin: 0;
      background: var(--ground);
      color: var(--ink);
      font:
        16px/1.5 system-ui,
        sans-serif;
    }
    header,
    main {
      max-width: 1120px;
      margin: 0 auto;
      padding: 16px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
      align-items: baseline;
    }
    header strong {
      font-size: 18px;
    }
    a {
      color: var(--accent);
    }
    h1 {
      margin: 8px 0 16px;
      font-size: 26px;
      line-height: 1.25;
      overflow-wrap: anywhere;
    }
    h2 {
      margin: 0 0 8px;
      font-size: 15px;
      color: var(--soft);
      font-weight: 600;
    }
    .card {
      background: var(--card);
      border: 1px solid var(--line);
      border-radius: 10px;
      padding: 16px;
      margin: 0 0 20px;
      overflow-wrap: anywhere;
    }
    .letters {
      list-style: none;
      padding: 0;
      margin: 0 0 20px;
      background: var(--card);
      border: 1px solid var(--line);
      border-radius: 10px;
      overflow: hidden;
    }
    .letters li + li {
      border-top: 1px solid var(--line);
    }
    .letters a {
      display: grid;
      gap: 0 20px;
      padding: 12px 16px;
      color: inherit;
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    .letters a:hover,
    .letters a:focus-visible {
      background: var(--ground);
    }
    .letters b {
      color: var(--accent);
      font-weight: 600;
    }
    .letters small,
    .soft {
      color: var(--soft);
      font-size: 14px;
    }
    @media (min-width: 760px) {
      .letters a {
        grid-template-columns: 2fr 3fr auto;
        align-items: baseline;
      }
    }
    dl {
      display: grid;
      grid-template-columns: minmax(90px, auto) 1fr;
      gap: 4px 16px;
      margin: 0;
    }
    dt {
      color: var(--soft);
    }
    dd {
      margin: 0;
      min-width: 0;
    }
    .views {
      display: flex;
      flex-wrap: wrap;
      gap: 20px;
      margin: 0 0 20px;
    }
    .view {
      max-width: 100%;
    }
    .scroll {
      overflow-x: auto;
      max-width: 100%;
      border: 1px solid var(--line);
      border-radius: 10px;
    }
    iframe {
      display: block;
      height: 1000px;
      border: 0;
      background: Canvas;
    }
    iframe.light {
      color-scheme: light;
    }
    iframe.dark {
      color-scheme: dark;
    }
    .phone {
      width: 360px;
    }
    .desktop {
      width: 640px;
    }
    pre {
      margin: 0;
      padding: 16px;
      background: var(--card);
      font:
        14px/1.5 ui-monospace,
        monospace;
      width: max-content;
      min-width: 100%;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 12px 16px;
      align-items: end;
    }
    label {
      display: grid;
      gap: 2px;
      font-size: 14px;
      color: var(--soft);
    }
    select,
    input,
    button {
      font: inherit;
      min-height: 40px;
      padding: 4px 12px;
      border: 1px solid var(--edge);
      border-radius: 6px;
      background: var(--ground);
      color: var(--ink);
    }
    input {
      width: 90px;
    }
    button {
      background: var(--accent);
      color: var(--on-accent);
      border-color: var(--accent);
      cursor: pointer;
    }
    :focus-visible {
      outline: 3px solid var(--accent);
      outline-offset: 2px;
    }
  </style>
`;
