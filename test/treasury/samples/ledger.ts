import type { ADesk } from '../a-desk.ts';
import { anEntry, bookAll } from '../some-books.ts';
import type { Sample } from '../sample.ts';

const ofLeipzig = anEntry(1);
const ofKoeln = anEntry(2, { campaign: 'sprechstunde' });

const booked = async (desk: ADesk): Promise<void> => {
  await bookAll(desk, [ofLeipzig, ofKoeln]);
};

const paidOut = async (desk: ADesk): Promise<void> => {
  await desk.parts.payouts.save(aPayout);
};

const aPayout = {
  payout: 'po_sample',
  cents: ofLeipzig.cents,
  status: 'paid',
  arrivalDay: ofLeipzig.day,
  createdAt: ofLeipzig.at,
};

export const ledgerSamples: Readonly<Record<string, Sample>> = {
  readLedger: {
    path: '/v1/treasury/ledger?campaign=netzwerk',
    elsewhere: '/v1/treasury/ledger?campaign=sprechstunde',
    prepare: booked,
  },
  readGiftLife: {
    path: `/v1/treasury/gifts/${ofLeipzig.gift}`,
    elsewhere: `/v1/treasury/gifts/${ofKoeln.gift}`,
    prepare: booked,
  },
  readPayouts: { path: '/v1/treasury/payouts', prepare: paidOut },
  readPayout: { path: '/v1/treasury/payouts/po_sample', prepare: paidOut },
};
