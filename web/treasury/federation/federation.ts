import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { GovernedCarrier } from '../api/schema.d.ts';
import { dayName, whole } from '../language.ts';
import type { federation as german } from '../words/de/federation.ts';

export type FederationWords = typeof german;

export const readFederation = async () => answered(api.GET('/v1/treasury/federation'));
export type Federation = Awaited<ReturnType<typeof readFederation>>;

export const noticeSaid = (
  { stage, lastValidDay, daysLeft }: GovernedCarrier['notice'],
  { notice }: FederationWords,
): TemplateResult => {
  const said = fill(notice[stage], { day: dayName(lastValidDay), days: whole(daysLeft) });
  return stage === 'holds' ? html`${said}` : html`<b class="refused">${said}</b>`;
};
