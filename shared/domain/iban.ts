import * as z from 'zod';
import { mod97 } from './mod97.ts';

/** An International Bank Account Number (ISO 13616), read as people write it: spaces and small letters are let through. */
export const Iban = z
  .string()
  .max(60)
  .transform((typed) => typed.replaceAll(/\s/g, '').toUpperCase())
  .pipe(
    z
      .string()
      .regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/, 'an IBAN begins with two letters and two digits, like DE02 …')
      .refine(
        (iban) => !iban.startsWith('DE') || /^DE\d{20}$/.test(iban),
        'a German IBAN has DE and 20 digits',
      )
      .refine(
        // 00, 01 and 99 leave the same remainder as 97, 98 and 02, and are given to nobody.
        (iban) => mod97(iban.slice(4) + iban.slice(0, 4)) === 1 && !/^..(?:00|01|99)/.test(iban),
        'this IBAN has a typing error: its check digits do not fit',
      ),
  );

/** In groups of four, as banks print it. */
export const formatIban = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');
