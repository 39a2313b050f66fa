import type { Language } from '../domain/language.ts';
import type { GivingMethod } from '../domain/method.ts';
import type { Cents } from '../domain/money.ts';
import { html, type Html } from '../markup.ts';
import type { RenderedForm } from '../routes/giving-form.ts';
import { fill } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import { addressIn } from './campaign-head.ts';
import { formId } from './form.ts';
import { euros } from './format.ts';

/** How somebody comes back from Stripe, as the address tells it; the books may not have heard of it yet. */
export interface Returned {
  readonly checkout: 'success' | 'cancelled';
  readonly amountCents: Cents | undefined;
  readonly method: GivingMethod | undefined;
}

/** What somebody who comes back wants to know first. */
export const returnCard = (returned: Returned, form: RenderedForm): Html => {
  const { language, pageUrl } = form;
  const words = wordsIn(language).back;
  if (returned.checkout === 'cancelled') {
    return card(
      words.cancelledTitle,
      html`<p>${words.cancelled}</p>
        ${form.open && html`<p><a class="button" href="#${formId}">${words.again}</a></p>`}`,
    );
  }
  const { title, said } = thanks(returned, language);
  const address = addressIn(pageUrl, language);
  const shared = fill(words.shareText, { campaign: form.title, url: address });
  const mail = `mailto:?subject=${encodeURIComponent(form.title)}&body=${encodeURIComponent(shared)}`;
  return card(
    title,
    html`${said.map((sentence) => html`<p>${sentence}</p>`)}
      <h3>${words.share}</h3>
      <p class="share"><a href="${address}" dir="ltr">${address}</a></p>
      <p class="ways">
        <a class="button quiet" href="${mail}">${words.shareByMail}</a>
        <a class="button quiet" href="/c/${form.campaign}?lang=${language}">${words.campaign}</a>
      </p>`,
  );
};

const thanks = (
  { amountCents, method }: Returned,
  language: Language,
): { readonly title: string; readonly said: readonly string[] } => {
  const words = wordsIn(language).back;
  if (method === 'sepa_debit' && amountCents !== undefined) {
    const said = fill(words.onItsWay, { amount: euros(amountCents, language) });
    return { title: words.onItsWayTitle, said: [said] };
  }
  if (method === 'card' || method === 'paypal') {
    const there =
      amountCents === undefined
        ? words.thanksPlain
        : fill(words.thanks, { amount: euros(amountCents, language) });
    return { title: words.thanksTitle, said: [there, words.soon] };
  }
  return { title: words.eitherTitle, said: [words.either] };
};

const card = (title: string, content: Html): Html =>
  html`<section class="card back" role="status" tabindex="-1" autofocus>
    <h2>${title}</h2>
    ${content}
  </section>`;

export const returnStyle = `
.back{border-inline-start:.4rem solid var(--accent)}
.back h2{margin:0}
.back h3{margin-top:1.25rem}
.share{font-weight:600;margin:.25rem 0}
.share a{display:inline-block;padding:.25rem 0;user-select:all}
.ways{display:flex;flex-wrap:wrap;gap:.75rem}
`;
