import { registerOf } from '../domain/receipt.ts';

/** Where documents lie that must be kept as they are: S3, or a folder on this machine. */
export interface Archive {
  /** Under a name that is there already, the latest counts; the one before is kept as an earlier version. */
  put(name: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  /** For what nobody has to keep any longer. Removing what is not there is no error. */
  remove(name: string): Promise<void>;
}

/** `receipts/leipzig/2026/LEIPZIG-2026-000123.pdf`, of a copy `…-copy-1.pdf` */
export const receiptDocument = (number: string, copy?: number): string => {
  const { carrier, year } = registerOf(number);
  return `receipts/${carrier}/${year}/${number}${copy === undefined ? '' : `-copy-${copy}`}.pdf`;
};

/** A file of receipts to be printed, from 1. */
export const printDocument = (run: string, part: number): string => `prints/${run}/${part}.pdf`;

/** By its hash, so that a receipt always finds the signature it was issued with. */
export const signatureDocument = (hash: string): string => `signatures/${hash}.png`;
