import type { Campaign, Centre } from '../../../domain/campaign.ts';
import { unassigned } from '../../../domain/campaign.ts';
import type { Carrier } from '../../../domain/carrier.ts';
import { carrierSince } from '../../../domain/hand-over.ts';
import type { Day } from '../../../domain/month.ts';
import { Conflict, Refusal } from '../../../domain/refusal.ts';
import { noticeStanding } from '../../../domain/tax-notice.ts';
import { slugOf } from '../../../domain/text.ts';
import { federation } from '../../../domain/topic.ts';
import type { GovernedCampaign, GovernedCarrier, GovernedCentre } from '../../../routes/treasury/governed.ts';
import type { Governed } from '../../../store/governed.ts';
import type { AtVersion } from '../../../store/plans.ts';

export interface GovernedParts {
  readonly governed: Governed;
}

/** As the audit log names it. */
export const subjects = {
  campaign: (campaign: string) => `campaign:${campaign}`,
  centre: (centre: string) => `centre:${centre}`,
  carrier: (carrier: string) => `carrier:${carrier}`,
} as const;

export const shownCampaign = ({ thing, version }: AtVersion<Campaign>, today: Day): GovernedCampaign => {
  const carrier = carrierSince(thing, today);
  return { ...thing, version, ...(carrier !== undefined && { carrier }) };
};

export const shownCentre = ({ thing, version }: AtVersion<Centre>): GovernedCentre => ({ ...thing, version });

export const shownCarrier = ({ thing, version }: AtVersion<Carrier>, today: Day): GovernedCarrier => ({
  ...thing,
  version,
  notice: noticeStanding(thing, today),
});

/** @throws Refusal 404 `campaign.unknown` */
export const latestCampaign = async (
  campaign: string,
  { governed }: GovernedParts,
): Promise<AtVersion<Campaign>> =>
  (campaign === unassigned ? undefined : await governed.campaign(campaign)) ??
  unknown('campaign', `Eine Kampagne ${campaign} gibt es nicht.`, `There is no campaign ${campaign}.`, 404);

/** @throws Refusal 404 `centre.unknown` */
export const latestCentre = async (centre: string, { governed }: GovernedParts): Promise<AtVersion<Centre>> =>
  (await governed.centre(centre)) ??
  unknown('centre', `Ein Zentrum ${centre} gibt es nicht.`, `There is no centre ${centre}.`, 404);

/** @throws Refusal 404 `carrier.unknown` */
export const latestCarrier = async (
  carrier: string,
  { governed }: GovernedParts,
): Promise<AtVersion<Carrier>> =>
  (await governed.carrier(carrier)) ??
  unknown('carrier', `Einen Träger ${carrier} gibt es nicht.`, `There is no carrier ${carrier}.`, 404);

/**
 * A carrier that the input names.
 *
 * @throws Refusal 400 `carrier.unknown`
 */
export const namedCarrier = async (carrier: string, { governed }: GovernedParts): Promise<Carrier> =>
  (await governed.carrier(carrier))?.thing ??
  unknown(
    'carrier',
    `Einen Träger ${carrier} gibt es nicht: bitte erst anlegen.`,
    `There is no carrier ${carrier}: please add it first.`,
    400,
  );

/** @throws Refusal 400 `centre.unknown` if there is no centre that the input names */
export const checkCentre = async (centre: string | undefined, { governed }: GovernedParts): Promise<void> => {
  if (centre === undefined || (await governed.centre(centre))) return;
  unknown(
    'centre',
    `Ein Zentrum ${centre} gibt es nicht: bitte erst anlegen.`,
    `There is no centre ${centre}: please add it first.`,
    400,
  );
};

const unknown = (what: keyof typeof subjects, de: string, en: string, status: 400 | 404): never => {
  throw new Refusal(status, `${what}.unknown`, { de, en }, what);
};

/**
 * What something new is known by for ever: as wanted, or made from its name.
 *
 * @param there what has this name already
 * @throws Refusal 400 `….unnamed` for a name without Latin letters; Conflict 409 `….taken` with what is there
 */
export const newName = async (
  what: keyof typeof subjects,
  { wanted, name }: { readonly wanted: string | undefined; readonly name: string },
  yours: unknown,
  there: (id: string) => Promise<AtVersion<unknown> | undefined>,
): Promise<string> => {
  const id = wanted ?? slugOf(name);
  if (!id) {
    throw new Refusal(
      400,
      `${what}.unnamed`,
      {
        de: `Aus „${name}“ lässt sich keine Adresse machen: bitte eine kurze Bezeichnung aus kleinen lateinischen Buchstaben, Ziffern und Bindestrichen angeben.`,
        en: `No address can be made from “${name}”: please give a short name in small Latin letters, digits and hyphens.`,
      },
      what,
    );
  }
  const taken = await there(id);
  // All campaigns together are called so, wherever one can read about them.
  if (!taken && id !== unassigned && id !== federation) return id;
  throw new Conflict(
    `${what}.taken`,
    {
      de: `Die Bezeichnung ${id} ist schon vergeben. Bitte nachsehen, ob es dasselbe ist, oder eine andere Bezeichnung angeben.`,
      en: `The name ${id} is taken. Please look whether it is the same thing, or give another name.`,
    },
    { theirs: taken?.thing ?? null, yours },
  );
};
