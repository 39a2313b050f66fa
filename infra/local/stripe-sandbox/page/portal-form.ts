import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { subscriptionsOf } from '../account/portal-actions.ts';
import { idOf } from '../account/reference.ts';
import { periodOf } from '../account/subscription.ts';
import { testIban } from '../account/test-numbers.ts';
import { framed } from './frame.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { money } from './money.ts';
import { often } from './often.ts';
import type { portalTextsFor } from './portal-texts.ts';

type Words = ReturnType<typeof portalTextsFor>;

interface Shown {
  path: string;
  words: Words;
  actions: readonly string[];
  complaint: 'amount' | 'method' | 'iban' | null;
}

const dayOf = (seconds: number, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(seconds * 1000);

const amountOf = (subscription: Stripe.Subscription): number =>
  subscription.items.data.reduce(
    (sum, item) => sum + (item.price.unit_amount ?? 0) * (item.quantity ?? 1),
    0,
  );

const stateOf = (account: Account, subscription: Stripe.Subscription, { language, texts }: Words): string => {
  if (subscription.status === 'paused') return texts.paused;
  if (subscription.cancel_at !== null)
    return `${texts.endsOn} ${dayOf(subscription.cancel_at, language)}. ${texts.ended}`;
  const invoice = account.invoices.get(idOf(subscription.latest_invoice) ?? '');
  if (subscription.status === 'past_due' && invoice && invoice.next_payment_attempt !== null)
    return `${texts.pastDue} ${dayOf(invoice.next_payment_attempt, language)}.`;
  return `${texts.next} ${dayOf(periodOf(subscription).end, language)}.`;
};

const problem = (text: string): Html => html`<p class="problem" role="alert">${text}</p>`;

const giftOf = (account: Account, subscription: Stripe.Subscription, shown: Shown): Html => {
  const { path, words, actions, complaint } = shown;
  const { texts, language } = words;
  const [item] = subscription.items.data;
  const hidden = html`<input type="hidden" name="subscription" value="${subscription.id}" />`;
  const button = (action: string, label: string, fits: boolean): Html | false =>
    fits &&
    actions.includes(action) &&
    html`<button id="${action}-${subscription.id}" formaction="${path}/${action}">${label}</button>`;
  const ends = subscription.cancel_at !== null;
  const rests = subscription.status === 'paused';
  return html`<section>
    <h2>
      ${money(amountOf(subscription), subscription.currency, language)}
      ${item?.price.recurring && often(item.price.recurring, language)}
    </h2>
    <p>${stateOf(account, subscription, words)}</p>
    ${
      actions.includes('amount') &&
      html`<form method="post" action="${path}/amount">
        ${hidden} ${complaint === 'amount' && problem(texts.amountWrong)}
        <div class="field">
          <label for="amount-${subscription.id}">${texts.amount}</label>
          <input
            id="amount-${subscription.id}"
            name="amount"
            inputmode="decimal"
            value="${(amountOf(subscription) / 100).toFixed(2)}"
          />
        </div>
        <button>${texts.amountSave}</button>
      </form>`
    }
    <form class="choices" method="post" action="${path}">
      ${hidden} ${button('pause', texts.pause, !rests && !ends)} ${button('resume', texts.resume, rests)}
      ${button('stop', texts.stop, !ends)} ${button('keep', texts.keep, ends)}
    </form>
  </section>`;
};

const methodForm = ({ path, words: { texts }, complaint }: Shown): Html =>
  html`<section>
    <form method="post" action="${path}/method">
      ${complaint === 'method' && problem(texts.methodWrong)}
      <div class="field">
        <label for="method">${texts.method}</label>
        <select id="method" name="method">
          <option value="card">${texts.card}</option>
          <option value="card_fails_later">${texts.cardFailsLater}</option>
          <option value="sepa_debit">${texts.sepa}</option>
          <option value="paypal">${texts.paypal}</option>
        </select>
      </div>
      ${complaint === 'iban' && problem(texts.ibanWrong)}
      <div class="field">
        <label for="iban">${texts.iban}</label>
        <input id="iban" name="iban" value="${testIban}" autocomplete="off" />
      </div>
      <button>${texts.methodSave}</button>
    </form>
  </section>`;

export const portalForm = (
  account: Account,
  session: Stripe.BillingPortal.Session,
  customer: Stripe.Customer,
  shown: Shown,
): Page => {
  const { texts, language } = shown.words;
  const gifts = subscriptionsOf(account, customer);
  const flow = session.flow;
  const about =
    flow?.subscription_cancel?.subscription ??
    flow?.subscription_pause?.subscription ??
    flow?.subscription_update?.subscription;
  return framed({
    status: shown.complaint === null ? 200 : 422,
    language,
    title: texts.title,
    kind: 'portal',
    mayLeaveTo: [session.return_url, flow?.after_completion.redirect?.return_url ?? null].filter(
      (url) => url !== null,
    ),
    content: html`<header class="notice">${texts.nothingCharged}</header>
      <main>
        <h1>${texts.title}</h1>
        ${gifts.length === 0 && html`<p>${texts.nothingHere}</p>`}
        ${gifts.filter(({ id }) => about === undefined || id === about).map((gift) => giftOf(account, gift, shown))}
        ${gifts.length > 0 && shown.actions.includes('method') && methodForm(shown)}
        ${session.return_url !== null && html`<p><a id="back" href="${session.return_url}">${texts.back}</a></p>`}
      </main>`,
  });
};

/** Expired, or never there: the page does not say which, nor whose it was. */
export const portalWord = (options: { status: number; words: Words; backTo: string | null }): Page => {
  const { texts, language } = options.words;
  return framed({
    status: options.status,
    language,
    title: texts.expiredTitle,
    kind: 'portal',
    content: html`<header class="notice">${texts.nothingCharged}</header>
      <main>
        <h1>${texts.expiredTitle}</h1>
        <p>${texts.expiredText}</p>
        ${options.backTo !== null && html`<p><a href="${options.backTo}">${texts.back}</a></p>`}
      </main>`,
  });
};
