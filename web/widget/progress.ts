import { CampaignElement } from './campaign-element.ts';
import type { Form } from './form.ts';
import { monthOf } from './month.ts';

/** `<tragwerk-progress campaign="…">`: how far the month is, without the form. */
export class TragwerkProgress extends CampaignElement {
  override content(form: Form) {
    return monthOf(form, true);
  }
}
