import { createHash } from 'node:crypto';
import { Refusal } from '../../domain/refusal.ts';
import type { Receipt, ReceiptSnapshot } from '../../domain/receipt.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { receiptPage } from '../../page/receipt.ts';
import { waysFrom } from '../../page/receipts-mine.ts';
import { receiptDocument } from '../../store/archive.ts';
import { filenameOf } from '../posting/receipt-document.ts';
import { doorOf, localeOf } from './receipts-opened.ts';
import type { SiteReceiptsParts } from './receipts-parts.ts';
import { ownReceipt } from './receipts-wanted.ts';
import { shown } from './shown.ts';

/**
 * The document that was issued, byte by byte.
 *
 * @throws Refusal 410 `receipts.closed`, 404 `receipt.unknown`, 409 `receipt.not-valid`, `receipt.by-hand`,
 *   503 `receipt.not-yet`
 */
export const readMyReceipt = async (request: HttpRequest, parts: SiteReceiptsParts): Promise<HttpAnswer> => {
  const { receipt } = await shownReceipt(request, parts);
  const content = await parts.archive.get(receiptDocument(receipt.number));
  if (!content) throw notYet;
  if (createHash('sha256').update(content).digest('hex') !== receipt.documentHash) {
    throw new Error(`the document of ${receipt.number} is not the one that was issued`);
  }
  return {
    status: 200,
    file: { type: 'application/pdf', content },
    headers: { 'content-disposition': `attachment; filename="${filenameOf(receipt.number)}"` },
    told: `receipt ${receipt.number} downloaded`,
  };
};

/**
 * The same receipt as a page: for whoever cannot or would not open a PDF.
 *
 * @throws Refusal 410 `receipts.closed`, 404 `receipt.unknown`, 409 `receipt.not-valid`, `receipt.by-hand`
 */
export const showMyReceipt = async (request: HttpRequest, parts: SiteReceiptsParts): Promise<HttpAnswer> => {
  const locale = localeOf(request);
  const { receipt, snapshot } = await shownReceipt(request, parts);
  const key = encodeURIComponent(request.query['key'] ?? '');
  const page = receiptPage(snapshot, waysFrom(key, receipt.receipt, locale));
  return shown(page, `receipt ${receipt.number} shown`);
};

/** One of their own, as long as it is true, and complete without a signature by hand. */
const shownReceipt = async (
  request: HttpRequest,
  parts: SiteReceiptsParts,
): Promise<{ readonly receipt: Receipt; readonly snapshot: ReceiptSnapshot }> => {
  const door = await doorOf(request.query['key'], parts);
  const receipt = await ownReceipt(door, request.query['receipt'] ?? '', parts);
  const { snapshot } = receipt;
  if (receipt.state !== 'issued' || !snapshot) throw notValid;
  if (snapshot.signature === 'by-hand') throw byHand;
  return { receipt, snapshot };
};

const notValid = new Refusal(409, 'receipt.not-valid', {
  de: 'Diese Zuwendungsbestätigung gilt nicht mehr, deshalb zeigen wir sie nicht mehr.',
  en: 'This receipt is no longer valid, so we do not show it any more.',
});

const byHand = new Refusal(409, 'receipt.by-hand', {
  de: 'Diese Zuwendungsbestätigung gilt nur mit der Unterschrift von Hand und kommt mit der Post.',
  en: 'This receipt is valid only when signed by hand, and comes by post.',
});

const notYet = new Refusal(
  503,
  'receipt.not-yet',
  {
    de: 'Diese Zuwendungsbestätigung wird gerade fertig. Bitte in einer Minute noch einmal versuchen.',
    en: 'This receipt is just being finished. Please try again in a minute.',
  },
  undefined,
  60,
);
