import { html, type Html, type Piece } from '../../../shared/markup.ts';

export type Scheme = 'light' | 'dark';

// Browsers do not hand a frame the colour scheme of its element; here the letter's own question is answered.
const asked = (markup: string, scheme: Scheme): string =>
  markup.replaceAll('(prefers-color-scheme: dark)', scheme === 'dark' ? 'all' : 'not all');

// An empty `sandbox` takes everything from the letter: scripts, forms, its origin, opening windows.
const frame = (markup: string, width: 'phone' | 'desktop', scheme: Scheme): Html =>
  html`<iframe
    class="${width} ${scheme}"
    title="HTML part, ${width} width"
    sandbox=""
    srcdoc="${asked(markup, scheme)}"
  ></iframe>`;

/** One letter from all sides: phone and desktop width, light or dark, and the plain text. */
export const letterView = (letter: {
  facts: readonly (readonly [label: string, value: Piece])[];
  html: string;
  text: string;
  scheme: Scheme;
  /** The address of this view in the other colours. */
  otherSchemeHref: string;
}): Html => html`
  <div class="card">
    <dl>
      ${letter.facts.map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd> `,
      )}
    </dl>
  </div>
  <p>
    Shown in ${letter.scheme} colours.
    <a href="${letter.otherSchemeHref}">Show in ${letter.scheme === 'light' ? 'dark' : 'light'} colours</a>
  </p>
  <div class="views">
    <section class="view">
      <h2>Phone, 360 px</h2>
      <div class="scroll" tabindex="0" role="group" aria-label="phone width">
        ${frame(letter.html, 'phone', letter.scheme)}
      </div>
    </section>
    <section class="view">
      <h2>Desktop, 640 px</h2>
      <div class="scroll" tabindex="0" role="group" aria-label="desktop width">
        ${frame(letter.html, 'desktop', letter.scheme)}
      </div>
    </section>
    <section class="view">
      <h2>Plain text</h2>
      <div class="scroll" tabindex="0" role="group" aria-label="plain text"><pre>${letter.text}</pre></div>
    </section>
  </div>
`;
