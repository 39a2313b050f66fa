import { charge, paymentIntent, session } from './objects.ts';
import { bankReturn, cardDispute, refunds } from './returns.ts';
import { days, type Payment, type Person, type Stage, type Story } from './stage.ts';

const campaigns = ['netzwerk', 'leipzig', 'dresden'] as const;
const earmarks = ['free', 'free', 'staff', 'material', 'need_coordination-2027-01'] as const;

export const aPlace = ({ chance }: Stage) => ({
  campaign: chance.one(campaigns),
  earmark: chance.one(earmarks),
});

/** Every name and address begins with the canary: no line of a log may ever hold it. */
export const aPerson = (stage: Stage, { reachable = true } = {}): Person => {
  const id = stage.id('canary');
  return { name: `Canary ${id} Beispiel`, email: reachable ? `${id}@example.org` : null };
};

export const metadataOf = (stage: Stage, place: { campaign: string; earmark: string }) => ({
  ...place,
  donation: stage.id('don'),
  locale: stage.chance.one(['de', 'en']),
});

const aPayment = (stage: Stage, wishes: Partial<Payment> = {}): Payment => {
  const place = wishes.place ?? aPlace(stage);
  return {
    gift: stage.id('pi'),
    charge: stage.id('ch'),
    cents: stage.chance.between(100, 500_00),
    method: 'card',
    currency: 'eur',
    place,
    metadata: metadataOf(stage, place),
    person: aPerson(stage, { reachable: !stage.chance.happens(0.03) }),
    ...wishes,
  };
};

/** Money is there: the charge says so; others may say so too, in the same second or a little later. */
export const succeeds = (stage: Stage, payment: Payment): void => {
  const { chance, oracle } = stage;
  stage.tell('charge.succeeded', charge(payment, 'succeeded'));
  if (chance.happens(0.2)) stage.tell('payment_intent.succeeded', paymentIntent(payment, 'succeeded'));
  if (chance.happens(0.05)) stage.tell('charge.updated', charge(payment, 'succeeded'));
  oracle.received(payment.gift, payment.place, payment.cents, stage.now());
  if (payment.person.email !== null && payment.place.campaign !== 'unassigned') {
    oracle.letters.add(`${payment.gift}.acknowledgement`);
  }
};

export const cardGift = function* (stage: Stage): Story {
  const { chance } = stage;
  const payment = aPayment(stage, { method: chance.one(['card', 'card', 'paypal']) });
  if (chance.happens(0.1)) {
    // A declined attempt is a charge of its own, of the same payment.
    const declined = charge({ ...payment, charge: stage.id('ch') }, 'failed', { code: 'card_declined' });
    stage.tell('charge.failed', declined);
    yield days(chance.next() * 0.01);
  }
  succeeds(stage, payment);
  if (chance.happens(0.2)) {
    const later = chance.between(0, 3);
    stage.tell('checkout.session.completed', session(payment, 'paid'), { later });
  }
  yield* afterwards(stage, payment);
};

export const declinedGift = function* (stage: Stage): Story {
  const payment = aPayment(stage);
  stage.tell('charge.failed', charge(payment, 'failed', { code: 'card_declined' }));
  if (stage.chance.happens(0.5)) {
    stage.tell('payment_intent.payment_failed', paymentIntent(payment, 'requires_payment_method'));
  }
  yield 0;
};

/** A debit is on its way for days; only then is it known whether the money is there. */
export const debitGift = function* (stage: Stage): Story {
  const { chance, oracle } = stage;
  const payment = aPayment(stage, { method: 'sepa_debit' });
  const announcedAt = stage.now();
  stage.tell('charge.pending', charge(payment, 'pending'));
  if (chance.happens(0.5)) stage.tell('checkout.session.completed', session(payment, 'unpaid'));
  if (chance.happens(0.3)) stage.tell('payment_intent.processing', paymentIntent(payment, 'processing'));
  oracle.pending(payment.place, payment.cents, announcedAt);
  yield days(1 + chance.next() * 9);
  oracle.pending(payment.place, -payment.cents, announcedAt);
  if (chance.happens(0.25)) {
    stage.tell(
      'charge.failed',
      charge(payment, 'failed', { code: 'insufficient_funds', networkCode: 'AM04' }),
    );
    if (chance.happens(0.6)) {
      stage.tell('checkout.session.async_payment_failed', session(payment, 'unpaid'));
    }
    return;
  }
  succeeds(stage, payment);
  if (chance.happens(0.3)) {
    stage.tell('checkout.session.async_payment_succeeded', session(payment, 'paid'));
  }
  yield* afterwards(stage, payment);
};

/** Made in Stripe's dashboard, or naming a campaign nobody knows: it waits where a person assigns it. */
export const strayGift = function* (stage: Stage): Story {
  const named = stage.chance.happens(0.5);
  const payment = aPayment(stage, {
    place: { campaign: 'unassigned', earmark: 'free' },
    metadata: named ? { campaign: 'nowhere', earmark: 'staff', locale: 'de' } : {},
  });
  succeeds(stage, payment);
  yield* afterwards(stage, payment);
};

/** Paid in dollars: what counts is what Stripe credits in euros. */
export const foreignGift = function* (stage: Stage): Story {
  const payment = aPayment(stage, { currency: 'usd' });
  const credited = Math.floor(payment.cents * 0.9);
  stage.credit(payment.gift, credited);
  stage.tell('charge.succeeded', charge(payment, 'succeeded'));
  stage.oracle.received(payment.gift, payment.place, credited, stage.now());
  if (payment.person.email !== null) stage.oracle.letters.add(`${payment.gift}.acknowledgement`);
  yield 0;
};

/** What may become of money that was there. */
export const afterwards = function* (stage: Stage, payment: Payment): Story {
  const { chance } = stage;
  if (chance.happens(0.15)) {
    yield days(chance.next() * 20);
    yield* refunds(stage, payment);
  } else if (chance.happens(0.1)) {
    yield days(chance.next() * 30);
    yield* payment.method === 'sepa_debit' ? bankReturn(stage, payment) : cardDispute(stage, payment);
  }
};
