import {
  charge,
  dispute,
  type DisputeTruth,
  paymentIntent,
  refund,
  type RefundTruth,
  session,
} from '../world/objects.ts';
import { Promised } from '../world/promises.ts';
import { invoicePayment } from '../world/promise-objects.ts';
import { days, type Payment, type Stage, type Story } from '../world/stage.ts';

/** The ways a payment goes on, each as the up to six events Stripe tells it by, with nothing left to chance. */

const place = { campaign: 'netzwerk', earmark: 'staff' };

const aPayment = (stage: Stage, wishes: Partial<Payment> = {}): Payment => ({
  gift: stage.id('pi'),
  charge: stage.id('ch'),
  cents: 50_00,
  method: 'card',
  currency: 'eur',
  place,
  metadata: { ...place, donation: stage.id('don'), locale: 'de' },
  person: { name: 'Canary Beispiel', email: `${stage.id('canary')}@example.org` },
  ...wishes,
});

const arrives = (stage: Stage, payment: Payment): void => {
  stage.tell('charge.succeeded', charge(payment, 'succeeded'));
  stage.oracle.received(payment.gift, payment.place, payment.cents, stage.now());
  stage.oracle.letters.add(`${payment.gift}.acknowledgement`);
};

const oneTimeCard = function* (stage: Stage): Story {
  const payment = aPayment(stage);
  arrives(stage, payment);
  stage.tell('payment_intent.succeeded', paymentIntent(payment, 'succeeded'));
  yield 2000;
  stage.tell('checkout.session.completed', session(payment, 'paid'));
  stage.tell('charge.updated', charge(payment, 'succeeded'));
};

const announced = function* (stage: Stage, payment: Payment): Story {
  const { oracle } = stage;
  const announcedAt = stage.now();
  stage.tell('charge.pending', charge(payment, 'pending'));
  stage.tell('checkout.session.completed', session(payment, 'unpaid'));
  oracle.pending(payment.place, payment.cents, announcedAt);
  yield days(4);
  oracle.pending(payment.place, -payment.cents, announcedAt);
};

const debitThatArrives = function* (stage: Stage): Story {
  const payment = aPayment(stage, { method: 'sepa_debit' });
  yield* announced(stage, payment);
  arrives(stage, payment);
  stage.tell('payment_intent.succeeded', paymentIntent(payment, 'succeeded'));
  stage.tell('checkout.session.async_payment_succeeded', session(payment, 'paid'));
};

const debitThatFails = function* (stage: Stage): Story {
  const payment = aPayment(stage, { method: 'sepa_debit' });
  yield* announced(stage, payment);
  stage.tell('charge.failed', charge(payment, 'failed', { code: 'insufficient_funds' }));
  stage.tell('payment_intent.payment_failed', paymentIntent(payment, 'requires_payment_method'));
  stage.tell('checkout.session.async_payment_failed', session(payment, 'unpaid'));
};

const firstPayment = function* (stage: Stage): Story {
  const promised = new Promised(stage);
  const payment = promised.payment();
  const invoice = { invoice: stage.id('in'), isFirst: true, attempts: 1, nextTryAt: null };
  promised.stands('starting', 'created', 'incomplete');
  promised.tellsOfInvoice('finalized', payment, invoice);
  yield 0;
  arrives(stage, payment);
  stage.tell('invoice_payment.paid', invoicePayment(payment, invoice.invoice));
  promised.tellsOfInvoice('paid', payment, invoice);
  promised.stands('active', 'updated', 'active');
};

const renewalThatRecovers = function* (stage: Stage): Story {
  const promised = new Promised(stage);
  const payment = promised.payment();
  const invoice = { invoice: stage.id('in'), isFirst: false, attempts: 1 };
  stage.bill(payment.gift, invoice.invoice, promised.truth.metadata, promised.pledge);
  stage.tell('charge.failed', charge(payment, 'failed', { code: 'card_declined' }));
  promised.tellsOfInvoice('payment_failed', payment, { ...invoice, nextTryAt: stage.now() + 3 * 86_400 });
  stage.oracle.letters.add(`${invoice.invoice}.renewal-failed`);
  promised.stands('past-due', 'updated', 'past_due');
  yield days(3);
  arrives(stage, { ...payment, charge: stage.id('ch') });
  stage.tell('invoice_payment.paid', invoicePayment(payment, invoice.invoice));
  promised.stands('active', 'updated', 'active');
};

const aRefund = (stage: Stage, cents: number): RefundTruth => ({
  refund: stage.id('re'),
  cents,
  created: stage.now(),
  status: 'succeeded',
  moved: true,
});

const leaves = (stage: Stage, { refund: id, cents, created }: RefundTruth): void => {
  stage.oracle.returned(place, -cents, created);
  stage.oracle.letters.add(`${id}.refund`);
};

