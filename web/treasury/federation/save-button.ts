import { html, type TemplateResult } from 'lit';
import { say } from '../language.ts';
import type { Form } from '../parts/form.ts';

/** A page has several forms: whoever hears the button only hears which one it saves. */
export const saveButton = (form: Form, what: string): TemplateResult =>
  html`<button ?disabled=${form.busy}>${say().save}<span class="unseen"> ${what}</span></button>`;
