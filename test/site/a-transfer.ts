import { randomBytes } from 'node:crypto';
import type { LocalHouse } from '../../infra/local/house.ts';
import { cents } from '../../shared/domain/money.ts';
import { announceTransfer, giftReference, type TransferOrder } from '../../shared/house/transfers.ts';

/** A transfer of 25 € somebody announced, without the form: not even a test may send that as often as it likes. */
export const aTransfer = async (
  { parts }: Pick<LocalHouse, 'parts'>,
  said: Partial<Omit<TransferOrder, 'donation'>> = {},
) => {
  const donation = `don_${randomBytes(12).toString('hex')}`;
  const url = await announceTransfer(
    {
      campaign: { campaign: 'netzwerk' },
      earmark: 'free',
      interval: 'once',
      amountCents: cents(25_00),
      language: 'de',
      donation,
      ...said,
    },
    parts,
  );
  return { url, donation, reference: giftReference(donation) };
};
