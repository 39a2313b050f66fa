import { html } from 'lit/html.js';
import { readAmount } from '../../shared/domain/amount.ts';
import type { CheckoutRequest } from '../../shared/routes/checkout.ts';
import { counted, fill } from '../../shared/words/fill.ts';
import { CampaignElement } from './campaign-element.ts';
import { fieldsOf, type Refused } from './fields.ts';
import { campaignAt, type Form } from './form.ts';
import { type Fields, type Gift, giftOf } from './gift.ts';
import { monthOf } from './month.ts';
import { returnedTo, thanksOf } from './return.ts';
import { reviewOf } from './review.ts';
import { euros } from './said.ts';

/** `<tragwerk-donate campaign="…">`: the form to give, on any website. */
export class TragwerkDonate extends CampaignElement {
  declare gift: Gift;
  reviewing = false;
  refused: Refused | undefined;
  /** What is being done, in words. */
  busy = '';
  /** Which amounts are offered, in cents. */
  sums: readonly number[] = [];
  start: Fields = {};
  returned: URLSearchParams | undefined;
  /** One for each gift, so that a second click gives no second gift. */
  key: string | undefined;

  override arrived(form: Form): void {
    const { returned: before } = this;
    const returned = returnedTo(form.campaign);
    const wish = (name: string) => returned?.get(name) ?? this.getAttribute(name) ?? '';
    const wished = wish('amounts').split(',').map(readAmount);
    const read = wished.flatMap((one) => ('cents' in one ? one.cents : []));
    const sums =
      wished.length === read.length && /^[345]$/.test(`${read.length}`) ? read : form.amounts.suggestedCents;
    const amount = returned?.get('amount') ?? '';
    const typed = readAmount(amount);
    const sum = 'cents' in typed ? typed.cents : (sums[1] ?? 0);
    this.returned = returned;
    this.sums = sums;
    this.start = {
      ...(sums.includes(sum) ? { amounts: `${sum}` } : { amount }),
      interval: (['month', 'quarter', 'year'] as const).find((one) => one === wish('interval')) ?? 'once',
      earmark: wish('earmark'),
      method: form.methods.find(({ method }) => method === returned?.get('method'))?.method,
    };
    this.gift = giftOf(form, this.start);
    super.arrived(form);
    if (!returned || before) return;
    this.focusOn('[role=status][tabindex],[part=return] h2');
    this.tell('return', {
      outcome: returned.get('checkout'),
      method: returned.get('method'),
      donation: returned.get('donation'),
    });
  }

  content(form: Form) {
    const { gift, returned, reviewing, refused } = this;
    const { form: words, back, review } = form.words;
    if (returned?.get('checkout') === 'success') return html`${monthOf(form)}${thanksOf(form, returned)}`;
    if (!form.open)
      return html`${monthOf(form)}
        <p>${words.closed}</p>`;
    return html`<form part="form" novalidate @input=${this.changed} @submit=${this.submit}>
      <div class="fields" ?hidden=${reviewing}>
        ${monthOf(form)}
        <h2 tabindex="-1">${fill(words.title, { campaign: form.title })}</h2>
        ${returned ? html`<p part="message" role="status" tabindex="-1">${back.cancelled}</p>` : ''}
        ${fieldsOf(form, this.start, this.sums, gift, refused)}
      </div>
      ${reviewing ? html`<div part="review">${reviewOf(form, gift)}</div>` : ''}
      <p class="refused" part="message" role="alert" tabindex="-1">
        ${refused?.field ? '' : refused?.message}
      </p>
      <p role="status">${this.busy}</p>
      <button part="button" @click=${once}>${gift.button}</button>
      ${
        reviewing
          ? html`<button type="button" part="change" @click=${() => this.busy || this.turn(false)}>
              ${review.change}
            </button>`
          : ''
      }
      <p class="soft">${fill(words.receiver, { carrier: isolated(form.carrier.name) })}</p>
    </form>`;
  }

