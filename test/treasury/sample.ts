import type { ADesk } from './a-desk.ts';

/**
 * One call of an endpoint that goes well for whoever may do it. Every route of the treasury has one: the tests of who
 * may do what, and of the audit log, are made from them.
 */
export interface Sample {
  /** In the campaign `netzwerk` or the centre `leipzig`, where there is one in the path. */
  readonly path: string;
  /** The same in the campaign `sprechstunde` or the centre `koeln`; of routes that look for themselves too. */
  readonly elsewhere?: string;
  readonly input?: unknown;
  /** What must be there before. @returns `If-Match`, if the route needs one */
  readonly prepare?: (desk: ADesk) => Promise<string | void>;
}
