import * as z from 'zod';
import { CreditorId } from './creditor-id.ts';
import { Iban } from './iban.ts';
import { Day } from './month.ts';
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

/** How a carrier issues receipts. What the binding text says is no setting. */
export const ReceiptSettings = z.strictObject({
  /**
   * The day on which its tax office was told that receipts are made by machine and not signed by hand
   * (R 10b.1 (4) EStR). Without it each receipt has a line to be signed on, and none is mailed.
   */
  machineProcedureNotifiedOn: Day.optional(),
  /** Whether fees of members can be deducted (§ 10b (1) sentence 8 EStG): they can where the purpose is public health. */
  membershipFeesDeductible: z.boolean().default(true),
  /** Who signs, in print below the facsimile of their signature. */
  signatory: lineOf(120).optional(),
  /** SHA-256 of the PNG of their signature, under which it lies in the archive. */
  signatureHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** The day of a year before which the receipts of the year before are not issued, so that debits are settled. */
  yearlyNotBefore: z
    .string()
    .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'such as 03-01')
    .default('03-01'),
  /** How many years after that of its issue a receipt is kept (§ 147 (3) AO). */
  retainYears: z.int().min(6).max(30).default(10),
});
export type ReceiptSettings = z.infer<typeof ReceiptSettings>;

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
    receipts: ReceiptSettings.optional(),
  })
  .meta({ id: 'Carrier' });
export type Carrier = z.infer<typeof Carrier>;
