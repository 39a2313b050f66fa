import { countedOn } from '../../../domain/counting.ts';
import { funderCents, type Grant, type GrantTerms, grantSums } from '../../../domain/grant.ts';
import { checkGrant, checkReceived } from '../../../domain/grant-checks.ts';
import { checkReceipt, receive } from '../../../domain/grant-receipt.ts';
import { dayOf } from '../../../domain/month.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { grantItem, type Grants, type VersionedGrant } from '../../../store/grants.ts';
import { type Decided, entityTag, expectLatest } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { entryWrites } from '../entries.ts';
import { type HistoryParts, historyOf } from '../history.ts';
import { authorOf } from './author.ts';
import { checkEarmarks, type EarmarkParts } from './earmarks.ts';

export interface GrantParts {
  readonly grants: Pick<Grants, 'find' | 'of'>;
}

export type GrantHistoryParts = GrantParts & HistoryParts;

const read = ({ grant, version }: VersionedGrant) => ({
  ...grant,
  version,
  ...grantSums(grant),
  funderCents: funderCents(grant),
});

/** As the audit log names it: two campaigns may call a grant the same. */
const subjectOf = ({ campaign, grant }: Pick<Grant, 'campaign' | 'grant'>): string => `${campaign}.${grant}`;

export const listGrants = async (
  { parameters: { campaign } }: AskedOf<typeof treasuryRoutes.listGrants>,
  { grants }: GrantParts,
): Promise<HttpAnswer> => ({
  status: 200,
  body: { grants: (await grants.of(campaign)).map(read) },
  told: `grants of ${campaign} read`,
});

export const readGrant = async (
  { parameters }: AskedOf<typeof treasuryRoutes.readGrant>,
  parts: GrantParts,
): Promise<HttpAnswer> => {
  const found = await known(parameters, parts);
  return {
    status: 200,
    body: read(found),
    headers: { etag: entityTag(found.version) },
    told: `${subjectOf(parameters)} read`,
  };
};

export const readGrantHistory = async (
  { parameters }: AskedOf<typeof treasuryRoutes.readGrantHistory>,
  parts: GrantHistoryParts,
): Promise<HttpAnswer> => {
  await known(parameters, parts);
  return historyOf(subjectOf(parameters), parts);
};

export const addGrant = async (
  { parameters: { campaign }, place, input, now }: AskedOf<typeof treasuryRoutes.addGrant>,
  { grants }: GrantParts,
): Promise<Decided> => {
  checkGrant(input, dayOf(now));
  const grant: Grant = { campaign, ...input };
  if (await grants.find(campaign, grant.grant)) throw taken(grant);
  return {
    done: 'grant.added',
    subject: subjectOf(grant),
    campaign,
    centre: place.centre,
    after: grant,
    writes: { added: [{ ...grantItem(grant), version: 1 }] },
    status: 201,
    body: read({ grant, version: 1 }),
  };
};

export const changeGrant = async (
  asked: AskedOf<typeof treasuryRoutes.changeGrant>,
  parts: GrantParts,
): Promise<Decided> => {
  const { parameters, place, input, now, request } = asked;
  const { grant: before, version } = await known(parameters, parts);
  expectLatest(request, { thing: read({ grant: before, version }), version }, input);
  checkGrant(input, dayOf(now));
  checkReceived(input, before);
  const grant = changed(before, input);
  return {
    done: 'grant.changed',
    subject: subjectOf(grant),
    campaign: grant.campaign,
    centre: place.centre,
    before,
    after: grant,
    writes: { changed: [{ item: grantItem(grant), version }] },
    status: 200,
    body: read({ grant, version: version + 1 }),
  };
};

/** The new terms, with what has come already. */
const changed = ({ campaign, grant, tranches }: Grant, terms: GrantTerms): Grant => ({
  campaign,
  grant,
  ...terms,
  tranches: terms.tranches.map((plan) => {
    const received = tranches.find(({ tranche }) => tranche === plan.tranche)?.received;
    return { ...plan, ...(received && { received }) };
  }),
});

export const receiveTranche = async (
  { parameters, place, input, now, person }: AskedOf<typeof treasuryRoutes.receiveTranche>,
  parts: GrantParts & EarmarkParts,
): Promise<Decided> => {
  const { grant: before, version } = await known(parameters, parts);
  const today = dayOf(now);
  const receipt = { tranche: parameters.tranche, ...input };
  checkReceipt(before, receipt, today);
  const counted = countedOn(input.day, today, input.late);
  const { grant, entries, rest } = receive(before, receipt, {
    counted,
    author: authorOf(person),
    bookedAt: now,
  });
  await checkEarmarks(
    grant.campaign,
    entries.map(({ earmark }) => earmark),
    parts,
  );
  const { added, updates } = entryWrites(entries);
  return {
    done: 'tranche.received',
    subject: subjectOf(grant),
    campaign: grant.campaign,
    centre: place.centre,
    before: { tranches: before.tranches },
    after: { tranches: grant.tranches },
    writes: { added, updates, changed: [{ item: grantItem(grant), version }] },
    status: 201,
    body: {
      grant: read({ grant, version: version + 1 }),
      entries: entries.map(({ entry, month, day, earmark, cents }) => ({
        entry,
        month,
        day,
        earmark,
        cents,
      })),
      rule: counted.rule,
      ...(rest && { rest: rest.tranche }),
    },
  };
};

const known = async (
  { campaign, grant }: { readonly campaign: string; readonly grant: string },
  { grants }: GrantParts,
): Promise<VersionedGrant> => {
  const found = await grants.find(campaign, grant);
  if (found) return found;
  throw new Refusal(404, 'grant.unknown', {
    de: `Eine Förderung ${grant} hat ${campaign} nicht.`,
    en: `${campaign} has no grant ${grant}.`,
  });
};

const taken = ({ campaign, grant }: Grant): Refusal =>
  new Refusal(
    409,
    'grant.taken',
    {
      de: `${campaign} hat schon eine Förderung ${grant}: bitte einen anderen Namen nehmen, oder die vorhandene ändern.`,
      en: `${campaign} has a grant ${grant} already: take another name, or change the one that is there.`,
    },
    'grant',
  );
