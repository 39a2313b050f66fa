import * as z from 'zod';
import { ReceiptId } from '../domain/claim.ts';
import { Locale } from '../domain/locale.ts';

const Page = z.string().meta({ description: 'A page for people, in HTML.' });
const lang = z.strictObject({ lang: Locale.optional() });
/** Good for an hour after somebody has shown whose gifts they are. */
const opened = lang.extend({ key: z.string().max(80) });
const ofReceipt = opened.extend({ receipt: ReceiptId });

/** Where donors get official receipts (Zuwendungsbestätigungen) by themselves, and where anybody checks one. */
export const receiptRoutes = {
  showReceiptsAsk: {
    method: 'GET',
    path: '/receipts',
    who: 'everyone',
    summary: 'Where one asks for a link to one’s own gifts and receipts.',
    query: lang,
    output: Page,
    page: true,
  },
  askForReceiptsLink: {
    method: 'POST',
    path: '/receipts',
    who: 'everyone',
    summary: 'Sends a link to whoever gave by an address. The answer is the same whether it is known or not.',
    query: lang,
    output: Page,
    page: true,
  },
  showReceiptsLink: {
    method: 'GET',
    path: '/receipts/link',
    who: 'everyone',
    summary: 'Where a letter’s link to receipts leads: asks for the letter’s address, and shows nothing yet.',
    query: lang.extend({ token: z.string().max(900) }),
    output: Page,
    page: true,
  },
  openReceiptsLink: {
    method: 'POST',
    path: '/receipts/link',
    who: 'everyone',
    summary: 'Opens the page of one’s own gifts to whoever has the link and knows the letter’s address.',
    query: lang,
    output: Page,
    page: true,
    leadsTo: 'The page of one’s own gifts and receipts.',
  },
  showMyReceipts: {
    method: 'GET',
    path: '/receipts/mine',
    who: 'everyone',
    summary: 'One’s own name and address, gifts of this year and the last, and receipts.',
    query: opened.extend({ done: z.string().max(20).optional() }),
    output: Page,
    page: true,
  },
  changeMyReceipts: {
    method: 'POST',
    path: '/receipts/mine',
    who: 'everyone',
    summary: 'Writes down name and address, or asks for a receipt or a copy of one.',
    query: lang,
    output: Page,
    page: true,
    leadsTo: 'The page of one’s own gifts and receipts.',
  },
  readMyReceipt: {
    method: 'GET',
    path: '/receipts/document',
    who: 'everyone',
    summary: 'One of one’s own receipts, as the PDF that was issued.',
    query: ofReceipt,
    output: z.string().meta({ description: 'A PDF.' }),
    page: true,
  },
  showMyReceipt: {
    method: 'GET',
    path: '/receipts/read',
    who: 'everyone',
    summary: 'One of one’s own receipts, as a page that can be read aloud.',
    query: ofReceipt,
    output: Page,
    page: true,
  },
  showReceiptCheck: {
    method: 'GET',
    path: '/receipts/check',
    who: 'everyone',
    summary: 'A form for number and code of a receipt.',
    query: lang,
    output: Page,
    page: true,
  },
  checkReceipt: {
    method: 'POST',
    path: '/receipts/check',
    who: 'everyone',
    summary: 'Says whether a receipt is valid, with its number, day and amount, and of nobody.',
    query: lang,
    output: Page,
    page: true,
  },
  showCheckedReceipt: {
    method: 'GET',
    path: '/r/{number}/{code}',
    who: 'everyone',
    summary: 'The same for the address printed on a receipt.',
    parameters: z.strictObject({ number: z.string().max(80), code: z.string().max(20) }),
    query: lang,
    output: Page,
    page: true,
  },
} as const;
