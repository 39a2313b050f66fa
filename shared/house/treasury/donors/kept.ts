import type { Donor } from '../../../domain/donor.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { KeptDonor } from '../../../routes/treasury/donors.ts';
import type { Donors } from '../../../store/donors.ts';
import type { AtVersion } from '../../../store/plans.ts';

export interface KeptDonorParts {
  readonly donors: Pick<Donors, 'find'>;
}

export const shownDonor = ({ thing, version }: AtVersion<Donor>): KeptDonor => ({ ...thing, version });

/** @throws Refusal 404 `donor.unknown` for one whose name and address nobody has written down */
export const latestDonor = async (donor: string, { donors }: KeptDonorParts): Promise<AtVersion<Donor>> => {
  const found = await donors.find(donor);
  if (!found) throw unknownDonor(donor, 404);
  return found;
};

export const unknownDonor = (donor: string, status: 400 | 404): Refusal =>
  new Refusal(
    status,
    'donor.unknown',
    {
      de: `Von ${donor} sind Name und Anschrift nicht bekannt. Bitte zuerst unter den Spendenden anlegen.`,
      en: `Name and address of ${donor} are not known. Please add them to the donors first.`,
    },
    'donor',
  );
