import { unassigned } from '../../../domain/campaign.ts';
import type { Edition } from '../../../domain/edition.ts';
import type { Place } from '../../../domain/person.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { federation } from '../../../domain/topic.ts';
import type { WrittenEdition } from '../../../routes/treasury/update-parts.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import { editionItem, type Editions, type VersionedEdition } from '../../../store/editions.ts';
import type { Versioned } from '../../../store/table.ts';
import { type Asked, placeOfCampaign, unknownCampaign } from '../doors.ts';

export interface TopicParts {
  readonly campaigns: Pick<Campaigns, 'find'>;
}

export interface EditionParts extends TopicParts {
  readonly editions: Pick<Editions, 'find' | 'of' | 'underWay'>;
}

/**
 * Where a topic belongs: letters about all campaigns are the federation's.
 *
 * @throws Refusal 404 `campaign.unknown`
 */
export const placeOfTopic = async (topic: string, { campaigns }: TopicParts): Promise<Place> => {
  if (topic === federation) return {};
  const campaign = topic === unassigned ? undefined : await campaigns.find(topic);
  if (!campaign) throw unknownCampaign(topic);
  return placeOfCampaign(campaign);
};

/**
 * The letter an address names, for somebody who may do there what the route does.
 *
 * @throws Refusal 403; 404 `campaign.unknown`, `edition.unknown`
 */
export const editionAt = async (
  { parameters: { topic, edition }, mayHere }: Asked<{ readonly topic: string; readonly edition: string }>,
  parts: EditionParts,
): Promise<VersionedEdition & { readonly place: Place }> => {
  const place = await placeOfTopic(topic, parts);
  mayHere(place);
  const found = await parts.editions.find(topic, edition);
  if (found) return { ...found, place };
  throw new Refusal(404, 'edition.unknown', {
    de: `Einen Brief ${edition} gibt es hier nicht. Entwürfe entstehen am 25. von selbst.`,
    en: `There is no letter ${edition} here. Drafts are made on the 25th by themselves.`,
  });
};

/** As the API says it. */
export const written = (
  { edition: { frozen, run: _run, ...edition }, version }: VersionedEdition,
  progress?: WrittenEdition['progress'],
): WrittenEdition => ({
  ...edition,
  version,
  ...(frozen && { frozenAt: frozen.asOf }),
  ...(progress && { progress }),
});

/** As the audit log names it. */
export const subjectOf = ({ topic, edition }: Pick<Edition, 'topic' | 'edition'>): string =>
  `letter:${topic}.${edition}`;

export const changedEdition = (edition: Edition, version: number): Versioned => ({
  item: editionItem(edition),
  version,
});