  read(): void {
    const form = this.root.querySelector('form');
    if (form) this.gift = giftOf(this.form, Object.fromEntries(new FormData(form)));
  }

  changed = ({ target }: { readonly target: HTMLInputElement }): void => {
    const { name } = target;
    for (const field of this.root.querySelectorAll<HTMLInputElement>('[name=amounts],[name=amount]')) {
      if (name === 'amount') field.checked = false;
      if (name === 'amounts' && field.type === 'text') field.value = '';
    }
    this.key = this.refused = undefined;
    this.read();
    this.draw();
  };

  submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.read();
    const { code } = this.gift;
    if (code) this.refuse({ code });
    else if (this.reviewing) await this.give();
    else this.turn(true);
  };

  turn(reviewing: boolean): void {
    this.refused = undefined;
    this.reviewing = reviewing;
    this.focusOn('div:not([hidden])>h2[tabindex]');
  }

  async give(proof?: string, tasks = 2): Promise<void> {
    const { form, gift } = this;
    const { show, wall = '', comment, newsletter } = gift.fields;
    const { busy, working } = form.words.form;
    const page = location.href.replace(/#.*/, '');
    this.key ??= crypto.getRandomValues(new Uint8Array(16)).join('-');
    this.wait(proof ? working : busy);
    const request: CheckoutRequest = {
      ...gift.asked,
      locale: form.language,
      wall: show && { name: wall, comment: comment || undefined },
      newsletter: newsletter && { version: form.newsletterVersion },
      page: page.slice(0, 1000),
      idempotencyKey: this.key,
      proof,
    };
    try {
      const answer = await fetch(`${campaignAt(form.campaign)}checkout`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      const { donation, checkoutUrl, error = { code: 'bug' } } = await answer.json();
      if (answer.ok) {
        if (!this.tell('start', { donation, ...gift.asked })) return this.wait('');
        // Who turns back may find the page as it was left.
        addEventListener('pageshow', () => this.wait(''), { once: true });
        location.assign(checkoutUrl);
      } else if (error.challenge && tasks && isSecureContext) {
        this.wait(working);
        const { prove } = await import('./proof.ts');
        await this.give(await prove(error.challenge), tasks - 1);
      } else this.refuse(error, Number(answer.headers.get('retry-after')));
    } catch {
      this.refuse({ code: 'offline' });
    }
  }

  wait(busy: string): void {
    this.busy = busy;
    this.draw();
  }

  refuse(error: { code: string; message?: string; field?: string }, seconds = 0): void {
    const { form, root } = this;
    const { refusals, minutes } = form.words;
    const { code } = error;
    const sentences: Readonly<Record<string, string | undefined>> = refusals;
    const message = fill(sentences[code] ?? error.message ?? refusals.bug, {
      least: euros(form, form.amounts.leastCents),
      most: euros(form, form.amounts.mostCents),
      minutes: counted(minutes, Math.ceil(seconds / 60) || 1, form.formatTag),
      ...this.gift.typed,
    });
    const field = [error.field, code.split('.')[0]]
      .map((name) => root.querySelector<HTMLInputElement>(`[name="${name}"]`))
      .find(Boolean);
    const name = field?.name;
    this.busy = '';
    this.refused = { message, field: name };
    this.tell('error', { code, message });
    if (name) this.reviewing = false;
    const details = field?.closest('details');
    if (details) details.open = true;
    this.focusOn(name ? `[name=${name}]` : '[role=alert]');
  }

  focusOn(selector: string): void {
    this.draw();
    this.root.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** A name in another script than the sentence around it keeps its own direction (Unicode's FSI and PDI). */
const isolated = (name: string): string => `\u2068${name}\u2069`;

/** The second half of a double click: it would confirm a review that nobody has read. */
const once = (event: MouseEvent): void => {
  if (event.detail > 1) event.preventDefault();
};
