import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { type Refused, refusedOf } from '../api/refused.ts';
import { refusalOf, sentenceOf } from './refusal.ts';

/** What a form's fields hold, by their names; a box without a tick is not there. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** For what makes something: sent again with the same key, it is done once. */
export interface Once {
  readonly 'Idempotency-Key': string;
}

let forms = 0;

type Host = ReactiveControllerHost & HTMLElement;

/**
 * A form of a page or a dialog: sends what it holds once, however often somebody presses the button, and puts a refusal
 * beside the field it is about.
 *
 * ```ts
 * readonly form = new Form(this);
 * html`<form @submit=${this.form.submit(async (fields, once) => {
 *   await answered(api.POST('/v1/treasury/…', { params: { path, header: once }, body: { … } }));
 * })}>
 *   ${textField(this.form, { name: 'title', label: this.words.title })}
 *   ${this.form.refusal()}
 *   <button ?disabled=${this.form.busy}>${say().save}</button>
 * </form>`
 * ```
 */
export class Form implements ReactiveController {
  readonly host: Host;
  /** Two forms of one page may have a field of the same name. */
  readonly id = (forms += 1);
  /** Something is being sent. */
  busy = false;
  refused: Refused | undefined;
  /** The key stays while the form holds the same: a lost answer is asked for again, not done again. */
  sent: { readonly holds: string; readonly key: string } | undefined;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.refused = undefined;
  }

  submit(act: (fields: Fields, once: Once) => Promise<void>) {
    return async (event: SubmitEvent): Promise<void> => {
      event.preventDefault();
      if (this.busy || !(event.currentTarget instanceof HTMLFormElement)) return;
      const form = event.currentTarget;
      const fields = fieldsIn(form);
      await this.send(async () => act(fields, this.keyFor(JSON.stringify(fields))), form);
    };
  }

  /** For what is sent without a form, by a button. */
  async send(act: () => Promise<void>, within: HTMLElement = this.host): Promise<void> {
    this.busy = true;
    this.refused = undefined;
    this.host.requestUpdate();
    try {
      await act();
      this.sent = undefined;
    } catch (thrown) {
      this.refused = refusedOf(thrown);
    }
    this.busy = false;
    this.host.requestUpdate();
    await this.host.updateComplete;
    if (this.refused) leadTo(within, this.refused.field);
  }

  keyFor(holds: string): Once {
    if (this.sent?.holds !== holds) this.sent = { holds, key: crypto.randomUUID() };
    return { 'Idempotency-Key': this.sent.key };
  }

  /** What is wrong with a field; nothing if nothing is. */
  wrongWith(field: string): string | undefined {
    return this.refused && isAbout(this.refused.field, field) ? sentenceOf(this.refused) : undefined;
  }

  /** The refusal where it is about none of the fields beside which it could stand. @param fields those of the form */
  refusal(fields: readonly string[] = []): TemplateResult | typeof nothing {
    const { refused } = this;
    if (!refused || fields.some((field) => isAbout(refused.field, field))) return nothing;
    return html`${refusalOf(sentenceOf(refused))}`;
  }
}

/** A refusal of `funders.0.name` is about the field of that name, or else about `funders`. */
const isAbout = (refused: string | undefined, field: string): boolean =>
  refused === field || (refused?.startsWith(`${field}.`) ?? false);

/** What a form's fields hold now. */
export const fieldsIn = (form: HTMLFormElement): Fields =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim()]] : [],
    ),
  );

const leadTo = (within: HTMLElement, field: string | undefined): void => {
  const named = [...within.querySelectorAll<HTMLElement>('[name]')].find((one) =>
    isAbout(field, one.getAttribute('name') ?? ''),
  );
  (named ?? within.querySelector<HTMLElement>('[role=alert]'))?.focus();
};
