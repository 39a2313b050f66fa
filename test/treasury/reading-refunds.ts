import type { Stripe } from 'stripe';
import type { ADesk } from './a-desk.ts';
import type { aDeskWithStripe } from './a-desk-with-stripe.ts';
import { listed, type ShownTask } from './reading-tasks.ts';

type House = Awaited<ReturnType<typeof aDeskWithStripe>>['house'];

export const wanted = { cents: 30_00, reason: 'auf Wunsch' };

/** Two people who may send money back. */
export const kim = ['treasurer'] as const;
export const toni = ['treasurer', 'reader'] as const;

export const refundsOf = async (desk: ADesk, gift: string) =>
  (await desk.as('reader').get(`/v1/treasury/gifts/${gift}/refunds`)).body;

export const refundTasks = async (desk: ADesk): Promise<readonly ShownTask[]> =>
  (await listed(desk)).tasks.filter(({ matter }) => matter.startsWith('refund-'));

export const refundsAtStripe = async (house: House, gift: string): Promise<readonly Stripe.Refund[]> =>
  (await house.stripe.refunds.list({ payment_intent: gift })).data;

/** What a desk asks of Stripe happens there, and is told to the bookkeepers. */
export const told = async <Answer>(house: House, asks: () => Promise<Answer>): Promise<Answer> =>
  house.happening('told', asks);
