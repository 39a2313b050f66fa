import { charge, dispute, type DisputeTruth, refund, type RefundTruth } from './objects.ts';
import { days, type Payment, type Stage, type Story } from './stage.ts';

const canBeWrittenTo = ({ person, place }: Payment): boolean =>
  person.email !== null && place.campaign !== 'unassigned';

/** One to three refunds that together never exceed what was paid; some wait first, some fail after all. */
export const refunds = function* (stage: Stage, payment: Payment): Story {
  const { chance } = stage;
  let left = payment.cents;
  for (let count = chance.between(1, 3); count > 0 && left > 0; count -= 1) {
    const cents = count === 1 && chance.happens(0.5) ? left : chance.between(1, left);
    const arrived = yield* oneRefund(stage, payment, cents);
    if (arrived) left -= cents;
    yield days(chance.next() * 3);
  }
};

const oneRefund = function* (
  stage: Stage,
  payment: Payment,
  cents: number,
): Generator<number, boolean, void> {
  const { chance, oracle } = stage;
  const truth: RefundTruth = {
    refund: stage.id('re'),
    cents,
    created: stage.now(),
    status: 'succeeded',
    moved: true,
  };
  const waits = chance.happens(0.3);
  if (waits) {
    stage.tell('refund.created', refund(payment, { ...truth, status: 'pending', moved: false }));
    yield days(chance.next() * 4);
    if (chance.happens(0.2)) {
      const failed = refund(payment, { ...truth, status: 'failed', moved: false });
      stage.tell('refund.failed', failed);
      oracle.tasks.add(`refund-failed:${truth.refund}`);
      return false;
    }
    stage.tell('refund.updated', refund(payment, truth));
  } else {
    stage.tell('refund.created', refund(payment, truth));
  }
  stage.tell('charge.refunded', { ...charge(payment, 'succeeded'), amount_refunded: cents });
  oracle.returned(payment.place, -cents, truth.created);
  if (canBeWrittenTo(payment)) oracle.letters.add(`${truth.refund}.refund`);
  if (!chance.happens(0.2)) return true;
  yield days(chance.next() * 10);
  const failed = refund(payment, { ...truth, status: 'failed', cameBack: true });
  stage.tell('refund.failed', failed);
  if (chance.happens(0.5)) stage.tell('refund.updated', failed);
  oracle.returned(payment.place, cents, stage.now());
  oracle.tasks.add(`refund-failed:${truth.refund}`);
  return false;
};

const disputeFee = 2000;

/** An inquiry that stays one, or a dispute: money goes at once, and comes back if it is won. */
export const cardDispute = function* (stage: Stage, payment: Payment): Story {
  const { chance, oracle } = stage;
  const id = stage.id('dp');
  const dueBy = stage.now() + 20 * 24 * 3600;
  oracle.tasks.add(`dispute:${id}`);
  const about = { dispute: id, cents: payment.cents, reason: 'fraudulent', dueBy };
  if (chance.happens(0.25)) {
    stage.tell(
      'charge.dispute.created',
      dispute(payment, { ...about, status: 'warning_needs_response', moved: [] }),
    );
    yield days(chance.next() * 20);
    stage.tell('charge.dispute.closed', dispute(payment, { ...about, status: 'warning_closed', moved: [] }));
    return;
  }
  const taken = { cents: -payment.cents, fee: disputeFee, created: stage.now() };
  const open: DisputeTruth = { ...about, status: 'needs_response', moved: [taken] };
  stage.tell('charge.dispute.created', dispute(payment, open));
  stage.tell('charge.dispute.funds_withdrawn', dispute(payment, open));
  oracle.returned(payment.place, taken.cents, taken.created);
  oracle.fee(payment.place, disputeFee, taken.created);
  yield days(chance.next() * 30);
  if (chance.happens(0.5)) {
    stage.tell('charge.dispute.closed', dispute(payment, { ...open, status: 'lost' }));
    return;
  }
  const feeBack = chance.happens(0.5) ? -disputeFee : 0;
  const given = { cents: payment.cents, fee: feeBack, created: stage.now() };
  const won: DisputeTruth = { ...open, status: 'won', moved: [taken, given] };
  stage.tell('charge.dispute.funds_reinstated', dispute(payment, won));
  stage.tell('charge.dispute.closed', dispute(payment, won));
  oracle.returned(payment.place, given.cents, given.created);
  oracle.fee(payment.place, feeBack, given.created);
};

/** A bank takes a debit back, up to eight weeks later: a dispute that is lost at once. */
export const bankReturn = function* (stage: Stage, payment: Payment): Story {
  const { chance, oracle } = stage;
  yield days(chance.next() * 40);
  const id = stage.id('dp');
  const taken = { cents: -payment.cents, fee: 750, created: stage.now() };
  const networkCode = chance.one(['MD01', 'MD06', 'AM04', 'MS03']);
  const truth: DisputeTruth = {
    dispute: id,
    cents: payment.cents,
    status: 'lost',
    reason: 'debit_not_authorized',
    networkCode,
    dueBy: null,
    moved: [taken],
  };
  stage.tell('charge.dispute.created', dispute(payment, truth));
  stage.tell('charge.dispute.funds_withdrawn', dispute(payment, truth));
  stage.tell('charge.dispute.closed', dispute(payment, truth));
  oracle.returned(payment.place, taken.cents, taken.created);
  oracle.fee(payment.place, 750, taken.created);
  if (payment.pledge !== undefined && networkCode !== 'AM04') stage.mustEnd(payment.pledge);
  oracle.tasks.add(`dispute:${id}`);
};
