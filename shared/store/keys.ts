import type { Month } from '../domain/month.ts';

/** Every key of the one table; docs/table.md lists what is read by which of them and what it costs. */
export const keys = {
  campaign: (campaign: string) => ({ pk: `CAMPAIGN#${campaign}`, sk: 'CAMPAIGN' }),
  need: (campaign: string, month: Month, need: string) => ({
    pk: `CAMPAIGN#${campaign}`,
    sk: `NEED#${month}#${need}`,
  }),
  template: (campaign: string, template: string) => ({
    pk: `CAMPAIGN#${campaign}`,
    sk: `TEMPLATE#${template}`,
  }),
  total: (campaign: string, month: Month) => ({ pk: `CAMPAIGN#${campaign}`, sk: `TOTAL#${month}` }),
  carrier: (carrier: string) => ({ pk: 'FEDERATION', sk: `CARRIER#${carrier}` }),
  centre: (centre: string) => ({ pk: 'FEDERATION', sk: `CENTRE#${centre}` }),
  event: (event: string) => ({ pk: `EVENT#${event}`, sk: 'EVENT' }),
  entry: (gift: string, entry: string) => ({ pk: `GIFT#${gift}`, sk: `ENTRY#${entry}` }),
  donor: (gift: string) => ({ pk: `GIFT#${gift}`, sk: 'DONOR' }),
  letter: (gift: string, kind: string) => ({ pk: `GIFT#${gift}`, sk: `LETTER#${kind}` }),
  limit: (what: string, window: string) => ({ pk: `LIMIT#${what}`, sk: window }),
  sweep: () => ({ pk: 'SWEEP', sk: 'CURSOR' }),
} as const;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * The index `lists`: what arrived in one hour, and what needs another look. An item is born into its hour's list
 * and stays there; the sweep walks each hour once. Only what did not go well is moved to a list of its own, so
 * that the ordinary gift pays for one index write an item instead of two (docs/adr/0004).
 */
export const lists = {
  arrived: (hour: string) => `INBOX#${hour}`,
  written: (hour: string) => `OUTBOX#${hour}`,
  quarantine: 'QUARANTINE',
  unsent: 'UNSENT',
} as const;

/** `2026-11-22T10`, UTC. */
export const hourOf = (instant: string): string => instant.slice(0, 13);
