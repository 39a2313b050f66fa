import type Stripe from 'stripe';
import type { Order } from '../account/account.ts';
import { testIban } from '../account/test-numbers.ts';
import type { textsFor } from './checkout-texts.ts';
import { framed } from './frame.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { money } from './money.ts';
import { often } from './often.ts';

export interface Entered {
  email: string;
  name: string;
  method: string;
  iban: string;
}

export interface Complaint {
  field: 'email' | 'iban' | 'method';
  message: string;
}

type Words = ReturnType<typeof textsFor>;

/** The choices a session offers, in the order of the page: the donor's choice decides how the money behaves. */
const choices = ({ texts }: Words, { mode, payment_method_types }: Stripe.Checkout.Session) =>
  [
    { value: 'card', type: 'card', label: texts.card, note: texts.cardNote },
    { value: 'card_declined', type: 'card', label: texts.cardDeclined, note: texts.cardDeclinedNote },
    ...(mode === 'subscription'
      ? [
          {
            value: 'card_fails_later',
            type: 'card',
            label: texts.cardFailsLater,
            note: texts.cardFailsLaterNote,
          },
        ]
      : []),
    { value: 'sepa_debit', type: 'sepa_debit', label: texts.sepa, note: texts.sepaNote },
    { value: 'sepa_debit_bounces', type: 'sepa_debit', label: texts.bounces, note: texts.bouncesNote },
    { value: 'paypal', type: 'paypal', label: texts.paypal, note: texts.paypalNote },
  ].filter((choice) => payment_method_types.includes(choice.type));

const field = (options: {
  name: string;
  label: string;
  value: string;
  type: string;
  autocomplete: string;
  required?: boolean;
  complaint: string | null;
}): Html =>
  html`<div class="field">
    <label for="${options.name}">${options.label}</label>
    <input
      id="${options.name}"
      name="${options.name}"
      type="${options.type}"
      value="${options.value}"
      autocomplete="${options.autocomplete}"
      maxlength="200"
      ${options.required === true && html` required`}${options.complaint !== null && html` aria-invalid="true" aria-describedby="${options.name}-problem"`}
    />
    ${options.complaint !== null && html`<p class="problem" id="${options.name}-problem">${options.complaint}</p>`}
  </div>`;

export const checkoutForm = (
  session: Stripe.Checkout.Session,
  order: Order | undefined,
  words: Words,
  entered: Entered,
  complaint: Complaint | null,
): Page => {
  const { texts, language } = words;
  const amount = money(session.amount_total ?? 0, session.currency ?? 'eur', language);
  const about = (name: Complaint['field']) => (complaint?.field === name ? complaint.message : null);
  const offered = choices(words, session);
  const chosen = offered.some(({ value }) => value === entered.method) ? entered.method : offered[0]?.value;
  const verb = session.submit_type === 'donate' ? texts.donate : texts.pay;
  const items = (order?.lineItems ?? []).map(
    (item) =>
      html`<li>
        <span>${item.description}${(item.quantity ?? 1) > 1 && ` × ${item.quantity}`}</span>
        <span>${money(item.amount_total, item.currency, language)}</span>
      </li>`,
  );
  const recurring = order?.lineItems[0]?.price?.recurring ?? null;
  return framed({
    status: complaint ? 422 : 200,
    language,
    title: `${verb}: ${amount}`,
    kind: 'checkout',
    mayLeaveTo: [session.success_url, session.cancel_url].filter((url) => url !== null),
    content: html`<header class="notice">${texts.nothingCharged}</header>
      <main>
        <section class="what" aria-labelledby="amount">
          <h1 id="amount"><span>${verb}</span> ${amount}</h1>
          <ul class="items">
            ${items}
          </ul>
          ${recurring && html`<p class="often">${texts.dueToday}: ${amount}. ${texts.thenEvery}: ${amount} ${often(recurring, language)}.</p>`}
        </section>
        <form method="post" action="/c/pay/${session.id}">
          ${complaint && html`<p class="problem" role="alert">${complaint.message}</p>`}
          <fieldset>
            <legend>${texts.contact}</legend>
            ${field({ name: 'email', label: texts.email, value: entered.email, type: 'email', autocomplete: 'email', required: true, complaint: about('email') })}
            ${field({ name: 'name', label: texts.name, value: entered.name, type: 'text', autocomplete: 'name', complaint: null })}
          </fieldset>
          <fieldset class="methods">
            <legend>${texts.method}</legend>
            ${offered.map(
              ({ value, label, note }) =>
                html`<label class="choice"
                  ><input type="radio" name="method" value="${value}" ${value === chosen && html` checked`} />
                  <span><strong>${label}</strong> <small>${note}</small></span></label
                > `,
            )}
            ${
              session.payment_method_types.includes('sepa_debit') &&
              html`<div class="iban">
                ${field({ name: 'iban', label: texts.iban, value: entered.iban || testIban, type: 'text', autocomplete: 'off', complaint: about('iban') })}
              </div>`
            }
          </fieldset>
          <button id="pay" type="submit">${verb} ${amount}</button>
          ${session.cancel_url !== null && html`<a id="cancel" href="/c/pay/${session.id}/cancel">${texts.cancel}</a>`}
        </form>
      </main>`,
  });
};

/** A page that only says something: paid already, expired, unknown. */
export const checkoutWord = (options: {
  status: number;
  words: Words;
  title: string;
  text: string;
  backTo: string | null;
}): Page =>
  framed({
    status: options.status,
    language: options.words.language,
    title: options.title,
    kind: 'checkout',
    content: html`<header class="notice">${options.words.texts.nothingCharged}</header>
      <main class="word">
        <h1>${options.title}</h1>
        <p>${options.text}</p>
        ${options.backTo !== null && html`<p><a href="${options.backTo}">${options.words.texts.backToSite}</a></p>`}
      </main>`,
  });
