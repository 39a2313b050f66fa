import type { BankAccount } from '../domain/carrier.ts';
import { formatReference } from '../domain/creditor-reference.ts';
import { formatIban } from '../domain/iban.ts';
import type { Language } from '../domain/language.ts';
import type { Cents } from '../domain/money.ts';
import { html, type Html } from '../markup.ts';
import { fill } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import { euros } from './format.ts';

/** What somebody writes on a bank transfer. */
export interface BankDetails {
  readonly bank: BankAccount;
  readonly reference: string;
  /** Without one the giver decides. */
  readonly cents?: Cents | undefined;
}

/** The details as text. A script may put a button beside each, which copies what stands in `data-copy`. */
export const detailsList = ({ bank, reference, cents }: BankDetails, language: Language): Html => {
  const { transfer: words } = wordsIn(language);
  const row = (name: string, shown: string, copied: string): Html =>
    html`<div>
      <dt>${name}</dt>
      <dd>
        <bdi data-copy="${copied}" data-copy-label="${fill(words.copyOf, { what: name })}">${shown}</bdi>
      </dd>
    </div>`;
  return html`<dl class="details">
    ${row(words.receiver, bank.holder, bank.holder)} ${row(words.iban, formatIban(bank.iban), bank.iban)}
    ${bank.bic !== undefined && row(words.bic, bank.bic, bank.bic)}
    ${cents !== undefined && row(words.amount, euros(cents, language), plainAmount(cents))}
    ${row(words.reference, formatReference(reference), reference)}
  </dl>`;
};

/** `12,50`: what German banks take in the field for the amount. */
const plainAmount = (cents: Cents): string =>
  `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;

/** Rules for the list and for the code beside it. */
export const detailsStyle = `
.details{margin:0}
.details>div{padding:.35rem 0;border-bottom:1px solid var(--line)}
.details dt{color:var(--soft);font-size:.95rem}
.details dd{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center;justify-content:space-between;margin:0;font-weight:600}
.details bdi{user-select:all}
[dir=rtl] .details bdi{text-align:right}
.details button{padding:.2rem .6rem;font-size:.9rem}
[role=status]:empty{margin:0}
.qr{display:block;width:100%;max-width:16rem;height:auto;forced-color-adjust:none}
@media print{.details button,.print{display:none}}
`;
