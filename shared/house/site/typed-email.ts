import { domainToASCII } from 'node:url';
import * as z from 'zod';

const longest = 254;

/** Each part of a domain has 1 to 63 signs and neither begins nor ends with a hyphen (RFC 1035). */
const labels = /@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/** An address as people type it; its domain as mail servers write it. */
export const TypedEmail = z
  .string()
  .max(2 * longest)
  .transform((typed) => {
    // Nothing but a name's own signs: of `example.org/path` the next line would make another address.
    const [, local = '', domain = ''] =
      /^(.*)@([\p{L}\p{M}\p{N}.-]*)$/su.exec(typed.trim().normalize('NFC')) ?? [];
    return `${local}@${domainToASCII(domain)}`;
  })
  .pipe(z.email().max(longest).regex(labels));
