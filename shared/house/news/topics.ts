import type { Campaign } from '../../domain/campaign.ts';
import { Refusal } from '../../domain/refusal.ts';
import { federation, Topic } from '../../domain/topic.ts';
import type { HttpRequest } from '../../lambda/http.ts';
import type { NamedTopic } from '../../page/news.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import { unknownCampaign } from '../checkout.ts';

export interface TopicParts {
  readonly campaigns: Pick<Campaigns, 'find' | 'list'>;
}

/** What an address names, and the campaign whose carrier signs what is written about it. */
export interface OpenTopic extends NamedTopic {
  readonly campaign: Campaign;
}

/** @throws Refusal `campaign.unknown` (404); `news.closed` (410) if there will be no more letters about it */
export const topicIn = async (
  { parameters }: Pick<HttpRequest, 'parameters'>,
  { campaigns }: TopicParts,
): Promise<OpenTopic> => {
  const topic = Topic.safeParse(parameters['topic']).data;
  // What cannot be an id is not looked up, and not said again.
  if (topic === undefined) throw unknownCampaign('?');
  if (topic === federation) {
    const campaign = (await campaigns.list()).find(({ status }) => status === 'open');
    if (!campaign) throw closed();
    return { topic, title: '', campaign };
  }
  const campaign = await campaigns.find(topic);
  if (!campaign) throw unknownCampaign(topic);
  if (campaign.status === 'closed') throw closed();
  return { topic, title: campaign.title, campaign };
};

/** By its name; what is gone is called as its address calls it. */
export const namedTopic = async (topic: string, { campaigns }: TopicParts): Promise<NamedTopic> => ({
  topic,
  title: topic === federation ? '' : ((await campaigns.find(topic))?.title ?? topic),
});

const closed = (): Refusal =>
  new Refusal(410, 'news.closed', {
    de: 'Hier gibt es keine neuen Briefe mehr.',
    en: 'There are no new letters here any more.',
  });
