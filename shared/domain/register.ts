import * as z from 'zod';
import { CarrierId } from './carrier.ts';
import { ReceiptNumber, ReceiptYear } from './receipt.ts';
import { Cents } from './money.ts';
import { Instant } from './month.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * One line of a carrier's register of a year: that a receipt was issued, copied, withdrawn, replaced, or that its
 * contents were removed when nobody had to keep them any longer. It names nobody, so it is kept for ever.
 */
export const RegisterEntry = z.strictObject({
  carrier: CarrierId,
  year: ReceiptYear,
  /** From 1, without gaps. */
  position: z.int().min(1),
  act: z.enum(['issued', 'copied', 'withdrawn', 'replaced', 'removed']),
  number: ReceiptNumber,
  /** Of the receipt. */
  cents: Cents,
  /** SHA-256 of the snapshot's canonical text, and of the document's bytes. */
  snapshotHash: Digest,
  documentHash: Digest,
  at: Instant,
  /** The hash of the line before; 64 zeros for the first. */
  previousHash: Digest,
  /** SHA-256 of all else that the line says. */
  hash: Digest,
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** How far a register is. */
export const RegisterHead = z.strictObject({
  carrier: CarrierId,
  year: ReceiptYear,
  /** How many receipts have a number: the next one gets one more. */
  numbered: z.int().min(0),
  /** How many lines there are. */
  position: z.int().min(0),
  hash: Digest,
  /** From 1; each change is one more. 0 while there is none. */
  version: z.int().min(0),
});
export type RegisterHead = z.infer<typeof RegisterHead>;

export const firstHash = '0'.repeat(64);

export const emptyRegister = (carrier: string, year: number): RegisterHead => ({
  carrier,
  year,
  numbered: 0,
  position: 0,
  hash: firstHash,
  version: 0,
});

/** What a line's hash is made of: its fields in a fixed order, one a line. */
export const chainedText = (entry: Omit<RegisterEntry, 'hash'>): string =>
  [
    entry.previousHash,
    entry.carrier,
    entry.year,
    entry.position,
    entry.act,
    entry.number,
    entry.cents,
    entry.snapshotHash,
    entry.documentHash,
    entry.at,
  ].join('\n');
