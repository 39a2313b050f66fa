import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { answered, api, ifMatch } from '../api/client.ts';
import { Refused } from '../api/refused.ts';
import type { Grant } from '../api/schema.d.ts';
import { say } from '../language.ts';
import { typedAmount } from '../needs/plan.ts';
import { areaField, moneyField, selectField, textField } from '../parts/fields.ts';
import { type Fields, Form, type Once } from '../parts/form.ts';
import { conflictOf } from '../parts/refusal.ts';
import {
  type CostLine,
  financings,
  type Funder,
  type GrantsWords,
  nameFor,
  ownShareSources,
  readGrant,
  type Tranche,
} from './grant.ts';
import { costPlanOf, fundersOf, tranchesOf } from './grant-rows.ts';
import { termsIn } from './grant-terms.ts';
import { furtherOf } from './further.ts';
import { Rows } from './rows.ts';
import { calledTerms, saidOf } from './said.ts';

/** All terms of a grant, to be written down or changed. Ends with `saved`. */
export class TreasuryGrantForm extends LitElement {
  static override readonly properties = { words: { attribute: false } };
  declare words: GrantsWords;
  declare campaign: string;
  /** The names that are taken, where a new one is made. */
  taken: readonly string[] = [];
  standing: Grant | undefined;
  saved: Grant | undefined;
  readonly funders = new Rows<Funder>(this, 'funders');
  readonly costPlan = new Rows<CostLine>(this, 'costPlan');
  readonly tranches = new Rows<Tranche>(this, 'tranches');
  readonly form = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Shows a grant as it stands; what somebody else did not touch keeps what is typed. */
  show(grant: Grant): void {
    const { standing } = this;
    const differs = (of: (typeof lists)[number]) =>
      JSON.stringify(standing?.[of]) !== JSON.stringify(grant[of]);
    if (differs('funders')) this.funders.show(grant.funders);
    if (differs('costPlan')) this.costPlan.show(grant.costPlan);
    if (differs('tranches')) this.tranches.show(grant.tranches);
    this.standing = grant;
    this.requestUpdate();
  }

  readonly send = async (fields: Fields, once: Once): Promise<void> => {
    const { campaign, standing, taken } = this;
    const terms = termsIn(fields, this);
    if (standing) {
      const { grant, version } = standing;
      const params = { path: { campaign, grant }, header: ifMatch(version) };
      const path = '/v1/treasury/campaigns/{campaign}/grants/{grant}';
      this.saved = await answered(api.PUT(path, { params, body: terms }));
    } else {
      const grant = nameFor(terms.programme, terms.decidedOn, taken);
      const params = { path: { campaign }, header: once };
      const path = '/v1/treasury/campaigns/{campaign}/grants';
      this.saved = await answered(api.POST(path, { params, body: { grant, ...terms } }));
    }
    this.dispatchEvent(new CustomEvent('saved'));
  };

  protected override render(): TemplateResult {
    const { words, form, standing } = this;
    const { fields } = words;
    const text = (name: 'programme' | 'fileNumber', hint: string, required = true) =>
      textField(form, { name, label: fields[name], hint, value: standing?.[name] ?? '', required });
    const day = (name: string, label: string, value = '') =>
      textField(form, { name, label, type: 'date', value });
    return html`<form class="form grant" novalidate @submit=${form.submit(this.send)}>
      ${text('programme', fields.programmeHint)} ${fundersOf(form, this.funders, words)}
      ${text('fileNumber', fields.fileNumberHint, false)}
      ${day('decidedOn', fields.decidedOn, standing?.decidedOn)}
      ${areaField(form, { name: 'purpose', label: fields.purpose, value: standing?.purpose ?? '' })}
      ${selectField(form, {
        name: 'financing',
        label: fields.financing,
        value: standing?.financing ?? 'fixed',
        options: financings.map((one) => [one, words.financing[one]] as const),
      })}
      ${moneyField(form, {
        name: 'grantedCents',
        label: fields.grantedCents,
        value: standing ? typedAmount(standing.grantedCents) : '',
      })}
      <fieldset class="pair">
        <legend>${fields.approval}</legend>
        ${day('approval.from', fields.approvalFrom, standing?.approval.from)}
        ${day('approval.through', fields.approvalThrough, standing?.approval.through)}
      </fieldset>
      ${costPlanOf(form, this.costPlan, words)} ${this.ownShare()} ${tranchesOf(form, this.tranches, words)}
      <div class="pair">
        ${day('reportDueOn', fields.reportDueOn, standing?.reportDueOn)}
        ${day('retainUntil', fields.retainUntil, standing?.retainUntil)}
      </div>
      ${furtherOf(form, standing, words)} ${this.conflict()} ${this.refusal()}
      <div class="row">
        <button ?disabled=${form.busy}>${say().save}</button>
        <button type="button" class="quiet" @click=${() => this.dispatchEvent(new CustomEvent('left'))}>
          ${say().cancel}
        </button>
      </div>
    </form>`;
  }

  ownShare(): TemplateResult {
    const { words, form, standing } = this;
    const share = standing?.ownShare;
    return html`<fieldset>
      <legend>${words.fields.ownShare}</legend>
      <p class="soft">${words.fields.ownShareHint}</p>
      <div class="pair">
        ${moneyField(form, {
          name: 'ownShare.cents',
          label: words.fields.cents,
          hint: '',
          value: share ? typedAmount(share.cents) : '',
          required: false,
        })}
        ${selectField(form, {
          name: 'ownShare.source',
          label: words.fields.ownShareSource,
          value: share?.source ?? 'donation',
          options: ownShareSources.map((one) => [one, words.ownShareSource[one]] as const),
        })}
      </div>
      ${textField(form, {
        name: 'ownShare.note',
        label: words.fields.ownShareNote,
        value: share?.note ?? '',
        required: false,
      })}
    </fieldset>`;
  }

  conflict(): TemplateResult | typeof nothing {
    const { form, words } = this;
    const versions = form.refused?.versions;
    if (!form.refused || !versions) return nothing;
    const { status, code } = form.refused;
    const said = { theirs: saidOf(versions.theirs, words), yours: saidOf(versions.yours, words) };
    const labels = Object.fromEntries(calledTerms.map((term) => [term, words.terms[term]]));
    return conflictOf(new Refused({ status, code, versions: said }), labels, () => void this.reload());
  }

  async reload(): Promise<void> {
    const { campaign, standing, form } = this;
    if (!standing) return;
    await form.send(async () => this.show(await readGrant(campaign, standing.grant)));
    this.querySelector<HTMLElement>('input')?.focus();
  }

  /** What is wrong with a list as a whole stands beside that list. */
  refusal(): TemplateResult | typeof nothing {
    const { form } = this;
    if (form.refused?.versions || lists.some((name) => name === form.refused?.field)) return nothing;
    return form.refusal([...this.querySelectorAll('[name]')].map((one) => one.getAttribute('name') ?? ''));
  }
}

const lists = ['funders', 'costPlan', 'tranches'] as const;

customElements.define('treasury-grant-form', TreasuryGrantForm);
