import { randomUUID } from 'node:crypto';
import { html, type Html } from '../../../shared/markup.ts';
import { Locale } from '../../../shared/domain/locale.ts';
import { type Cents, cents, formatCents, negated } from '../../../shared/domain/money.ts';
import { formatMonth } from '../../../shared/domain/month.ts';
import { CheckoutRequest } from '../../../shared/routes/checkout.ts';
import { CampaignProgress, RefusalBody } from '../../../shared/routes.ts';
import { layout } from './layout.ts';
import { words } from './words.ts';

/** A plain page to give on, until the widget comes: everything on it is what the public API says. */
export const campaignPage = async (
  origin: string,
  campaign: string,
  asked: URLSearchParams,
  refused?: string,
): Promise<{ status: number; page: Html }> => {
  const locale = Locale.catch('de').parse(asked.get('lang'));
  const answer = await fetch(`${origin}/v1/campaigns/${campaign}`, {
    headers: { 'accept-language': locale },
  });
  const body: unknown = await answer.json();
  if (!answer.ok) {
    const message = RefusalBody.parse(body).error.message;
    return { status: answer.status, page: layout(locale, message, html`<h1>${message}</h1>`) };
  }
  const progress = CampaignProgress.parse(body);
  const content = html`
    <h1>${progress.title}</h1>
    ${returned(asked.get('checkout'), locale)}
    ${refused !== undefined && html`<p class="refused" role="alert">${refused}</p>`}
    ${givingForm(progress, asked, locale)} ${promised(progress, locale)}
    <h2>${words[locale].months}</h2>
    ${progress.months.map((month) => monthOf(month, locale))} ${languageLink(campaign, locale)}
  `;
  return { status: 200, page: layout(locale, progress.title, content) };
};

const returned = (checkout: string | null, locale: Locale) => {
  if (checkout === 'success') return html`<p class="thanks" role="status">${words[locale].thanks}</p>`;
  return checkout === 'cancelled' && html`<p class="thanks" role="status">${words[locale].cancelled}</p>`;
};

const promised = ({ pledged: { active } }: CampaignProgress, locale: Locale) =>
  active.pledges > 0 &&
  html`<p class="pledged">
    ${words[locale].pledged(formatCents(active.monthlyCents, locale), active.pledges)}
  </p>`;

const intervals = CheckoutRequest.shape.interval.unwrap().options;

const amounts: readonly Cents[] = [cents(10_00), cents(25_00), cents(50_00), cents(100_00)];

const givingForm = ({ campaign, months }: CampaignProgress, asked: URLSearchParams, locale: Locale): Html => {
  const chosen = asked.get('amount') ?? '25';
  const open = (months[0]?.needs ?? []).filter((need) => need.coveredCents < need.neededCents);
  const said = words[locale];
  const option = (value: string, label: string): Html =>
    html`<option value="${value}" ${asked.get('earmark') === value && html`selected`}>${label}</option>`;
  const often = asked.get('interval') ?? 'once';
  return html`
    <form method="post" action="/c/${campaign}/give">
      <input type="hidden" name="lang" value="${locale}" />
      <input type="hidden" name="key" value="${randomUUID()}" />
      <fieldset>
        <legend>${said.amount}</legend>
        ${amounts.map((amount) => {
          const euros = String(amount / 100);
          return html`<label
            ><input type="radio" name="amount" value="${euros}" ${chosen === euros && html`checked`} />
            ${formatCents(amount, locale)}</label
          >`;
        })}
        <label
          >${said.other}
          <input
            name="other"
            inputmode="decimal"
            autocomplete="off"
            size="9"
            placeholder=" "
            value="${asked.get('other') ?? ''}"
          />
          €</label
        >
      </fieldset>
      <fieldset>
        <legend>${said.howOften}</legend>
        ${intervals.map(
          (interval) =>
            html`<label
              ><input
                type="radio"
                name="interval"
                value="${interval}"
                ${often === interval && html`checked`}
              />
              ${said.intervals[interval]}</label
            >`,
        )}
      </fieldset>
      <label
        >${said.purpose}
        <select name="earmark">
          ${option('free', said.free)} ${option('staff', said.staff)} ${option('material', said.material)}
          ${
            open.length > 0 &&
            html`<optgroup label="${said.oneNeed}">
              ${open.map(({ need, title, neededCents, coveredCents }) =>
                option(
                  need,
                  `${title}: ${said.missing(formatCents(cents(neededCents - coveredCents), locale))}`,
                ),
              )}
            </optgroup>`
          }
        </select></label
      >
      <button id="give">
        ${said.give.before}
        ${amounts.map(
          (amount) => html`<span data-when="${amount / 100}">${formatCents(amount, locale)}</span> `,
        )}
        <span data-when="other">${said.give.now}</span>
        ${intervals.map(
          (interval) =>
            interval !== 'once' && html`<span data-when="${interval}">${said.intervals[interval]}</span> `,
        )}
        ${said.give.after}
      </button>
    </form>
  `;
};

const monthOf = (month: CampaignProgress['months'][number], locale: Locale): Html => html`
  <section id="month-${month.month}" class="month">
    <h3>${formatMonth(month.month, locale)}</h3>
    <p>
      ${words[locale].covered(formatCents(month.coveredCents, locale), formatCents(month.neededCents, locale))}
      ${
        month.pendingCents > 0 &&
        html`<span class="pending">${words[locale].pending(formatCents(month.pendingCents, locale))}</span>`
      }
      ${
        month.returnedCents < 0 &&
        html`<span class="returned"
          >${words[locale].returned(formatCents(negated(month.returnedCents), locale))}</span
        >`
      }
    </p>
    <ul>
      ${month.needs.map(
        (need) => html`
          <li>
            <label
              >${need.title}
              <progress max="${Math.max(need.neededCents, 1)}" value="${need.coveredCents}"></progress
            ></label>
            ${words[locale].covered(formatCents(need.coveredCents, locale), formatCents(need.neededCents, locale))}
          </li>
        `,
      )}
    </ul>
  </section>
`;

const languageLink = (campaign: string, locale: Locale): Html =>
  locale === 'de'
    ? html`<p><a href="/c/${campaign}?lang=en" lang="en" hreflang="en">English</a></p>`
    : html`<p><a href="/c/${campaign}?lang=de" lang="de" hreflang="de">Deutsch</a></p>`;
