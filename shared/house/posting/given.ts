import type { Acknowledgement, Letter } from '../../domain/letter.ts';
import { errorFields, type Log } from '../../lambda/log.ts';
import { donorOf, type Donors } from '../../store/donors.ts';

export interface GivenParts {
  readonly log: Log;
  readonly donors: Pick<Donors, 'gave'>;
}

/**
 * Whoever is thanked finds the gift under their address from now on, and can ask for a receipt. Only a hint: whoever
 * certifies asks the gift itself who gave it.
 */
export const noteGiven = async (
  { letter, to }: Pick<Letter, 'letter' | 'to'>,
  { gift, day, cameOn }: Acknowledgement,
  { donors, log }: GivenParts,
): Promise<void> => {
  try {
    await donors.gave(donorOf(to.email), Number((cameOn ?? day).slice(0, 4)), gift);
  } catch (error) {
    // The thanks must not wait for it: the yearly run writes what is missing.
    log.tell('gift not noted with its donor, the yearly run will', { letter, ...errorFields(error) });
  }
};
