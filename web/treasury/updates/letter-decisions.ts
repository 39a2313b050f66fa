import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { WrittenEdition } from '../api/schema.d.ts';
import { momentName } from '../language.ts';
import { confirmed } from '../parts/dialog.ts';
import { Form, type Once } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import type { UpdatesWords } from '../words/de/updates.ts';
import { hasPassed, isOpen } from './letter.ts';

type Turn = 'approve' | 'withdraw-approval' | 'cancel' | 'reopen' | 'pause' | 'resume';

const turn = async ({ topic, edition, version }: WrittenEdition, what: Turn, header: Once): Promise<void> => {
  const asked = { params: { path: { topic, edition }, header }, body: { version } };
  const turns = {
    approve: async () => api.POST('/v1/treasury/updates/{topic}/{edition}/approve', asked),
    'withdraw-approval': async () =>
      api.POST('/v1/treasury/updates/{topic}/{edition}/withdraw-approval', asked),
    cancel: async () => api.POST('/v1/treasury/updates/{topic}/{edition}/cancel', asked),
    reopen: async () => api.POST('/v1/treasury/updates/{topic}/{edition}/reopen', asked),
    pause: async () => api.POST('/v1/treasury/updates/{topic}/{edition}/pause', asked),
    resume: async () => api.POST('/v1/treasury/updates/{topic}/{edition}/resume', asked),
  };
  await answered(turns[what]());
};

/** What can be decided about a letter as it stands. */
export class TreasuryLetterDecisions extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    edition: { attribute: false },
    unsaved: { attribute: false },
  };
  declare words: UpdatesWords;
  declare edition: WrittenEdition;
  /** Somebody has typed what is not kept yet. */
  declare unsaved: boolean;
  declare changed: () => Promise<void>;
  readonly deciding = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  async decide(what: Turn, said: string): Promise<void> {
    const { deciding, edition } = this;
    await deciding.send(async () => {
      const { topic, edition: name, version } = edition;
      try {
        await turn(edition, what, deciding.keyFor(`${what} ${topic} ${name} ${version}`));
      } finally {
        // Also after a "no": somebody else was quicker, and one should see what they did.
        await this.changed();
      }
      tell(said);
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { decide: words } = this.words;
    const { edition, deciding } = this;
    const buttons = this.buttons();
    return buttons.length === 0
      ? nothing
      : html`<section class="card noprint">
          <h2>${words.title}</h2>
          ${edition.state === 'draft' && this.unsaved ? html`<p role="note">${words.saveFirst}</p>` : nothing}
          ${deciding.refusal()}
          <div class="row">${buttons}</div>
        </section>`;
  }

  buttons(): TemplateResult[] {
    const { decide: words } = this.words;
    const { edition } = this;
    const button = (label: string, act: () => Promise<void>, quiet = false, off = false) =>
      html`<button
        type="button"
        class=${quiet ? 'quiet' : ''}
        ?disabled=${this.deciding.busy || off}
        @click=${act}
      >
        ${label}
      </button>`;
    const simply = (what: Turn, label: string, said: string, quiet = false) =>
      button(label, async () => this.decide(what, said), quiet);
    switch (edition.state) {
      case 'draft':
        return [
          button(words.approve, async () => this.approve(), false, this.unsaved),
          this.cancelButton(button),
        ];
      case 'approved':
        return [simply('withdraw-approval', words.withdraw, words.withdrawn), this.cancelButton(button)];
      case 'sending':
        return [simply('pause', words.pause, words.paused), this.cancelButton(button)];
      case 'paused':
        return [simply('resume', words.resume, words.resumed), this.cancelButton(button)];
      case 'cancelled':
        return edition.frozenAt === undefined ? [simply('reopen', words.reopen, words.reopened)] : [];
      case 'sent':
      case 'lapsed':
        return [];
    }
  }

  cancelButton(
    button: (label: string, act: () => Promise<void>, quiet: boolean) => TemplateResult,
  ): TemplateResult {
    const { decide: words } = this.words;
    const whole = isOpen(this.edition);
    const act = whole ? words.cancel : words.cancelRest;
    return button(
      act,
      async () => {
        const title = whole ? words.cancelTitle : words.cancelRestTitle;
        const text = whole ? words.cancelText : words.cancelRestText;
        if (await confirmed(title, text, act)) await this.decide('cancel', words.cancelled);
      },
      true,
    );
  }

  async approve(): Promise<void> {
    const { decide: words } = this.words;
    const { sendAt } = this.edition;
    const text = hasPassed(sendAt) ? words.approveNow : fill(words.approveText, { at: momentName(sendAt) });
    if (await confirmed(words.approveTitle, text, words.approve))
      await this.decide('approve', words.approved);
  }
}

customElements.define('treasury-letter-decisions', TreasuryLetterDecisions);
