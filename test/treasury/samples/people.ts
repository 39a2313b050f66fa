import type { Sample } from '../sample.ts';

export const peopleSamples: Readonly<Record<string, Sample>> = {
  readMe: { path: '/v1/treasury/me' },
  readAuditLog: { path: '/v1/treasury/audit/2026-11' },
};
