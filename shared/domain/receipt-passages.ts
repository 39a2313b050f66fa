import { amountInWords } from './amount-in-words.ts';
import type { Carrier } from './carrier.ts';
import { type Cents, sumCents } from './money.ts';
import type { Day } from './month.ts';
import type { CertifiedGift, ReceiptSnapshot } from './receipt.ts';
import { purposesAfterSupport, purposesSupported } from './receipt-purposes.ts';
import { bindingText, machineNote, passageOrder } from './receipt-wording.ts';

/** One piece of a receipt, filled in. What it is called says what it is, not how it looks. */
export type Passage =
  | { readonly passage: 'issuer' | 'donor'; readonly label: string; readonly lines: readonly string[] }
  | { readonly passage: 'title'; readonly text: string; readonly law: string }
  | { readonly passage: 'amount'; readonly fields: readonly { label: string; value: string }[] }
  | { readonly passage: 'waiver'; readonly text: string; readonly waived: boolean }
  | {
      readonly passage: 'notice' | 'use' | 'no-others' | 'waiver-in-annex' | 'validity' | 'machine';
      readonly text: string;
    }
  /** Its box is ticked. */
  | { readonly passage: 'not-a-fee'; readonly head: string; readonly text: string }
  | {
      readonly passage: 'signature';
      readonly place: string;
      readonly signatory: string | undefined;
      readonly label: string;
    }
  | { readonly passage: 'liability'; readonly head: string; readonly text: string };

type PassageName = Passage['passage'];

/**
 * A receipt's front, passage after passage.
 *
 * @throws Error if the snapshot says what no receipt may say: that is a bug of whoever froze it
 */
export const passagesOf = (snapshot: ReceiptSnapshot): Passage[] => {
  refuseUntrue(snapshot);
  return passageOrder[snapshot.form].flatMap((name) => makers[name](snapshot) ?? []);
};

const makers: Readonly<Record<PassageName, (snapshot: ReceiptSnapshot) => Passage | undefined>> = {
  issuer: ({ carrier: { name, street, postalCode, city } }) => ({
    passage: 'issuer',
    label: bindingText.issuer,
    lines: [name, `${street}, ${postalCode} ${city}`],
  }),
  title: ({ form }) => ({ passage: 'title', text: bindingText.title[form], law: bindingText.law }),
  donor: ({ donor: { name, address } }) => ({
    passage: 'donor',
    label: bindingText.donor,
    lines: [
      name,
      address.street,
      `${address.postalCode} ${address.city}`,
      ...(address.country ? [address.country] : []),
    ],
  }),
  amount: (snapshot) => ({
    passage: 'amount',
    fields: [
      { label: bindingText.inDigits[snapshot.form], value: inDigits(snapshot.totalCents) },
      { label: bindingText.inLetters, value: amountInWords(snapshot.totalCents) },
      { label: bindingText.givenOn[snapshot.form], value: givenOn(snapshot) },
    ],
  }),
  waiver: ({ gifts: [gift] }) => ({
    passage: 'waiver',
    text: bindingText.waiver,
    waived: gift?.expenseWaiver === true,
  }),
  notice: ({ carrier }) => ({ passage: 'notice', text: noticeText(carrier) }),
  use: ({ carrier }) => ({
    passage: 'use',
    text: filled(bindingText.use, { purposes: purposesAfterSupport(carrier.purposes) }),
  }),
  'not-a-fee': ({ carrier }) =>
    carrier.receipts?.membershipFeesDeductible === false
      ? { passage: 'not-a-fee', head: bindingText.feesNotDeductible, text: bindingText.notAFee }
      : undefined,
  'no-others': () => ({ passage: 'no-others', text: bindingText.noOthers }),
  'waiver-in-annex': () => ({ passage: 'waiver-in-annex', text: bindingText.waiverInAnnex }),
  signature: ({ carrier, issuedOn, signature }) => ({
    passage: 'signature',
    place: `${carrier.city}, ${dayInDigits(issuedOn)}`,
    signatory: signature === 'machine' ? carrier.receipts?.signatory : undefined,
    label: bindingText.signature,
  }),
  liability: () => ({ passage: 'liability', head: bindingText.hint, text: bindingText.liability }),
  validity: () => ({ passage: 'validity', text: bindingText.validity }),
  machine: ({ carrier, signature }) =>
    signature === 'machine'
      ? {
          passage: 'machine',
          text: filled(machineNote, {
            taxOffice: officeOf(carrier),
            notifiedOn: dayInDigits(carrier.receipts?.machineProcedureNotifiedOn),
          }),
        }
      : undefined,
};

