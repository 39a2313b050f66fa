import * as z from 'zod';
import { BankAccount } from './carrier.ts';
import { isCreditorReference } from './creditor-reference.ts';
import { lineOf } from './text.ts';

/** A QR code holds no more of it: version 13 with error correction M. */
const mostBytes = 331;

const Elements = z.strictObject({
  ...BankAccount.shape,
  /** Without one the giver decides. */
  cents: z.int().min(1).max(999_999_999_99).optional(),
  /** Why, as a code of ISO 20022: CHAR is a gift to a charity. */
  purpose: z
    .string()
    .regex(/^[A-Z]{4}$/)
    .default('CHAR'),
  /** A creditor reference, for programs; or else a text, for people. Never both. */
  reference: z.string().refine(isCreditorReference, 'the check digits do not fit').optional(),
  text: lineOf(140).optional(),
  /** From the receiver to the giver; it is not part of the transfer. */
  information: lineOf(70).optional(),
});

/** What a GiroCode says to a banking app, within the limits of EPC069-12, version 002, for SEPA transfers in UTF-8. */
export const GiroCode = Elements.refine(
  ({ reference, text }) => reference === undefined || text === undefined,
  'a reference or a text, not both',
).refine((code) => bytesOf(payloadOf(code)) <= mostBytes, `more than ${mostBytes} bytes`);
export type GiroCode = z.infer<typeof GiroCode>;

/**
 * The text in the QR code, line by line. Nothing follows the last line that says something.
 *
 * @throws ZodError for what does not fit: a code is never cut to fit, it would name another account holder
 */
export const giroCode = (said: z.input<typeof GiroCode>): string => payloadOf(GiroCode.parse(said));

const payloadOf = ({
  holder,
  iban,
  bic,
  cents,
  purpose,
  reference,
  text,
  information,
}: z.infer<typeof Elements>): string =>
  [
    'BCD',
    '002',
    // UTF-8.
    '1',
    'SCT',
    bic,
    holder,
    iban,
    cents === undefined ? undefined : `EUR${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
    purpose,
    reference,
    text,
    information,
  ]
    .map((line) => line ?? '')
    .join('\n')
    .replace(/\n+$/, '');

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
