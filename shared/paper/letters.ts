import type { ReceiptSnapshot } from '../domain/receipt.ts';
import { Refusal } from '../domain/refusal.ts';

/** Latin, Greek and Cyrillic with all their marks, and the signs people write between them: what the font has. */
const known =
  /^[\u0020-\u007e\u00a0-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u052f\u1e00-\u1f15\u2010-\u2027\u2030-\u205e\u20ac\u2116]*$/u;

/**
 * A name in letters that the font does not have would be printed as empty boxes, and nobody could tell whose receipt it
 * is.
 *
 * @throws Refusal 409 `receipt.letters`
 */
export const refuseUnknownLetters = ({ carrier, donor }: ReceiptSnapshot): void => {
  const { name, street, postalCode, city, taxOffice, taxNumber, purposes, receipts } = carrier;
  const texts = [
    name,
    street,
    postalCode,
    city,
    taxOffice,
    taxNumber,
    ...purposes,
    receipts?.signatory ?? '',
    donor.name,
    ...Object.values(donor.address),
  ];
  if (texts.every((text) => known.test(text.normalize('NFC')))) return;
  throw new Refusal(409, 'receipt.letters', {
    de: 'In Name oder Anschrift stehen Zeichen, die sich nicht drucken lassen. Bitte schreiben Sie beides so, wie es in lateinischen Buchstaben im Ausweis steht.',
    en: 'The name or the address has characters that cannot be printed. Please write both in Latin letters, as in a passport.',
  });
};
