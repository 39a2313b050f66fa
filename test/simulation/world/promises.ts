import type { Place, Standing } from '../oracle.ts';
import { charge, paymentIntent } from './objects.ts';
import { afterwards, aPerson, aPlace, metadataOf } from './payments.ts';
import { invoice, invoicePayment, type InvoiceTruth, subscription } from './promise-objects.ts';
import { days, type Payment, type Stage, type Story } from './stage.ts';

interface Ending {
  readonly reason?: string;
  readonly comment?: string | undefined;
}

const bankAnswers = ['insufficient_funds', 'insufficient_funds', 'account_closed'] as const;

const rhythms: readonly [Rhythm, ...Rhythm[]] = [
  { interval: 'month', recurring: { interval: 'month', interval_count: 1 } },
  { interval: 'quarter', recurring: { interval: 'month', interval_count: 3 } },
  { interval: 'year', recurring: { interval: 'year', interval_count: 1 } },
];

interface Rhythm {
  readonly interval: string;
  readonly recurring: { readonly interval: string; readonly interval_count: number };
}

/** A promise as the world sees it: what its payments look like, and how it stands. */
export class Promised {
  readonly stage: Stage;
  readonly pledge: string;
  readonly place;
  readonly cents: number;
  readonly method;
  readonly person;
  readonly truth;
  readonly interval: string;
  isOver = false;

  constructor(stage: Stage) {
    const { chance } = stage;
    this.stage = stage;
    this.pledge = stage.id('sub');
    this.place = aPlace(stage);
    this.cents = chance.between(500, 100_00);
    this.method = chance.one(['card', 'card', 'sepa_debit'] as const);
    this.person = aPerson(stage, { reachable: !chance.happens(0.03) });
    const { interval, recurring } = chance.one(rhythms);
    this.interval = interval;
    const customer = stage.id('cus');
    const metadata = metadataOf(stage, this.place);
    stage.onEnd(this.pledge, () => {
      if (!this.isOver) this.ends('payment-failed', 'Tragwerk: MD06');
    });
    const startedAt = stage.now();
    this.truth = { pledge: this.pledge, customer, cents: this.cents, recurring, metadata, startedAt };
  }

  /** Charges of promises carry no metadata of ours. */
  payment(): Payment {
    const { stage, cents, method, place, person, truth } = this;
    return {
      gift: stage.id('pi'),
      charge: stage.id('ch'),
      cents,
      method,
      currency: 'eur',
      place,
      metadata: {},
      person,
      customer: truth.customer,
      pledge: this.pledge,
    };
  }

  stands(standing: Standing, type: string, status: string, more: Ending & { paused?: boolean } = {}) {
    const { stage, truth, pledge, place, cents, interval } = this;
    stage.tell(`customer.subscription.${type}`, subscription(truth, status, { now: stage.now(), ...more }));
    const times = { startedAt: truth.startedAt, toldAt: stage.now() };
    stage.oracle.pledge(pledge, { standing, cents, interval, ...times, ...place });
  }

  /** @param comment what the house writes when it ends a promise itself */
  ends(because: 'asked' | 'payment-failed', comment?: string): void {
    this.isOver = true;
    const reason = because === 'asked' || comment ? 'cancellation_requested' : 'payment_failed';
    this.stands('ended', 'deleted', 'canceled', { reason, comment });
    const { letters, tasks } = this.stage.oracle;
    if (this.person.email !== null) letters.add(`${this.pledge}.pledge-ended`);
    if (because === 'payment-failed') tasks.add(`pledge-ended:${this.pledge}`);
  }

  tellsOfInvoice(type: string, payment: Payment, truth: InvoiceTruth): void {
    this.stage.tell(`invoice.${type}`, invoice(this.truth, payment, truth));
  }
}

