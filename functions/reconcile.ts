import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { reconcile } from '../shared/house/reconciling.ts';
import { openStripeClient } from '../shared/house/stripe-client.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { once } from '../shared/lambda/once.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { scheduleHandler } from '../shared/lambda/schedule.ts';
import { systemClock } from '../shared/lambda/system-clock.ts';
import { openBookkeeping } from '../shared/store/bookkeeping.ts';
import { openBalances } from '../shared/store/balances.ts';
import { openPayouts } from '../shared/store/payouts.ts';
import { openProofs } from '../shared/store/proofs.ts';
import { openTable } from '../shared/store/table.ts';
import { openTasks } from '../shared/store/tasks.ts';
import { openTotals } from '../shared/store/totals.ts';
import { openStripeAccount } from '../shared/stripe/account.ts';
import { openStripeDesk } from '../shared/stripe/checkout.ts';

const Environment = z.object({ TABLE_NAME: z.string(), PARAMETER_PREFIX: z.string() });

/** The auditor: each night it proves that the books equal Stripe to the cent, and books what nobody told. */
export const handler = scheduleHandler(reconcile, async () => {
  const { TABLE_NAME, PARAMETER_PREFIX } = readEnvironment(Environment);
  const secrets = await readParameters(PARAMETER_PREFIX, ['stripe-secret-key']);
  const table = openTable(new DynamoDBClient(), TABLE_NAME);
  const stripe = once(async () => openStripeClient(secrets['stripe-secret-key']));
  return {
    clock: systemClock,
    log: stdoutLog,
    ...openBookkeeping(table),
    totals: openTotals(table),
    balances: openBalances(table),
    payouts: openPayouts(table),
    tasks: openTasks(table),
    proofs: openProofs(table),
    stripe: openStripeDesk(stripe),
    account: openStripeAccount(stripe, systemClock),
  };
});
