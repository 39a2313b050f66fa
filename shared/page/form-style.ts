const intervals = ['once', 'month', 'quarter', 'year'];
/** As many as a campaign can suggest. */
const places = [0, 1, 2, 3, 4];

const typed = '.give:has([name=other]:not(:placeholder-shown))';
const notTyped = '.give:not(:has([name=other]:not(:placeholder-shown)))';

/** Which of its sentences the button says. Browsers without `:has` say the plain one. */
const button = `
.give button span{display:none}
.give button .plainly{display:inline}
@supports selector(:has(a)){
.give button .plainly{display:none}
${intervals.map((interval) => `.give:has([value=${interval}]:checked) .say-${interval}`).join(',')},
${typed} .say-any,
.give:not(:has([name=amount]:checked)) .say-any,
${places.map((place) => `${notTyped}:has(.amount-${place}:checked) .say-${place}`).join(',')}{display:inline!important}
${typed} .amounts label:has(:checked){background:var(--ground);color:var(--ink);border-color:var(--edge);box-shadow:none;font-weight:400}
}`;

export const formStyle = `
.give{display:grid;gap:1.25rem}
.give h2,.give p{margin:0}
.give fieldset{border:0;margin:0;padding:0;min-width:0;display:grid;gap:.5rem}
legend,.legend{display:block;font-weight:600;padding:0;margin-bottom:.5rem}
.give legend+*{margin-top:0}
.pills{display:grid;gap:.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,8rem),1fr))}
.pills.methods{grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr))}
.pills.amounts{grid-template-columns:repeat(auto-fit,minmax(min(100%,4.5rem),1fr))}
.pills label{position:relative;display:flex;gap:.5rem;align-items:center;justify-content:center;min-height:2.75rem;padding:.35rem .6rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--ground);cursor:pointer;text-align:center;hyphens:auto}
.pills.methods label{justify-content:flex-start;text-align:start}
.pills:not(.methods) input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.pills label:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.pills:not(.methods) label:has(:checked){background:var(--accent);color:var(--on-accent);font-weight:600}
.pills label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.pills :focus-visible{outline:0}
@supports not selector(:has(a)){.pills:not(.methods) input{position:static;opacity:1;width:1.25rem;height:1.25rem}}
.check{display:flex;gap:.6rem;align-items:flex-start;min-height:1.5rem;cursor:pointer}
.check input{margin:.15rem 0 0}
.hint{font-size:.9375rem}
select+.hint{display:none;margin-top:.4rem!important}
select:has(optgroup :checked)+.hint{display:block}
.give details{border-top:1px solid var(--line);padding-top:.75rem}
.give summary,.months summary{cursor:pointer;min-height:1.75rem;color:var(--accent);font-weight:600}
.give details[open]>:not(summary){margin-top:.75rem}
.give details[open]>label:not(.check){display:block}
.give details[open]>label:not(.check)+*{margin-top:.25rem}
.give #give{width:100%;font-size:1.125rem;min-height:3.25rem}
.mistakes{border-color:var(--refused);border-inline-start-width:.4rem}
.mistakes h2{margin:0 0 .5rem;font-size:1.125rem}
.mistakes ul{margin:0;padding-inline-start:1.25rem}
[aria-invalid]{border-color:var(--refused)!important;border-width:2px!important}
@media (forced-colors:active){.pills label:has(:checked){forced-color-adjust:none;background:Highlight!important;color:HighlightText!important}}
${button}
`;
