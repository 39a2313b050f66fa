import { html } from 'lit/html.js';
import { fill } from '../../shared/words/fill.ts';
import type { Form } from './form.ts';
import { euros } from './said.ts';

/** How far something is, as picture and in words. A picture by attributes: a host's policy may forbid inline styles. */
const far = (form: Form, label: string, neededCents: number, coveredCents: number, pendingCents = 0) => {
  const { covered, percent, full, missing } = form.words.progress;
  const share = (cents: number) => Math.min(100, Math.floor((100 * cents) / neededCents));
  const done = fill(covered, { covered: euros(form, coveredCents), needed: euros(form, neededCents) });
  const shown = fill(form.numbers.percent, { number: share(coveredCents) });
  return html`<p class="row">
      <b>${label} ${done}</b>
      <span>${fill(percent, { percent: shown })}</span>
    </p>
    <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none">
      <rect class="pending" height="1" width=${share(coveredCents + pendingCents)} />
      <rect height="1" width=${share(coveredCents)} />
    </svg>
    <p>
      ${coveredCents < neededCents ? fill(missing, { amount: euros(form, neededCents - coveredCents) }) : full}
    </p>`;
};

/** The month: what is covered and what is missing; what is only on its way is told apart. */
export const monthOf = (form: Form, inFull = false) => {
  const { month, promised } = form;
  const { neededCents, coveredCents, pendingCents, returnedCents, needs } = month;
  const said = form.words.progress;
  const told = (sentence: string, cents: number, people = '') =>
    cents > 0 ? html`<p class="soft">${fill(sentence, { amount: euros(form, cents), people })}</p>` : '';
  const costs = (['staff', 'material'] as const).map((costType) => {
    const ofType = needs.filter((need) => need.costType === costType);
    const sum = (of: 'neededCents' | 'coveredCents') => ofType.reduce((cents, need) => cents + need[of], 0);
    return inFull && ofType[0]
      ? far(form, `${said[costType]}:`, sum('neededCents'), sum('coveredCents'))
      : '';
  });
  return html`<div part="progress">
    <h2>${fill(said.title, { month: form.said.month })}</h2>
    ${neededCents ? far(form, '', neededCents, coveredCents, pendingCents) : html`<p>${said.nothingNeeded}</p>`}
    ${told(said.pending, pendingCents)}${costs}
    ${
      inFull
        ? [
            told(said.returned, Math.abs(returnedCents)),
            told(said.promised, promised.monthlyCents, form.said.people),
          ]
        : ''
    }
  </div>`;
};
