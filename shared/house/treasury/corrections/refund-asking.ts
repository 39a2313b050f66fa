import type { Instant } from '../../../domain/month.ts';
import { instantOf } from '../../../domain/month.ts';
import type { RefundOrder } from '../../../domain/refund-order.ts';
import { errorFields, type Log } from '../../../lambda/log.ts';
import type { RefundOrders } from '../../../store/refund-orders.ts';
import type { StripeDesk } from '../../../stripe/checkout.ts';
import type { Clock } from '../../clock.ts';

export interface AskingParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly refundOrders: Pick<RefundOrders, 'of' | 'answered'>;
  readonly stripe: Pick<StripeDesk, 'refund'>;
}

/**
 * Carries an order out: asks Stripe, and writes down what it said. What nobody knows stays ordered, on the treasurer's
 * list, and is asked for again: the order is found at Stripe by its name, so it is never carried out twice.
 */
export const askStripe = async (ordered: RefundOrder, parts: AskingParts): Promise<void> => {
  const { log, refundOrders, stripe } = parts;
  const { gift, order, cents } = ordered;
  const found = (await refundOrders.of(gift)).find((each) => each.order.order === order);
  if (found?.order.state !== 'ordered') return;
  const { attempt } = found.order;
  try {
    const answer = await stripe.refund({ gift, order, attempt, cents });
    await refundOrders.answered(
      answeredOrder(found.order, answer, instantOf(parts.clock.now())),
      found.version,
    );
    log.tell('refund asked of Stripe', { order, ...answer });
  } catch (error) {
    log.tell('Stripe was not reached for a refund, somebody will try again', {
      order,
      ...errorFields(error),
    });
  }
};

const answeredOrder = (
  order: RefundOrder,
  answer: Awaited<ReturnType<StripeDesk['refund']>>,
  answeredAt: Instant,
): RefundOrder =>
  'refund' in answer
    ? { ...order, state: 'taken', refund: answer.refund, answeredAt }
    : { ...order, state: 'refused', refusedBecause: answer.refused.slice(0, 120), answeredAt };
