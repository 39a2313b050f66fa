import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { WrittenEdition } from '../api/schema.d.ts';
import { formatTag, whole } from '../language.ts';
import { textField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import type { UpdatesWords } from '../words/de/updates.ts';
import type { Language } from './letter.ts';

const ask = async ({ topic, edition }: WrittenEdition) =>
  answered(api.GET('/v1/treasury/updates/{topic}/{edition}/plan', { params: { path: { topic, edition } } }));

/** SendGrid and AWS bill in dollars. */
const dollars = (cents: number): string =>
  new Intl.NumberFormat(formatTag(), { style: 'currency', currency: 'USD' }).format(cents / 100);

/** Before a letter goes out: to oneself, and what it would come to. */
export class TreasuryLetterTrial extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    edition: { attribute: false },
    language: { attribute: false },
  };
  declare words: UpdatesWords;
  declare edition: WrittenEdition;
  declare language: Language;
  declare mayTest: boolean;
  readonly testing = new Form(this);
  readonly planning = new Form(this);
  plan: Awaited<ReturnType<typeof ask>> | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`${this.mayTest ? this.test() : nothing} ${this.planned()}`;
  }

  test(): TemplateResult {
    const { test: words } = this.words;
    const { testing: form, language, edition } = this;
    return html`<section class="card noprint">
      <h2>${words.title}</h2>
      <form
        class="form"
        novalidate
        @submit=${form.submit(async (fields, header) => {
          const body = { language, email: textIn(fields, 'email') };
          const params = { path: { topic: edition.topic, edition: edition.edition }, header };
          const { leftToday } = await answered(
            api.POST('/v1/treasury/updates/{topic}/{edition}/test', { params, body }),
          );
          tell(fill(words.sent, { left: whole(leftToday) }));
        })}
      >
        <p>${words.text}</p>
        ${textField(form, { name: 'email', label: words.email })} ${form.refusal(['email'])}
        <button ?disabled=${form.busy}>${words.send}</button>
      </form>
    </section>`;
  }

  planned(): TemplateResult {
    const { plan: words } = this.words;
    const { plan, planning: form } = this;
    return html`<section class="card noprint">
      <h2>${words.title}</h2>
      ${
        plan
          ? html`<dl class="answers">
                <dt>${words.letters}</dt>
                <dd>${whole(plan.letters)}</dd>
                <dt>${words.calls}</dt>
                <dd>${whole(plan.calls)}</dd>
                <dt>${words.hours}</dt>
                <dd>
                  ${plan.hours === 0 ? words.atOnce : fill(words.hoursValue, { hours: whole(plan.hours) })}
                </dd>
                <dt>${words.cost}</dt>
                <dd>
                  ${fill(words.costValue, {
                    sendGrid: dollars(plan.sendGridDollarCents),
                    aws: dollars(plan.awsDollarCents),
                  })}
                </dd>
              </dl>
              <p class="soft">${words.note}</p>`
          : nothing
      }
      ${form.refusal()}
      <p>
        <button
          type="button"
          class="quiet"
          ?disabled=${form.busy}
          @click=${async () =>
            form.send(async () => {
              this.plan = await ask(this.edition);
            })}
        >
          ${words.ask}
        </button>
      </p>
    </section>`;
  }
}

customElements.define('treasury-letter-trial', TreasuryLetterTrial);
