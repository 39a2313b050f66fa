import { html } from 'lit/html.js';
import { readAmount } from '../../shared/domain/amount.ts';
import { fill } from '../../shared/words/fill.ts';
import type { Form } from './form.ts';
import { euros } from './said.ts';

/** What the address of the page says about a gift to this campaign that somebody comes back from. */
export const returnedTo = (campaign: string | null | undefined): URLSearchParams | undefined => {
  const address = new URLSearchParams(location.search);
  const gone = address.has('checkout') && address.has('donation');
  return gone && (address.get('campaign') ?? campaign) === campaign ? address : undefined;
};

/** What was given is known from the address alone: the house may not have heard from Stripe yet. */
export const thanksOf = (form: Form, address: URLSearchParams) => {
  const { back } = form.words;
  const amount = readAmount(address.get('amount') ?? '');
  const known = 'cents' in amount && { amount: euros(form, amount.cents) };
  const method = address.get('method') ?? '';
  const debit = method === 'sepa_debit' && known;
  const there = /^(card|paypal)$/.test(method);
  const sentence = debit
    ? fill(back.onItsWay, debit)
    : there
      ? `${known ? fill(back.thanks, known) : back.thanksPlain} ${back.soon}`
      : back.either;
  const said = fill(back.shareText, { campaign: form.title, url: form.pageUrl });
  const mail = `mailto:?body=${encodeURIComponent(said)}`;
  return html`<div part="return">
    <h2 tabindex="-1">${debit ? back.onItsWayTitle : back.thanksTitle}</h2>
    <p role="status">${sentence}</p>
    <p class="row"><a href=${mail}>${back.shareByMail}</a><a href=${form.pageUrl}>${back.campaign}</a></p>
  </div>`;
};
