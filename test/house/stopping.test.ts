import { describe, expect, it } from 'vitest';
import { stopPledges } from '../../shared/house/stopping.ts';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { aRenewal } from './a-promise.ts';

/** A promise whose bank says that the account is closed. */
const aClosedAccount = async () => {
  const office = await aBookingOffice(await aTable());
  const { stands, refusal, failed, pending, whenAsked } = aRenewal({ method: 'sepa_debit' });
  office.parts.stripe.invoiceOf = whenAsked;
  await office.book(await office.keep([stands('past_due'), pending, refusal('AC04'), failed(1)]));
  return office;
};

const nobodyThere = async () => {
  throw new Error('away');
};

describe('a promise that a bank’s answer ends', () => {
  it('is ended at Stripe once', async () => {
    const office = await aClosedAccount();
    await stopPledges(office.parts);
    await stopPledges(office.parts);
    expect(office.ended).toEqual(['sub_1 AC04']);
  });

  it('is tried again as long as Stripe is away, with an alarm', async () => {
    const office = await aClosedAccount();
    const { stripe } = office.parts;
    await stopPledges({ ...office.parts, stripe: { ...stripe, endPledge: nobodyThere } });
    expect(office.lines.join('\n')).toContain('"alarm":"pledge-not-stopped"');
    await stopPledges(office.parts);
    expect(office.ended).toEqual(['sub_1 AC04']);
  });
});
