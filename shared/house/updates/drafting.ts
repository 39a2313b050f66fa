import type { Campaign } from '../../domain/campaign.ts';
import type { Edition } from '../../domain/edition.ts';
import { draftingMonth, sendAtOf, toldMonth } from '../../domain/edition-calendar.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { reachedIn } from '../../domain/milestones-reached.ts';
import { instantOf, type Month } from '../../domain/month.ts';
import { federation } from '../../domain/topic.ts';
import { goesWithoutApproval, signsFor, topicsOf } from './editor.ts';
import type { UpdatesParts } from './parts.ts';

type DraftingParts = Pick<UpdatesParts, 'clock' | 'log' | 'campaigns' | 'editions' | 'milestones'>;

/** From the 25th on the letters of the coming month are there: of each open campaign, and of all together. */
export const draftEditions = async (open: readonly Campaign[], parts: DraftingParts): Promise<void> => {
  const { clock, editions, log } = parts;
  const month = draftingMonth(clock.now());
  if (month === undefined) return;
  for (const topic of topicsOf(open)) {
    const signedFor = signsFor(topic, open);
    if (signedFor === undefined || (await editions.find(topic, month))) continue;
    const draft: Edition = {
      topic,
      edition: month,
      occasion: 'month',
      month,
      signedFor,
      state: 'draft',
      texts: {},
      milestones: await milestonesFor(topic, month, open, parts),
      draftedAt: instantOf(clock.now()),
      sendAt: sendAtOf(month),
      withoutApproval: goesWithoutApproval(topic, open),
      told: [],
    };
    if (await editions.add(draft)) log.tell('letter to supporters drafted', { topic, edition: month });
  }
};

/** What was reached in the month before, by the campaign the letter is about, or by all. */
export const milestonesFor = async (
  topic: string,
  month: Month,
  open: readonly Pick<Campaign, 'campaign'>[],
  { clock, milestones }: Pick<UpdatesParts, 'clock' | 'milestones'>,
): Promise<Milestone[]> => {
  const campaigns = topic === federation ? open.map(({ campaign }) => campaign) : [topic];
  const reached = await Promise.all(
    campaigns.map(async (campaign) => {
      const { standing } = await milestones.of(campaign);
      return reachedIn(standing, toldMonth(month), clock.now());
    }),
  );
  return reached.flat();
};
