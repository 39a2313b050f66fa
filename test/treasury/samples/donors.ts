import type { ADesk } from '../a-desk.ts';
import type { Sample } from '../sample.ts';
import { ada, adasId, addDonor, company, given } from '../some-receipts.ts';

const withGifts = async (desk: ADesk): Promise<string> => {
  await addDonor(desk);
  await given(desk, { pi_sample1: { on: '2026-10-02', cents: 50_00, by: ada.email } });
  return '"1"';
};

const untold = async (desk: ADesk): Promise<string> => {
  await withGifts(desk);
  return '"0"';
};

const ofDonor = `/v1/treasury/donors/${adasId}`;
const ofGift = '/v1/treasury/gifts/pi_sample1/terms';

export const donorSamples: Readonly<Record<string, Sample>> = {
  readDonors: { path: '/v1/treasury/donors?name=ada', prepare: withGifts },
  addDonor: { path: '/v1/treasury/donors', input: company },
  readDonor: { path: `${ofDonor}?year=2026`, prepare: withGifts },
  changeDonor: { path: ofDonor, input: { ...ada, name: 'Ada Muster' }, prepare: withGifts },
  orderReceipt: {
    path: `${ofDonor}/receipts`,
    input: { form: 'single', year: 2026, gifts: ['pi_sample1'] },
    prepare: withGifts,
  },
  readGiftTerms: { path: ofGift, prepare: withGifts },
  changeGiftTerms: { path: ofGift, input: { expenseWaiver: true }, prepare: untold },
};
