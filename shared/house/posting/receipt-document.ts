import { createHash } from 'node:crypto';
import type { ReceiptMailed } from '../../domain/letter.ts';
import type { Receipt } from '../../domain/receipt.ts';
import type { Attachment } from '../../email/attachment.ts';
import { type Archive, receiptDocument } from '../../store/archive.ts';
import type { Receipts } from '../../store/receipts.ts';
import type { Clock } from '../clock.ts';

export interface ReceiptDocumentParts {
  readonly clock: Pick<Clock, 'pause'>;
  readonly receipts: Pick<Receipts, 'find' | 'copy'>;
  readonly archive: Pick<Archive, 'get'>;
}

/**
 * A letter is written in the transaction that issues its receipt, and the document is put away right after that: a
 * sender who comes in between waits for a moment, and not for the next round of the sweep.
 */
const pausesMilliseconds = [200, 400, 800, 1600];

/**
 * The document a letter brings, if its receipt still is true.
 *
 * @returns `moot` once it is withdrawn; `waitsFor` while its document is not put away
 * @throws Error if the document is not the one that was issued: nobody gets that
 */
export const receiptDocumentFor = async (
  { receipt: name, number, copy }: ReceiptMailed,
  parts: ReceiptDocumentParts,
): Promise<
  { readonly attachment: Attachment } | { readonly moot: string } | { readonly waitsFor: string }
> => {
  const { clock, receipts, archive } = parts;
  const document = receiptDocument(number, copy);
  let content = await archive.get(document);
  for (const milliseconds of pausesMilliseconds) {
    if (content) break;
    await clock.pause(milliseconds);
    content = await archive.get(document);
  }
  // Read last, so that it still is true when it goes out.
  const receipt = await receipts.find(name);
  if (!receipt) throw new Error(`${name} is gone`);
  if (receipt.state !== 'issued')
    return { moot: 'its receipt is not valid any more: another letter says so' };
  if (!content) return { waitsFor: 'its document' };
  const hash = copy === undefined ? receipt.documentHash : await hashOfCopy(receipt, copy, parts);
  if (hash === undefined) return { waitsFor: 'its copy' };
  if (createHash('sha256').update(content).digest('hex') !== hash) {
    throw new Error(`the document of ${number} is not the one that was issued`);
  }
  const attachment = {
    filename: filenameOf(number, copy),
    type: 'application/pdf',
    content: new Uint8Array(content),
  } as const;
  return { attachment };
};

const hashOfCopy = async (
  { receipt }: Receipt,
  copy: number,
  { receipts }: ReceiptDocumentParts,
): Promise<string | undefined> => (await receipts.copy(receipt, copy))?.documentHash;

/** What a receipt's file is called where somebody saves it. */
export const filenameOf = (number: string, copy?: number): string =>
  copy === undefined
    ? `Zuwendungsbestaetigung-${number}.pdf`
    : `Zuwendungsbestaetigung-${number}-Zweitschrift-${copy}.pdf`;
