import type { NotReceiptable } from '../../domain/gift-terms.ts';
import type { ReceiptExclusion } from '../../domain/receipt-run.ts';
import type { ReceiptBlock } from '../../domain/receipt-work.ts';

/** What pages about receipts say, in each language of our letters. */
export interface ReceiptWords {
  readonly ask: Readonly<
    Record<'title' | 'intro' | 'email' | 'send' | 'sentTitle' | 'sent' | 'check', string>
  >;
  readonly link: Readonly<Record<'title' | 'intro' | 'email' | 'why' | 'open' | 'other' | 'anew', string>>;
  readonly mine: Readonly<
    Record<
      | 'title'
      | 'yours'
      | 'whyAddress'
      | 'change'
      | 'whyChange'
      | 'type'
      | 'person'
      | 'company'
      | 'name'
      | 'street'
      | 'postalCode'
      | 'city'
      | 'country'
      | 'countryHint'
      | 'save'
      | 'mistakes'
      | 'missing'
      | 'changedMeanwhile'
      | 'gate'
      | 'gifts'
      | 'noGifts'
      | 'donation'
      | 'membership'
      | 'waiver'
      | 'givenOn'
      | 'debitedOn'
      | 'open'
      | 'beingIssued'
      | 'standsIn'
      | 'asked'
      | 'addressFirst'
      | 'single'
      | 'debit'
      | 'singleAllTheSame'
      | 'collective'
      | 'collectiveHint'
      | 'collectiveDebits'
      | 'yearNotOver'
      | 'receipts'
      | 'noReceipts'
      | 'issued'
      | 'withdrawn'
      | 'replaced'
      | 'read'
      | 'download'
      | 'byHand'
      | 'copy'
      | 'copyHint'
      | 'copyAsked'
      | 'until',
      string
    >
  >;
  readonly done: Readonly<Record<'address' | 'asked' | 'copy' | 'before', string>>;
  readonly excluded: Readonly<Record<ReceiptExclusion | NotReceiptable, string>>;
  readonly blocked: Readonly<Record<ReceiptBlock, string>>;
  readonly check: Readonly<
    Record<
      | 'title'
      | 'intro'
      | 'number'
      | 'code'
      | 'codeHint'
      | 'check'
      | 'valid'
      | 'withdrawn'
      | 'replaced'
      | 'unknown'
      | 'validText'
      | 'withdrawnText'
      | 'replacedText'
      | 'unknownText'
      | 'issuedOn'
      | 'amount'
      | 'nothingElse'
      | 'another',
      string
    >
  >;
  /** The same page in this language. */
  readonly thisLanguage: string;
}
