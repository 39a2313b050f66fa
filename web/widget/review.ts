import { html } from 'lit/html.js';
import { fill } from '../../shared/words/fill.ts';
import type { Form } from './form.ts';
import { euros } from './said.ts';
import type { Gift } from './gift.ts';

/** Everything about the gift, to be checked before it leaves the page. */
export const reviewOf = (form: Form, gift: Gift) => {
  const { form: words, review } = form.words;
  const { need, asked } = gift;
  const { interval, method, earmark } = asked;
  return (
    method &&
    html`<h2 tabindex="-1">${review.title}</h2>
      <dl>
        ${row(
          review.amount,
          euros(form, gift.paidCents),
          asked.coverFee && fill(review.fee, { fee: euros(form, gift.feeCents) }),
        )}
        ${row(
          review.howOften,
          words.interval[interval],
          interval !== 'once' &&
            (method === 'bank_transfer'
              ? review.standingOrder
              : `${fill(review.nextDebit, { day: form.said.nextDebitOn[interval] })} ${review.stop}`),
        )}
        ${row(
          review.purpose,
          need
            ? need.title
            : words[earmark === 'staff' ? earmark : earmark === 'material' ? earmark : 'free'],
          need && form.said.month,
        )}
        ${row(review.method, words.methods[method], review.onward[method])}
        ${row(review.receiver, form.carrier.name, form.carrier.city)}
      </dl>
      ${/^(de|en)$/.test(form.language) ? '' : html`<p>${review.letters}</p>`}
      ${interval === 'once' ? '' : html`<p>${review.adult}</p>`}`
  );
};

const row = (label: string, value: string, note: unknown = '') =>
  html`<dt>${label}</dt>
    <dd><b>${value}</b>${note ? html`<p>${note}</p>` : ''}</dd>`;
