import type { Centre } from '../../../domain/campaign.ts';
import { centreItem } from '../../../store/campaigns.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { type Decided, expectLatest } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { type GovernedParts, latestCentre, newName, shownCentre, subjects } from './governed.ts';

export const addCentre = async (
  { input }: AskedOf<typeof treasuryRoutes.addCentre>,
  { governed }: GovernedParts,
): Promise<Decided> => {
  const names = { wanted: input.centre, name: input.name };
  const centre: Centre = { ...input, centre: await newName('centre', names, input, governed.centre) };
  return {
    done: 'centre.added',
    subject: subjects.centre(centre.centre),
    centre: centre.centre,
    after: centre,
    writes: { added: [{ ...centreItem(centre), version: 1 }] },
    status: 201,
    body: shownCentre({ thing: centre, version: 1 }),
  };
};

export const changeCentre = async (
  { request, parameters, input }: AskedOf<typeof treasuryRoutes.changeCentre>,
  parts: GovernedParts,
): Promise<Decided> => {
  const found = await latestCentre(parameters.centre, parts);
  const { thing, version } = found;
  const centre: Centre = { ...thing, ...input };
  expectLatest(request, { thing: shownCentre(found), version }, centre);
  return {
    done: 'centre.changed',
    subject: subjects.centre(centre.centre),
    centre: centre.centre,
    before: thing,
    after: centre,
    writes: { changed: [{ item: centreItem(centre), version }] },
    status: 200,
    body: shownCentre({ thing: centre, version: version + 1 }),
  };
};
