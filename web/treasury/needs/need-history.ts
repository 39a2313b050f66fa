import { html, type TemplateResult } from 'lit';
import { answered, api } from '../api/client.ts';
import type { PlannedNeed } from '../api/schema.d.ts';
import { type Change, lineOfChange } from '../parts/history.ts';
import type { NeedsWords } from './plan.ts';
import { calledFields, saidOf } from './said.ts';

/** Who changed a need, when, and from what to what. */
export const needHistory = ({ campaign, need }: PlannedNeed, words: NeedsWords): TemplateResult => {
  const path = { campaign, need };
  return html`<treasury-history
    .words=${words.history}
    .ask=${async () =>
      answered(api.GET('/v1/treasury/campaigns/{campaign}/needs/{need}/history', { params: { path } }))}
    .lineOf=${(change: Change) => lineOf(change, words)}
  ></treasury-history>`;
};

const lineOf = (change: Change, { history, fields }: NeedsWords): TemplateResult => {
  const was = saidOf(change.before);
  const is = saidOf(change.after);
  const told = calledFields
    .filter((field) => was[field] !== undefined || is[field] !== undefined)
    .map((field) => ({ called: fields[field], was: was[field], is: is[field] }));
  return lineOfChange(change, history, told);
};
