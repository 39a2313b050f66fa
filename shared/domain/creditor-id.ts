import * as z from 'zod';
import { mod97 } from './mod97.ts';

/**
 * A creditor identifier for SEPA direct debits (EPC262-08), in German Gläubiger-Identifikationsnummer: country, two
 * check digits, the creditor's own business code of three signs, and the national number. Read as people write it:
 * spaces and small letters are let through.
 */
export const CreditorId = z
  .string()
  .max(60)
  .transform((typed) => typed.replaceAll(/\s/g, '').toUpperCase())
  .pipe(
    z
      .string()
      .regex(
        /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/,
        'a creditor identifier begins with two letters and two digits, like DE98ZZZ …',
      )
      .refine(
        (identifier) => !identifier.startsWith('DE') || /^DE\d{2}[A-Z0-9]{3}\d{11}$/.test(identifier),
        'a German creditor identifier has DE, two digits, three signs of your own and 11 digits',
      )
      .refine(
        (identifier) => isChecked(identifier),
        'this creditor identifier has a typing error: its check digits do not fit',
      ),
  );

/**
 * ISO 7064, MOD 97-10, over the national number, the country and the check digits. The business code does not count:
 * its owner may change it. 00, 01 and 99 leave the same remainder as 97, 98 and 02, and are given to nobody.
 */
const isChecked = (identifier: string): boolean =>
  mod97(identifier.slice(7) + identifier.slice(0, 4)) === 1 && !/^..(?:00|01|99)/.test(identifier);
