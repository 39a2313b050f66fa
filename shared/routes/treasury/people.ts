import * as z from 'zod';
import { AuditEntry } from '../../domain/audit.ts';
import { Right, Role } from '../../domain/person.ts';
import { Month } from '../../domain/month.ts';
import { none, type TreasuryRoute } from './route.ts';

/** Who is signed in, and what they may do where. */
export const Me = z
  .strictObject({
    name: z.string(),
    offices: z.array(
      z.strictObject({ role: Role, centre: z.string().optional(), campaign: z.string().optional() }),
    ),
    /** The federation's own rights; those of a campaign stand with the campaign. */
    rights: z.array(Right),
    campaigns: z.array(
      z.strictObject({
        campaign: z.string(),
        title: z.string(),
        status: z.enum(['open', 'closed']),
        centre: z.string().optional(),
        rights: z.array(Right),
      }),
    ),
    centres: z.array(z.strictObject({ centre: z.string(), name: z.string(), rights: z.array(Right) })),
    /** The month it is, by the house's clock. */
    month: Month,
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const peopleRoutes = {
  readMe: {
    method: 'GET',
    path: '/v1/treasury/me',
    who: 'treasury',
    right: 'read',
    at: 'own',
    summary: 'Who is signed in, what they may do, and in which campaigns.',
    parameters: none,
    query: none,
    input: none,
    output: Me,
  },
  readAuditLog: {
    method: 'GET',
    path: '/v1/treasury/audit/{month}',
    who: 'treasury',
    right: 'audit',
    at: 'federation',
    summary: 'Who did what in a month, the latest first.',
    parameters: z.strictObject({ month: Month }),
    query: z.strictObject({
      /** Only what this person did, by `person.subject` or name. */
      person: z.string().max(120).optional(),
      campaign: z.string().max(60).optional(),
      subject: z.string().max(200).optional(),
      /** Goes on after what was read: `next` of the page before. */
      after: z.string().max(200).optional(),
    }),
    input: none,
    output: z.strictObject({ entries: z.array(AuditEntry), next: z.string().optional() }),
  },
} as const satisfies Record<string, TreasuryRoute>;
