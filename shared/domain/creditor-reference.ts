import { mod97 } from './mod97.ts';

/**
 * The letters our references are made of, one for each hexadecimal digit. None looks or sounds like a digit or like
 * another letter, there are no digits among them, and nearly no vowels, so that no words come about. Without digits
 * the check finds every mistyped sign and every two that changed places; with them, B1, M2 and X3 swap unseen.
 */
const letters = 'ACDFHJKMPQRTVWXY';

/**
 * Gifts begin with TW; needs, on posters, with TWN: N is none of the letters, so that nobody takes one for the other.
 * Both are equally long, or a need with its N mistyped could be read as a gift and a letter more.
 */
const kinds = { gift: { begins: 'TW', letters: 12 }, need: { begins: 'TWN', letters: 11 } } as const;

const own = new RegExp(String.raw`RF\d{2}TW[N${letters}][${letters}]{11}`, 'g');

/**
 * A creditor reference (ISO 11649) with its check digits: `RF18539007547034`.
 *
 * @param content 1 to 21 of 0–9 and A–Z
 */
export const creditorReference = (content: string): string => {
  if (!/^[A-Z0-9]{1,21}$/.test(content)) throw new Error(`${content} cannot be the content of a reference`);
  return `RF${String(98 - mod97(`${content}RF00`)).padStart(2, '0')}${content}`;
};

/** Whether it is one, without spaces and in capitals, with the right check digits. */
export const isCreditorReference = (text: string): boolean =>
  /^RF\d{2}[A-Z0-9]{1,21}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1;

/**
 * The reference of a gift or a need of ours.
 *
 * @param digest of what it stands for, in hexadecimal: its first 12 digits are told apart, of a need 11
 */
export const ownReference = (kind: keyof typeof kinds, digest: string): string => {
  const { begins, letters: count } = kinds[kind];
  if (!/^[0-9a-f]{12}/.test(digest)) throw new Error(`${digest} is no digest`);
  const signs = digest
    .slice(0, count)
    .replaceAll(/./g, (digit) => letters.charAt(Number.parseInt(digit, 16)));
  return creditorReference(begins + signs);
};

/**
 * Our references in what somebody typed or a bank delivered: with spaces, hyphens and line breaks in it, in small
 * letters, and in the middle of other words. One whose check digits do not fit is none.
 */
export const ownReferencesIn = (text: string): string[] => {
  const joined = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
  return [...new Set(joined.match(own))].filter(isCreditorReference);
};

/** In groups of four, as ISO 11649 wants it for people. */
export const formatReference = (reference: string): string => reference.replaceAll(/(.{4})(?=.)/g, '$1 ');