const refundChain = function* (stage: Stage): Story {
  const payment = aPayment(stage);
  arrives(stage, payment);
  yield days(1);
  const [first, second] = [aRefund(stage, 10_00), aRefund(stage, 15_00)];
  stage.tell('refund.created', refund(payment, first));
  leaves(stage, first);
  stage.tell('refund.created', refund(payment, { ...second, status: 'pending', moved: false }));
  yield days(2);
  stage.tell('refund.updated', refund(payment, second));
  leaves(stage, second);
  stage.tell('charge.refunded', { ...charge(payment, 'succeeded'), amount_refunded: 25_00 });
  const third = aRefund(stage, 25_00);
  stage.tell('refund.created', refund(payment, third));
  leaves(stage, third);
};

const refundThatFails = function* (stage: Stage): Story {
  const payment = aPayment(stage);
  arrives(stage, payment);
  yield days(1);
  const made = aRefund(stage, 20_00);
  stage.tell('refund.created', refund(payment, made));
  stage.tell('refund.updated', refund(payment, made));
  leaves(stage, made);
  yield days(9);
  const failed = refund(payment, { ...made, status: 'failed', cameBack: true });
  stage.tell('refund.failed', failed);
  stage.tell('charge.refund.updated', failed);
  stage.oracle.returned(place, 20_00, stage.now());
  stage.oracle.tasks.add(`refund-failed:${made.refund}`);
};

const refundThatNeverMoved = function* (stage: Stage): Story {
  const payment = aPayment(stage, { method: 'sepa_debit' });
  arrives(stage, payment);
  yield days(1);
  const made = { ...aRefund(stage, 20_00), moved: false };
  stage.tell('refund.created', refund(payment, { ...made, status: 'pending' }));
  stage.tell('refund.updated', refund(payment, { ...made, status: 'pending' }));
  yield days(1);
  stage.tell('refund.failed', refund(payment, { ...made, status: 'failed' }));
  stage.oracle.tasks.add(`refund-failed:${made.refund}`);
};

const opened = function* (stage: Stage, payment: Payment): Generator<number, DisputeTruth, void> {
  const { oracle } = stage;
  arrives(stage, payment);
  yield days(5);
  const id = stage.id('dp');
  const taken = { cents: -payment.cents, fee: 20_00, created: stage.now() };
  const open: DisputeTruth = {
    dispute: id,
    cents: payment.cents,
    status: 'needs_response',
    reason: 'fraudulent',
    dueBy: stage.now() + 20 * 86_400,
    moved: [taken],
  };
  stage.tell('charge.dispute.created', dispute(payment, open));
  stage.tell('charge.dispute.funds_withdrawn', dispute(payment, open));
  oracle.returned(place, taken.cents, taken.created);
  oracle.fee(place, taken.fee, taken.created);
  oracle.tasks.add(`dispute:${id}`);
  yield days(30);
  return open;
};

const disputeLost = function* (stage: Stage): Story {
  const payment = aPayment(stage);
  const open = yield* opened(stage, payment);
  stage.tell('charge.dispute.closed', dispute(payment, { ...open, status: 'lost' }));
};

const disputeWon = function* (stage: Stage): Story {
  const payment = aPayment(stage);
  const open = yield* opened(stage, payment);
  const given = { cents: payment.cents, fee: -20_00, created: stage.now() };
  const won = { ...open, status: 'won', moved: [...open.moved, given] };
  stage.tell('charge.dispute.funds_reinstated', dispute(payment, won));
  stage.tell('charge.dispute.closed', dispute(payment, won));
  stage.oracle.returned(place, given.cents, given.created);
  stage.oracle.fee(place, given.fee, given.created);
};

const promiseThatEnds = function* (stage: Stage): Story {
  const promised = new Promised(stage);
  const payment = promised.payment();
  const invoice = { invoice: stage.id('in'), isFirst: false, attempts: 3, nextTryAt: null };
  promised.stands('active', 'created', 'active');
  yield days(30);
  stage.bill(payment.gift, invoice.invoice, promised.truth.metadata, promised.pledge);
  stage.tell('charge.failed', charge(payment, 'failed', { code: 'card_declined' }));
  promised.tellsOfInvoice('payment_failed', payment, invoice);
  stage.oracle.letters.add(`${invoice.invoice}.renewal-failed`);
  promised.stands('past-due', 'updated', 'past_due');
  yield days(1);
  promised.ends('payment-failed');
};

export const eventSets = {
  oneTimeCard,
  debitThatArrives,
  debitThatFails,
  firstPayment,
  renewalThatRecovers,
  promiseThatEnds,
  refundChain,
  refundThatFails,
  refundThatNeverMoved,
  disputeLost,
  disputeWon,
} as const;