export const promise = function* (stage: Stage): Story {
  const { chance } = stage;
  const promised = new Promised(stage);
  const announced = chance.happens(0.3);
  if (announced) promised.stands('starting', 'created', 'incomplete');
  const paid = yield* oneInvoice(promised, { isFirst: true, hasStarted: announced });
  if (!paid) return;
  for (let renewals = chance.between(1, 5); renewals > 0; renewals -= 1) {
    yield days(25 + chance.next() * 10);
    if (promised.isOver) return;
    if (chance.happens(0.1)) {
      promised.ends('asked');
      return;
    }
    if (chance.happens(0.05)) {
      promised.stands('paused', 'updated', 'active', { paused: true });
      yield days(20);
      if (promised.isOver) return;
      promised.stands('active', 'updated', 'active');
      yield days(1);
    }
    if (!(yield* oneInvoice(promised, { isFirst: false, hasStarted: true }))) return;
  }
};

const oneInvoice = function* (
  promised: Promised,
  { isFirst, hasStarted }: { isFirst: boolean; hasStarted: boolean },
): Generator<number, boolean, void> {
  const { stage } = promised;
  const { chance } = stage;
  const truth: InvoiceTruth = { invoice: stage.id('in'), isFirst, attempts: 1, nextTryAt: null };
  let payment = promised.payment();
  let failedBefore = false;
  let shortages = 0;
  // Now and then Stripe cannot say whose a payment is that is not there yet.
  const canBeAsked = chance.happens(0.8);
  if (canBeAsked) stage.bill(payment.gift, truth.invoice, promised.truth.metadata, promised.pledge);
  const expectedAt = canBeAsked ? payment.place : { campaign: 'unassigned', earmark: 'free' };
  promised.tellsOfInvoice('finalized', payment, { ...truth, attempts: 0 });
  for (let attempt = 1; !isFirst && chance.happens(attempt === 1 ? 0.15 : 0.5); attempt += 1) {
    const isLast = attempt === 3;
    yield* onItsWay(promised, payment, attempt === 1 ? expectedAt : undefined);
    failedBefore = true;
    const nextTryAt = isLast ? null : stage.now() + 3 * 24 * 3600;
    const answer = promised.method === 'sepa_debit' ? chance.one(bankAnswers) : 'insufficient_funds';
    stage.tell('charge.failed', charge(payment, 'failed', { code: answer }));
    promised.tellsOfInvoice('payment_failed', payment, { ...truth, attempts: attempt, nextTryAt });
    if (promised.person.email !== null) stage.oracle.letters.add(`${truth.invoice}.renewal-failed`);
    // A bank's "not enough money" is tried once more, and no further; a closed account is not tried again.
    if (answer === 'insufficient_funds') shortages += 1;
    const mustEnd = promised.method === 'sepa_debit' && (answer === 'account_closed' || shortages > 1);
    if (mustEnd && canBeAsked) stage.mustEnd(promised.pledge);
    if (attempt === 1 && !promised.isOver) promised.stands('past-due', 'updated', 'past_due');
    yield days(isLast ? 0.1 : 3);
    if (promised.isOver) return false;
    if (isLast) {
      promised.ends('payment-failed');
      return false;
    }
    payment = { ...payment, charge: stage.id('ch') };
  }
  yield* onItsWay(promised, payment, failedBefore ? undefined : expectedAt);
  stage.tell('charge.succeeded', charge(payment, 'succeeded'));
  if (chance.happens(0.3)) stage.tell('payment_intent.succeeded', paymentIntent(payment, 'succeeded'));
  stage.tell('invoice_payment.paid', invoicePayment(payment, truth.invoice));
  promised.tellsOfInvoice('paid', payment, truth);
  if (!promised.isOver) promised.stands('active', hasStarted ? 'updated' : 'created', 'active');
  stage.oracle.received(payment.gift, payment.place, payment.cents, stage.now());
  if (promised.person.email !== null) stage.oracle.letters.add(`${payment.gift}.acknowledgement`);
  if (chance.happens(0.3)) yield* afterwards(stage, payment);
  return true;
};

/** A debit waits for days; only the first attempt of a payment is announced. */
const onItsWay = function* (
  { stage, method }: Promised,
  payment: Payment,
  expectedAt: Place | undefined,
): Story {
  if (method !== 'sepa_debit') return;
  const announcedAt = stage.now();
  stage.tell('charge.pending', charge(payment, 'pending'));
  if (expectedAt) stage.oracle.pending(expectedAt, payment.cents, announcedAt);
  yield days(2 + stage.chance.next() * 6);
  if (expectedAt) stage.oracle.pending(expectedAt, -payment.cents, announcedAt);
};
