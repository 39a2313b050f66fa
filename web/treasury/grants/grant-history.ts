import { html, type TemplateResult } from 'lit';
import { answered, api } from '../api/client.ts';
import type { Grant } from '../api/schema.d.ts';
import { type Change, lineOfChange } from '../parts/history.ts';
import type { GrantsWords } from './grant.ts';
import { calledTerms, saidOf } from './said.ts';

/** Who changed a grant, when, and from what to what. */
export const grantHistory = ({ campaign, grant }: Grant, words: GrantsWords): TemplateResult => {
  const path = { campaign, grant };
  return html`<treasury-history
    .words=${words.history}
    .ask=${async () =>
      answered(api.GET('/v1/treasury/campaigns/{campaign}/grants/{grant}/history', { params: { path } }))}
    .lineOf=${(change: Change) => lineOf(change, words)}
  ></treasury-history>`;
};

const lineOf = (change: Change, words: GrantsWords): TemplateResult => {
  const was = saidOf(change.before, words);
  const is = saidOf(change.after, words);
  const told = calledTerms
    .filter((term) => was[term] !== is[term])
    .map((term) => ({ called: words.terms[term], was: was[term], is: is[term] }));
  return lineOfChange(change, words.history, told);
};
