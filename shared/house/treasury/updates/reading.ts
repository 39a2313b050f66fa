import { type Edition, isOpen } from '../../../domain/edition.ts';
import { may } from '../../../domain/person.ts';
import { federation } from '../../../domain/topic.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import type { Pictures } from '../../../store/pictures.ts';
import type { Supporters } from '../../../store/supporters.ts';
import { goesWithoutApproval } from '../../updates/editor.ts';
import { entityTag } from '../decided.ts';
import { type AskedOf, placeOfCampaign } from '../doors.ts';
import { type HistoryParts, historyOf } from '../history.ts';
import { editionAt, type EditionParts, placeOfTopic, subjectOf, written } from './edition-at.ts';
import { progressOfRun, type RunParts } from './run-of.ts';

export interface ReadingParts extends EditionParts, RunParts, HistoryParts {
  readonly campaigns: EditionParts['campaigns'] & Pick<Campaigns, 'list'>;
  readonly supporters: Pick<Supporters, 'counts'>;
  readonly pictures: Pictures;
}

/** Two years of monthly letters. */
const pageSize = 24;

/** What this person may read about, with the letters that wait or are on their way. */
export const readTopics = async (
  { person }: AskedOf<typeof treasuryRoutes.readTopics>,
  { campaigns, editions, supporters }: ReadingParts,
): Promise<HttpAnswer> => {
  const [all, underWay] = await Promise.all([campaigns.list(), editions.underWay()]);
  const readable = [
    ...(may(person, 'read', {}) ? [{ topic: federation }] : []),
    ...all
      .filter((campaign) => may(person, 'read', placeOfCampaign(campaign)))
      .map(({ campaign, title }) => ({ topic: campaign, title })),
  ];
  const topics = await Promise.all(
    readable.map(async (each) => ({
      ...each,
      counts: await supporters.counts(each.topic),
      editions: underWay.filter(({ edition }) => edition.topic === each.topic).map((one) => written(one)),
    })),
  );
  return { status: 200, body: { topics }, told: 'topics of letters read' };
};

export const readEditions = async (
  { parameters: { topic }, query: { after }, mayHere }: AskedOf<typeof treasuryRoutes.readEditions>,
  parts: ReadingParts,
): Promise<HttpAnswer> => {
  mayHere(await placeOfTopic(topic, parts));
  const { editions, next } = await parts.editions.of(topic, { after, limit: pageSize });
  return {
    status: 200,
    body: { editions: editions.map((one) => written(one)), ...(next !== undefined && { next }) },
    told: `letters about ${topic} read`,
  };
};

export const readEdition = async (
  asked: AskedOf<typeof treasuryRoutes.readEdition>,
  parts: ReadingParts,
): Promise<HttpAnswer> => {
  const found = await editionAt(asked, parts);
  const { edition } = found;
  const campaign = await parts.campaigns.find(edition.topic);
  // As the campaign is set now: that is what counts when its time has come.
  const withoutApproval = isOpen(edition)
    ? goesWithoutApproval(edition.topic, campaign ? [campaign] : [])
    : edition.withoutApproval;
  return {
    status: 200,
    body: { ...written(found, await progressOfRun(edition, parts)), withoutApproval },
    headers: { etag: entityTag(found.version) },
    told: `letter ${nameOf(found.edition)} read`,
  };
};

export const readPicture = async (
  asked: AskedOf<typeof treasuryRoutes.readPicture>,
  parts: ReadingParts,
): Promise<HttpAnswer> => {
  const { edition } = await editionAt(asked, parts);
  const found = edition.picture && (await parts.pictures.find(edition.topic, edition.edition));
  return {
    status: 200,
    body: found
      ? { picture: { type: found.type, base64: Buffer.from(found.content).toString('base64') } }
      : {},
    told: `picture of ${nameOf(edition)} read`,
  };
};

export const readEditionHistory = async (
  asked: AskedOf<typeof treasuryRoutes.readEditionHistory>,
  parts: ReadingParts,
): Promise<HttpAnswer> => {
  const { edition } = await editionAt(asked, parts);
  return historyOf(subjectOf(edition), parts);
};

const nameOf = ({ topic, edition }: Pick<Edition, 'topic' | 'edition'>): string => `${topic} ${edition}`;