/** What one row of the annex says, in the order of its columns; the last one is the sum of all. */
export interface Annex {
  readonly title: string;
  readonly columns: typeof bindingText.columns;
  readonly rows: readonly (readonly [day: string, kind: string, waiver: string, amount: string])[];
  readonly total: { readonly label: string; readonly amount: string };
}

/** @returns undefined for a single receipt */
export const annexOf = ({ form, gifts, totalCents }: ReceiptSnapshot): Annex | undefined =>
  form === 'single'
    ? undefined
    : {
        title: bindingText.annex,
        columns: bindingText.columns,
        rows: gifts.map(({ givenOn: day, kind, expenseWaiver, cents }) => [
          dayInDigits(day),
          kinds[kind],
          expenseWaiver ? 'ja' : 'nein',
          inDigits(cents),
        ]),
        total: { label: bindingText.total, amount: inDigits(totalCents) },
      };

const kinds = {
  donation: 'Geldzuwendung',
  membership: 'Mitgliedsbeitrag',
} as const satisfies Record<CertifiedGift['kind'], string>;

/**
 * `1.234,56 €`. Written by hand: what `Intl` writes changes with the data Node brings along, and a receipt that is made
 * again must have the same bytes.
 */
export const inDigits = (amount: Cents): string => {
  const [euros = '', rest = ''] = (amount / 100).toFixed(2).split('.');
  return `${euros.replaceAll(/\B(?=(?:\d{3})+$)/g, '.')},${rest} €`;
};

/** `22.11.2026` */
export const dayInDigits = (day: Day | undefined): string => {
  if (day === undefined) throw new Error('a receipt needs a day that is not there');
  return day.split('-').toReversed().join('.');
};

const givenOn = ({ form, gifts: [gift], period }: ReceiptSnapshot): string =>
  form === 'single'
    ? dayInDigits(gift?.givenOn)
    : `${dayInDigits(period?.from)} bis ${dayInDigits(period?.through)}`;

const noticeText = (carrier: Carrier): string => {
  const { taxNotice, taxNumber, purposes } = carrier;
  const office = { taxOffice: officeOf(carrier), taxNumber, noticeOf: dayInDigits(taxNotice.issuedOn) };
  if (taxNotice.kind === 'section60a')
    return filled(bindingText.found, { ...office, purposes: purposesSupported(purposes) });
  const { assessmentYear } = taxNotice;
  if (assessmentYear === undefined) throw new Error('the notice of a receipt names no assessment period');
  return filled(bindingText.exempted, {
    ...office,
    purposes: purposesAfterSupport(purposes),
    assessmentYear: String(assessmentYear),
  });
};

/** The template has `des Finanzamtes` and `dem Finanzamt` already. */
const officeOf = ({ taxOffice }: Carrier): string => taxOffice.replace(/^Finanzamt(?:es)?\s+/u, '');

/** Each place in one go, so that nothing that was filled in is taken for a place. */
const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`a receipt has nothing for {${name}}`);
    return value;
  });

const refuseUntrue = ({ form, gifts, totalCents, carrier, signature, number }: ReceiptSnapshot): void => {
  const wrong =
    (form === 'single' && gifts.length !== 1 && 'is a single one and has several gifts') ||
    (sumCents(gifts.map(({ cents }) => cents)) !== totalCents && 'has another total than its gifts') ||
    (signature === 'machine' &&
      gifts.some(({ expenseWaiver }) => expenseWaiver) &&
      'certifies a waived expense and is not signed by hand') ||
    (carrier.receipts?.membershipFeesDeductible === false &&
      gifts.some(({ kind }) => kind === 'membership') &&
      'certifies a fee that cannot be deducted');
  if (wrong) throw new Error(`${number} ${wrong}`);
};
