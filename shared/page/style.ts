import { look } from '../look.ts';

/** What all pages of ours share: one column, light and dark, nothing fetched. */
export const style = `
:root{color-scheme:light dark;${look}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1rem 1rem 4rem;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.2;text-wrap:balance}
a{color:var(--accent)}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.25rem;margin:1rem 0}
input,select,textarea,button{font:inherit;color:inherit;max-width:100%}
input:not([type=radio],[type=checkbox],[type=hidden]),select,textarea{display:block;width:100%;background:var(--ground);border:1px solid var(--edge);border-radius:.4rem;padding:.5rem .6rem;min-height:2.75rem}
input[type=radio],input[type=checkbox]{width:1.25rem;height:1.25rem;accent-color:var(--accent);flex:none}
button,.button{display:inline-block;background:var(--accent);color:var(--on-accent);border:2px solid transparent;border-radius:.5rem;padding:.65rem 1.25rem;font-weight:600;cursor:pointer;text-decoration:none}
button.quiet,.button.quiet{background:transparent;color:var(--accent);border-color:currentcolor}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[tabindex="-1"]:focus-visible{outline:0}
.soft{color:var(--soft)}
.way{display:inline-block;padding:.25rem 0}
.refused{color:var(--refused);font-weight:600}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{position:static}
@media print{body{max-width:none;padding:0;background:#fff;color:#000}.card{border:0;padding:0}nav,.noprint{display:none}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
