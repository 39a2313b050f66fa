import type { Receipt } from '../../domain/receipt.ts';
import { receiptDocument } from '../../store/archive.ts';
import { hashOf } from './chain.ts';
import { sheetOf } from './frozen.ts';
import type { IssuingParts } from './parts.ts';

const pdf = 'application/pdf';

/** Puts the document of a receipt that was just issued into the archive; then nothing is left to be done for it. */
export const keepDocument = async (
  { receipt, number }: Receipt,
  bytes: Uint8Array,
  { archive, receipts }: Pick<IssuingParts, 'archive' | 'receipts'>,
): Promise<void> => {
  await archive.put(receiptDocument(number), bytes, pdf);
  await receipts.documented(receipt);
};

/** The same for a copy. */
export const keepCopy = async (
  number: string,
  copy: number,
  bytes: Uint8Array,
  { archive }: Pick<IssuingParts, 'archive'>,
): Promise<void> => archive.put(receiptDocument(number, copy), bytes, pdf);

/**
 * Sees to it that the document of a receipt lies in the archive. Whoever issued it may have been killed before: then it
 * is made again of the snapshot, and must come to the same bytes.
 */
export const ensureDocument = async (receipt: Receipt, parts: IssuingParts): Promise<void> => {
  const { archive, log, paper, receipts } = parts;
  const { snapshot, number, documentHash } = receipt;
  if (!snapshot || (await archive.get(receiptDocument(number)))) {
    await receipts.documented(receipt.receipt);
    return;
  }
  const bytes = await paper.receipt(await sheetOf(snapshot, parts));
  if (hashOf(bytes) !== documentHash) {
    log.alarm(
      'receipt-document-lost',
      'The document of a receipt is not in the archive and cannot be made again as it was.',
      { number },
    );
    return;
  }
  await keepDocument(receipt, bytes, parts);
};
