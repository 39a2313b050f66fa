import type { Challenge } from '../../shared/domain/challenge.ts';
import { prove } from '../widget/proof.ts';

/**
 * Solves the task that the house has set because too much is asked of it, and sends the gift again with the answer.
 * Whoever has just sent an answer presses the button themselves: a page must not send for ever.
 */
const solve = async (form: HTMLFormElement): Promise<void> => {
  const { challenge = '', working = '', answered } = form.dataset;
  const field = form.querySelector<HTMLInputElement>('[name=proof]');
  const said = document.querySelector('[role=alert]');
  if (!field || !isSecureContext) return;
  if (said) said.textContent = working;
  // What we wrote there ourselves, as the house told us.
  const task: Challenge = JSON.parse(challenge);
  field.value = (await prove(task)) ?? '';
  if (answered === undefined && field.value !== '') form.submit();
};

const form = document.querySelector<HTMLFormElement>('form[data-challenge]');
if (form) void solve(form);
