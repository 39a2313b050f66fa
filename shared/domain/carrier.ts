import * as z from 'zod';
import { CreditorId } from './creditor-id.ts';
import { Iban } from './iban.ts';
import { TaxNotice } from './tax-notice.ts';
import { lineOf, slug } from './text.ts';

export const CarrierId = slug;

/**
 * Where bank transfers go. Banks compare the holder's name with the account's since 2025-10-09 (Verification of Payee,
 * Regulation (EU) 2024/886), so it must be the name the bank knows.
 */
export const BankAccount = z.strictObject({
  holder: lineOf(70),
  iban: Iban,
  bic: z
    .string()
    .regex(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, 'a BIC has 8 or 11 capital letters and digits')
    .optional(),
});
export type BankAccount = z.infer<typeof BankAccount>;

/**
 * Träger: the legal person whose account is credited, who holds the tax notice and answers for receipts
 * (§ 10b (4) EStG).
 */
export const Carrier = z
  .strictObject({
    carrier: CarrierId,
    name: lineOf(120),
    street: lineOf(120),
    postalCode: lineOf(12),
    city: lineOf(80),
    /** Where a donor's answer goes. */
    email: z.email(),
    /** The account for bank transfers; without it none are offered. */
    bank: BankAccount.optional(),
    /** Whom donors allow to debit their account, on the mandate. */
    creditorId: CreditorId.optional(),
    taxOffice: lineOf(80),
    taxNumber: lineOf(40),
    taxNotice: TaxNotice,
    /** Those before it, the earliest first: letters of earlier years quote them. */
    formerTaxNotices: z.array(TaxNotice).max(100).optional(),
    /** Tax-privileged purposes as the notice words them (§ 52 (2) AO). */
    purposes: z.array(lineOf(200)).min(1),
  })
  .meta({ id: 'Carrier' });
export type Carrier = z.infer<typeof Carrier>;
