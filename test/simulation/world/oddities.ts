import { aPerson } from './payments.ts';
import type { Stage, Story } from './stage.ts';

const someCharge = (stage: Stage) => ({
  id: stage.id('ch'),
  object: 'charge',
  amount: 13_37,
  amount_captured: 13_37,
  billing_details: aPerson(stage),
  captured: true,
  currency: 'eur',
  metadata: { campaign: 'netzwerk', earmark: 'free', locale: 'de' },
  payment_intent: stage.id('pi'),
  payment_method_details: { type: 'card' },
});

/** What must never be booked: another API version, an unknown type, an object nobody can read, the other mode. */
export const oddity = function* (stage: Stage): Story {
  const charge = someCharge(stage);
  switch (stage.chance.between(1, 5)) {
    case 1:
      stage.tell('charge.succeeded', charge, { apiVersion: '2027-03-31.fjord', fate: 'UNKNOWN' });
      break;
    case 2:
      stage.tell('customer.created', { id: stage.id('cus'), object: 'customer' }, { fate: 'UNKNOWN' });
      break;
    case 3:
      stage.tell('charge.succeeded', { ...charge, amount_captured: 'a lot' }, { fate: 'QUARANTINED' });
      break;
    case 4:
      stage.tell('charge.dispute.created', { object: 'dispute', amount: null }, { fate: 'QUARANTINED' });
      break;
    default:
      stage.tell('charge.succeeded', charge, { livemode: true, fate: 'refused' });
  }
  yield 0;
};
