import { needsRoutes } from './treasury/needs.ts';
import { moneyRoutes } from './treasury/money.ts';
import { federationRoutes } from './treasury/federation.ts';
import { donorRoutes } from './treasury/donors.ts';
import { receiptRoutes } from './treasury/receipts.ts';
import { correctionRoutes } from './treasury/corrections.ts';
import { peopleRoutes } from './treasury/people.ts';
import { exportRoutes } from './treasury/exports.ts';
import { ledgerRoutes } from './treasury/ledger.ts';
import { refundRoutes } from './treasury/refunds.ts';
import type { TreasuryRoute } from './treasury/route.ts';
import { taskRoutes } from './treasury/tasks.ts';
import { updateRoutes } from './treasury/updates.ts';
import { viewRoutes } from './treasury/views.ts';

/**
 * Every endpoint of the treasury, for people who have signed in. Apart from the other routes: who makes a gift does
 * not wait until all of these schemas are made.
 */
export const treasuryRoutes = {
  ...peopleRoutes,
  ...taskRoutes,
  ...correctionRoutes,
  ...refundRoutes,
  ...ledgerRoutes,
  ...exportRoutes,
  ...federationRoutes,
  ...moneyRoutes,
  ...needsRoutes,
  ...viewRoutes,
  ...updateRoutes,
  ...donorRoutes,
  ...receiptRoutes,
} as const satisfies Record<string, TreasuryRoute>;
