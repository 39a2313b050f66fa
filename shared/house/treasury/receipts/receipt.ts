import { createHash } from 'node:crypto';
import type { Receipt } from '../../../domain/receipt.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { Log } from '../../../lambda/log.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { ReceiptShown } from '../../../routes/treasury/receipts.ts';
import { type Archive, receiptDocument } from '../../../store/archive.ts';
import type { Receipts } from '../../../store/receipts.ts';
import type { AskedOf } from '../doors.ts';
import { sendBytes } from '../exports/sent.ts';

export interface ReceiptReadingParts {
  readonly receipts: Pick<Receipts, 'numbered' | 'find' | 'copy'>;
  readonly archive: Pick<Archive, 'get'>;
  readonly log: Log;
}

/**
 * As it is this moment: the list by number is a moment old.
 *
 * @throws Refusal 404 `receipt.unknown`
 */
export const latestReceipt = async (
  number: string,
  { receipts }: { readonly receipts: Pick<Receipts, 'numbered' | 'find'> },
): Promise<Receipt> => {
  const listed = await receipts.numbered(number);
  const receipt = listed && (await receipts.find(listed.receipt));
  if (receipt) return receipt;
  throw new Refusal(404, 'receipt.unknown', {
    de: `Eine Bestätigung mit der Nummer ${number} gibt es nicht. Nummern sehen aus wie LEIPZIG-2026-000123.`,
    en: `There is no receipt with the number ${number}. Numbers look like LEIPZIG-2026-000123.`,
  });
};

export const shownReceipt = (receipt: Receipt): ReceiptShown => {
  const { number, state, issuedAt, documentHash, copies, retainUntil, to } = receipt;
  const { withdrawnAt, withdrawnBecause, replacedBy, snapshot } = receipt;
  return {
    number,
    state,
    issuedAt,
    documentHash,
    copies,
    retainUntil,
    withdrawnAt,
    withdrawnBecause,
    replacedBy,
    snapshot,
    by: to ? 'email' : 'print',
  };
};

export const readReceipt = async (
  { parameters: { number } }: AskedOf<typeof treasuryRoutes.readReceipt>,
  parts: ReceiptReadingParts,
): Promise<HttpAnswer> => ({
  status: 200,
  body: shownReceipt(await latestReceipt(number, parts)),
  told: `${number} read`,
});

/**
 * The very bytes that went out: whoever certifies must be able to show them for as long as they are kept, also of one
 * that was withdrawn. Its name says then that it is not valid.
 */
export const readReceiptDocument = async (
  { parameters: { number }, query: { copy } }: AskedOf<typeof treasuryRoutes.readReceiptDocument>,
  parts: ReceiptReadingParts,
): Promise<HttpAnswer> => {
  const receipt = await latestReceipt(number, parts);
  if (!receipt.snapshot) throw removed(number);
  const hash =
    copy === undefined
      ? receipt.documentHash
      : (await parts.receipts.copy(receipt.receipt, copy))?.documentHash;
  const bytes = hash === undefined ? undefined : await parts.archive.get(receiptDocument(number, copy));
  if (!bytes) throw notThere(number);
  if (createHash('sha256').update(bytes).digest('hex') !== hash) {
    parts.log.alarm('receipt-document', 'The archive holds another document than the register says.', {
      number,
      copy,
    });
    throw damaged(number);
  }
  const copied = copy === undefined ? '' : `-zweitschrift-${copy}`;
  const invalid = receipt.state === 'issued' ? '' : '-ungueltig';
  return sendBytes({ name: `${number}${copied}${invalid}.pdf`, type: 'application/pdf' }, bytes);
};

const removed = (number: string): Refusal =>
  new Refusal(404, 'receipt.removed', {
    de: `Die Frist, ${number} aufzubewahren, ist vorbei: Inhalt und Dokument sind gelöscht. Nummer und Betrag bleiben im Register.`,
    en: `The time ${number} had to be kept is over: its contents and document are deleted. Number and amount stay in the register.`,
  });

const damaged = (number: string): Refusal =>
  new Refusal(409, 'receipt.document-damaged', {
    de: `Das Dokument zu ${number} ist nicht mehr das, das ausgestellt wurde. Bitte nicht verwenden: wer die Technik betreut, findet im Archiv die frühere Fassung.`,
    en: `The document of ${number} is no longer the one that was issued. Please do not use it: whoever looks after the machine finds the earlier version in the archive.`,
  });

const notThere = (number: string): Refusal =>
  new Refusal(404, 'receipt.no-document', {
    de: `Dieses Dokument zu ${number} gibt es nicht, oder es wird gerade erst erstellt. Bitte in einer Minute noch einmal versuchen.`,
    en: `There is no such document of ${number}, or it is only just being made. Please try again in a minute.`,
  });
