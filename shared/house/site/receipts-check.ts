import { ReceiptCode, ReceiptNumber } from '../../domain/receipt.ts';
import { fieldsIn } from '../../lambda/body.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { type CheckedReceipt, checkedReceiptPage, receiptCheckPage } from '../../page/receipts-check.ts';
import { addressGroup } from '../checkout-limits.ts';
import { tooManyTries } from '../pledge-door.ts';
import { localeOf } from './receipts-opened.ts';
import type { SiteReceiptsParts } from './receipts-parts.ts';
import { shown } from './shown.ts';

export const showReceiptCheck = async (request: HttpRequest): Promise<HttpAnswer> =>
  shown(receiptCheckPage(localeOf(request)), 'page to check a receipt shown');

/** @throws Refusal 429 `link.too-many`, 413 `body.too-large` */
export const checkReceipt = async (request: HttpRequest, parts: SiteReceiptsParts): Promise<HttpAnswer> => {
  const { number = '', code = '' } = fieldsIn(request);
  return checked(request, number, code, parts);
};

/** @throws Refusal 429 `link.too-many` */
export const showCheckedReceipt = async (
  request: HttpRequest,
  parts: SiteReceiptsParts,
): Promise<HttpAnswer> => {
  const { number = '', code = '' } = request.parameters;
  return checked(request, number, code, parts);
};

const checked = async (
  request: HttpRequest,
  number: string,
  code: string,
  parts: SiteReceiptsParts,
): Promise<HttpAnswer> => {
  await checkPace(request.sourceAddress, parts);
  const receipt = await found(number, code, parts);
  return shown(
    checkedReceiptPage(receipt, localeOf(request)),
    receipt ? `receipt ${receipt.number} checked: ${receipt.state}` : 'receipt checked: unknown',
    { status: receipt ? 200 : 404 },
  );
};

/** A wrong code is the same as no receipt: nobody learns which numbers there are. */
const found = async (
  number: string,
  code: string,
  { receipts }: Pick<SiteReceiptsParts, 'receipts'>,
): Promise<CheckedReceipt | undefined> => {
  const read = ReceiptNumber.safeParse(tidied(number));
  const shownCode = ReceiptCode.safeParse(asCrockford(code));
  if (!read.success || !shownCode.success) return undefined;
  const listed = await receipts.numbered(read.data);
  if (listed?.code !== shownCode.data) return undefined;
  // The list may be a moment old, and a receipt may just have been withdrawn.
  return receipts.find(listed.receipt);
};

/** However somebody copies it from paper: with other dashes, with gaps, in small letters. */
const tidied = (number: string): string =>
  number
    .slice(0, 200)
    .replaceAll(/\s/g, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();

/** Crockford's letters leave out those that are mistaken for others, and take those for the others. */
const asCrockford = (code: string): string =>
  code
    .slice(0, 50)
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

const hourSeconds = 60 * 60;

const checkPace = async (sourceAddress: string, { clock, limits }: SiteReceiptsParts): Promise<void> => {
  const now = clock.now();
  const own = `receipt-check#${addressGroup(sourceAddress, now)}`;
  const waitSeconds =
    (await limits.count({ what: own, most: 60, windowSeconds: hourSeconds }, now)) ||
    (await limits.count({ what: 'receipt-check', most: 5000, windowSeconds: hourSeconds }, now));
  if (waitSeconds > 0) throw tooManyTries(waitSeconds);
};
