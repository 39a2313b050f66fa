import type { Letter } from '../../domain/letter.ts';
import { sumCents } from '../../domain/money.ts';
import { Day, instantOf } from '../../domain/month.ts';
import { signatureOf } from '../../domain/receipt-gate.ts';
import { type Receipt, receiptNumber, type ReceiptSnapshot } from '../../domain/receipt.ts';
import type { Sheet } from '../../paper/paper.ts';
import { signatureDocument } from '../../store/archive.ts';
import { codeOf, hashOf } from './chain.ts';
import type { IssuingParts } from './parts.ts';
import { mayReturn, type Ready } from './readiness.ts';

/** A receipt as it will be written: with what it says, and its document. */
export interface Frozen {
  readonly ready: Ready;
  readonly receipt: Receipt;
  readonly snapshot: ReceiptSnapshot;
  readonly document: Uint8Array;
}

/**
 * Freezes what a receipt says, under a number of its own, and makes its document. Nothing is written: the number is
 * its own only once the register has taken it.
 *
 * @param count which of the carrier's receipts of the year it is, from 1
 * @throws Refusal 409 `receipt.too-long`, `receipt.letters`
 */
export const freeze = async (ready: Ready, count: number, parts: IssuingParts): Promise<Frozen> => {
  const { order, carrier, donor, gifts, today } = ready;
  const year = Number(today.slice(0, 4));
  const number = receiptNumber(carrier.carrier, year, count);
  const totalCents = sumCents(gifts.map(({ cents }) => cents));
  const code = codeOf(parts.newKey());
  const [first, last] = [gifts[0]?.givenOn ?? today, gifts.at(-1)?.givenOn ?? today];
  const snapshot: ReceiptSnapshot = {
    receipt: order.receipt,
    number,
    code,
    form: order.form,
    wording: '2013-11-07',
    issuedOn: today,
    carrier,
    donor: { donor: donor.donor, type: donor.type, name: donor.name, address: donor.address },
    gifts: gifts.map(({ gift, givenOn, kind, expenseWaiver, cents }) => ({
      gift,
      givenOn,
      kind,
      expenseWaiver,
      cents,
    })),
    totalCents,
    ...(order.form === 'collective' && { period: { from: first, through: last } }),
    signature: signatureOf(carrier, gifts),
    ...(order.replaces !== undefined && { replaces: order.replaces }),
  };
  const document = await parts.paper.receipt(await sheetOf(snapshot, parts));
  const email = snapshot.signature === 'machine' ? donor.email : undefined;
  const receipt: Receipt = {
    receipt: order.receipt,
    number,
    state: 'issued',
    snapshot,
    totalCents,
    issuedOn: today,
    code,
    documentHash: hashOf(document),
    issuedAt: instantOf(parts.clock.now()),
    ...(email !== undefined && { to: { email, name: donor.name } }),
    locale: donor.locale,
    copies: 0,
    retainUntil: Day.parse(`${year + (carrier.receipts?.retainYears ?? usualRetainYears)}-12-31`),
    version: 1,
  };
  return { ready, receipt, snapshot, document };
};

/** § 147 (3) AO: books ten years from the end of the year; the class of a receipt's double is disputed (a judgement). */
const usualRetainYears = 10;

/** What a document is made of: the snapshot, and the signature it was issued with. */
export const sheetOf = async (
  snapshot: ReceiptSnapshot,
  { archive }: Pick<IssuingParts, 'archive'>,
  copy?: number,
): Promise<Sheet> => {
  const { signature, carrier } = snapshot;
  const hash = signature === 'machine' ? carrier.receipts?.signatureHash : undefined;
  const facsimile = hash === undefined ? undefined : await archive.get(signatureDocument(hash));
  if (hash !== undefined && !facsimile)
    throw new Error(`the signature of ${carrier.carrier} is not in the archive`);
  return { snapshot, ...(copy !== undefined && { copy }), ...(facsimile && { signature: facsimile }) };
};

/** The letter that brings a receipt; none for one that is printed. */
export const receiptLetter = ({ ready, receipt }: Frozen): Letter[] => {
  const { order, gifts, today } = ready;
  const [first] = gifts;
  if (!receipt.to || !first) return [];
  return [
    {
      letter: `${receipt.receipt}.receipt`,
      to: receipt.to,
      locale: receipt.locale,
      about: {
        kind: 'receipt',
        receipt: receipt.receipt,
        number: receipt.number,
        carrier: order.carrier,
        campaign: first.campaign,
        cents: receipt.totalCents,
        day: receipt.issuedOn,
        form: order.form,
        year: order.year,
        ...(order.replaces !== undefined && { replaces: order.replaces }),
        ...(gifts.some((gift) => mayReturn(gift, today)) && { debitMayReturn: true }),
      },
      state: 'NEW',
      writtenAt: receipt.issuedAt,
    },
  ];
};
