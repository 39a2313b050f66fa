import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { ReceiptLine } from '../api/schema.d.ts';
import { readFederation } from '../federation/federation.ts';
import { momentName, say, whole } from '../language.ts';
import { Page } from '../page.ts';
import { Form } from '../parts/form.ts';
import { moreButton } from '../parts/more.ts';
import { addressOf } from '../shell/router.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';
import { receiptTable } from './receipt-table.ts';

const readRegister = async (carrier: string, year: string, after?: string) =>
  answered(
    api.GET('/v1/treasury/carriers/{carrier}/register/{year}', {
      params: { path: { carrier, year: Number(year) }, query: { after } },
    }),
  );

interface Register extends Awaited<ReturnType<typeof readRegister>> {
  /** The carrier's. */
  readonly name: string;
  /** When it was read: what is printed says of when it is. */
  readonly at: string;
}

/** All receipts of a carrier and year, by number, and the head of the chain they stand in. */
export class RegisterPage extends Page<ReceiptWords, Register> {
  readonly reading = new Form(this);

  heading(): string {
    const carrier = this.data?.name ?? this.parameter('carrier');
    return fill(this.words.register.title, { year: this.parameter('year'), carrier });
  }

  async load(): Promise<Register> {
    const [carrier, year] = [this.parameter('carrier'), this.parameter('year')];
    const [register, { carriers }] = await Promise.all([readRegister(carrier, year), readFederation()]);
    const name = carriers.find((one) => one.carrier === carrier)?.name ?? carrier;
    return { ...register, name, at: new Date().toISOString() };
  }

  content(register: Register, words: ReceiptWords): TemplateResult {
    const { receipts, next } = register;
    return html`<div class="stack">
      <p class="row noprint">
        <a href=${addressOf('/receipts')}>${words.back}</a>
        <button type="button" class="quiet" @click=${() => print()}>${say().print}</button>
      </p>
      ${this.head(register)}
      ${
        receipts.length === 0
          ? html`<p>${words.register.nothing}</p>`
          : receiptTable(words.register.caption, receipts, words)
      }
      ${this.reading.refusal()} ${moreButton(this.reading, next, async (after) => this.more(register, after))}
    </div>`;
  }

  head({ head, at }: Register): TemplateResult {
    const { register: said } = this.words;
    const facts: readonly (readonly [string, TemplateResult | string])[] = [
      [said.numbered, whole(head.numbered)],
      [said.position, whole(head.position)],
      [said.hash, html`<code>${head.hash}</code>`],
      [said.asOf, momentName(at)],
    ];
    return html`<section class="card whole">
      <h2>${said.head}</h2>
      <dl class="digests">
        ${facts.map(
          ([called, value]) =>
            html`<dt>${called}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      <p class="soft">${said.headText}</p>
    </section>`;
  }

  async more(register: Register, after: string): Promise<void> {
    const asked = this.where;
    await this.reading.send(async () => {
      const further = await readRegister(this.parameter('carrier'), this.parameter('year'), after);
      if (this.where !== asked) return;
      const receipts: ReceiptLine[] = [...register.receipts, ...further.receipts];
      this.data = { ...register, receipts, next: further.next };
    });
  }
}

customElements.define('treasury-register', RegisterPage);
