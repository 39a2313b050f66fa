import * as z from 'zod';
import { Instant, Month } from './month.ts';

/**
 * One line of the audit log: who did what, when and from where. Written in the transaction that does it, and never
 * changed.
 */
export const AuditEntry = z
  .strictObject({
    audit: z.string().min(1).max(120),
    at: Instant,
    month: Month,
    /** The issuer's lasting name of the person, and the name they had then. */
    person: z.strictObject({ subject: z.string(), name: z.string() }),
    /** The network it came from, without the part that names one machine: `203.0.113.0/24`. */
    from: z.string().max(60),
    /** The endpoint: `PUT /v1/treasury/carriers/{carrier}`. */
    operation: z.string().max(120),
    /** What was done: `need.added`. */
    done: z.string().max(60),
    /** What it was done to: `need_coordination-2026-11`. */
    subject: z.string().max(200),
    campaign: z.string().max(60).optional(),
    centre: z.string().max(60).optional(),
    /** How it was; nothing for something new. */
    before: z.unknown().optional(),
    after: z.unknown().optional(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The network of an address: its first 24 bits, or 48 of IPv6. Enough to tell "from where", not to tell who. */
export const networkOf = (address: string): string => {
  const four = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(address);
  if (four) return `${four.slice(1, 4).join('.')}.0/24`;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  if (!address.includes(':')) return 'unknown';
  const missing = tail === undefined ? 0 : Math.max(0, 3 - groups.length);
  return `${[...groups, ...Array<string>(missing).fill('0')].slice(0, 3).join(':')}::/48`;
};
