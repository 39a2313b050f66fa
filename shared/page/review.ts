import type { FeeRule } from '../domain/fee.ts';
import { feeOf, paidForNet } from '../domain/fee.ts';
import type { Challenge } from '../domain/challenge.ts';
import { letterLocale } from '../domain/language.ts';
import { type Cents, cents } from '../domain/money.ts';
import type { GivingMethod } from '../domain/method.ts';
import type { Month } from '../domain/month.ts';
import { html, type Html, type Piece } from '../markup.ts';
import type { CheckoutRequest } from '../routes/checkout.ts';
import type { RenderedForm } from '../routes/giving-form.ts';
import { fill } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import type { Choices } from './choices.ts';
import { formId } from './form.ts';
import { dayName, euros, monthName } from './format.ts';
import type { PageOfOurs } from './layout.ts';
import { ofTheCampaign } from './own-text.ts';

export interface ReviewShown {
  readonly form: RenderedForm;
  readonly choices: Choices;
  readonly amountCents: Cents;
  readonly method: { readonly method: GivingMethod; readonly fee: FeeRule };
  /** The one need it is for, if it is for one. */
  readonly need: { readonly title: string; readonly month: Month } | undefined;
  /** The gift's, so that a second click gives no second gift. */
  readonly idempotencyKey: string;
  /** Why it could not begin just now. */
  readonly refused?: string;
  /** What the browser must solve before it can. */
  readonly challenge?: Challenge | undefined;
  /** A task was solved already, and another one came. */
  readonly answered?: boolean;
}

/** What will happen, in full, before it does: nothing has been sent to anybody yet. */
export const reviewPage = (shown: ReviewShown): PageOfOurs => {
  const { form, choices, method, refused, challenge } = shown;
  const { language, campaign, title } = form;
  const words = wordsIn(language);
  const { review } = words;
  const regular = choices.interval !== 'once';
  const byTransfer = method.method === 'bank_transfer';
  const content = html`<main>
    <p><a class="way" href="/c/${campaign}?lang=${language}">${ofTheCampaign(title)}</a></p>
    <h1>${review.title}</h1>
    ${refused !== undefined && html`<p class="card refused" role="alert" tabindex="-1" autofocus>${refused}</p>`}
    <form
      class="card"
      method="post"
      action="/c/${campaign}/give?lang=${language}"
      ${challenge && html`data-challenge="${JSON.stringify(challenge)}" data-working="${words.form.working}" ${shown.answered && html`data-answered=""`}`}
    >
      ${hidden(shown)}
      <dl>
        ${rows(shown).map(
          ([name, said]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${said}</dd>
            </div>`,
        )}
      </dl>
      ${choices.newsletter && html`<p class="agreed">${words.form.newsletter}</p>`}
      ${regular && !byTransfer && html`<p>${review.stop}</p>`}
      <p class="soft">${review.onward[method.method]}</p>
      ${letterLocale(language) !== language && language !== 'de-simple' && html`<p class="soft">${review.letters}</p>`}
      ${regular && html`<p>${review.adult}</p>`}
      <p class="ways">
        <button id="give">
          ${fill(words.form.give[choices.interval], { amount: euros(paidOf(shown), language) })}
        </button>
        <button
          class="quiet"
          formaction="/c/${campaign}/review?lang=${language}#${formId}"
          name="change"
          value="yes"
        >
          ${review.change}
        </button>
      </p>
    </form>
  </main>`;
  return {
    language,
    title: `${review.title} · ${title}`,
    content,
    style,
    ...(challenge && { script: '/widget/proof.js' }),
    // A browser holds the redirect after the form to this as well: it leads on to Stripe, at whatever domain.
    formLeadsTo: `'self' ${new URL(form.pageUrl).protocol}`,
  };
};

const paidOf = ({ amountCents, choices, method }: ReviewShown): Cents =>
  choices.coverFee ? cents(paidForNet(amountCents, method.fee)) : amountCents;

const rows = (shown: ReviewShown): [string, Piece][] => {
  const { form, choices, method } = shown;
  const { language } = form;
  const { review, form: words } = wordsIn(language);
  const paid = paidOf(shown);
  const fee = cents(feeOf(paid, method.fee));
  const amount = html`<strong>${euros(paid, language)}</strong>${
      choices.coverFee && fee > 0 && html`<br />${fill(review.fee, { fee: euros(fee, language) })}`
    }`;
  return [
    [review.amount, amount],
    [review.howOften, html`${words.interval[choices.interval]}${again(shown)}`],
    [review.purpose, purposeOf(shown)],
    [review.method, words.methods[method.method]],
    [review.receiver, form.carrier.name],
    ...wallRow(choices, words),
  ];
};

const again = ({ form, choices: { interval }, method }: ReviewShown): Html | false => {
  if (interval === 'once') return false;
  const { review } = wordsIn(form.language);
  const day = dayName(form.nextDebitOn[interval], form.language);
  const said = method.method === 'bank_transfer' ? review.standingOrder : fill(review.nextDebit, { day });
  return html`<br />${said}`;
};

const purposeOf = ({ form: { language }, choices: { earmark }, need }: ReviewShown): Piece => {
  if (need) return html`${ofTheCampaign(need.title)}<br />${monthName(need.month, language)}`;
  const words = wordsIn(language).form;
  return earmark === 'staff' || earmark === 'material' ? words[earmark] : words.free;
};

const wallRow = (
  { wall, wallName, wallComment }: Choices,
  words: ReturnType<typeof wordsIn>['form'],
): [string, Piece][] =>
  wall
    ? [
        [
          words.wallName,
          html`<bdi>${wallName}</bdi>${wallComment !== '' && html`<br /><q dir="auto">${wallComment}</q>`}`,
        ],
      ]
    : [];

const yes = (chosen: boolean): string => (chosen ? 'yes' : '');

/** Everything that was chosen, to be sent on or back. */
const hidden = ({ choices, method, idempotencyKey }: ReviewShown): Html => {
  const {
    amount,
    other,
    interval,
    earmark,
    coverFee,
    wall,
    wallName,
    wallComment,
    newsletter,
    by = '',
  } = choices;
  const fields = {
    amount,
    other,
    interval,
    earmark,
    method: method.method,
    coverFee: yes(coverFee),
    wall: yes(wall),
    wallName,
    wallComment,
    newsletter: yes(newsletter),
    by,
    idempotencyKey,
  } satisfies Record<keyof Choices, string> & Pick<CheckoutRequest, 'idempotencyKey'>;
  return html`${Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}<input type="hidden" name="proof" value="" />`;
};

const style = `
dl{margin:0}
dl>div{display:flex;flex-wrap:wrap;gap:0 1rem;padding:.6rem 0;border-bottom:1px solid var(--line)}
dt{flex:0 0 9rem;color:var(--soft)}
dd{flex:1 1 14rem;margin:0}
dd strong{font-size:1.25rem}
.agreed{border-inline-start:.3rem solid var(--accent);padding-inline-start:.75rem}
.ways{display:flex;flex-wrap:wrap;gap:.75rem;margin-bottom:.25rem}
.ways button{min-height:3rem}
p.refused{border-color:var(--refused)}
`;
