import { html, type Html } from '../markup.ts';

/** What is wrong with a field, above it. */
export const said = (field: string, refused: string | undefined): Html | false =>
  refused !== undefined && html`<p class="refused" id="${field}-refused">${refused}</p>`;

/** The same for whoever does not see it. */
export const invalid = (field: string, refused: string | undefined): Html | false =>
  refused !== undefined && html`aria-invalid="true" aria-describedby="${field}-refused"`;

/** An address that an answer or a letter goes to; shown again with what is wrong with it. */
export const emailField = (field: string, label: string, email = '', refused?: string): Html => html`
  <label for="${field}">${label}</label>
  ${said(field, refused)}
  <input
    id="${field}"
    name="email"
    type="email"
    maxlength="254"
    dir="ltr"
    autocomplete="email"
    required
    value="${email}"
    ${invalid(field, refused)}
    ${refused !== undefined && html`autofocus=""`}
  />
`;

/** Nobody sees this field; whoever fills it in is a program. */
export const trapField = 'homepage';

export const trap = html`<div class="skip" aria-hidden="true">
  <label>Homepage <input name="${trapField}" autocomplete="off" tabindex="-1" /></label>
</div>`;
