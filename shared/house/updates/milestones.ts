import type { Campaign } from '../../domain/campaign.ts';
import type { Edition } from '../../domain/edition.ts';
import { milestonesAt, milestonesSendAt } from '../../domain/edition-calendar.ts';
import type { Milestone } from '../../domain/milestone.ts';
import {
  lookedAgain,
  milestoneKey,
  milestonesReached,
  newsOf,
  toldNews,
} from '../../domain/milestones-reached.ts';
import { dayOf, instantOf, monthOf } from '../../domain/month.ts';
import { federation } from '../../domain/topic.ts';
import type { VersionedStanding } from '../../store/milestones.ts';
import { goesWithoutApproval, signsFor } from './editor.ts';
import type { UpdatesParts } from './parts.ts';

type MilestoneParts = Pick<UpdatesParts, 'clock' | 'log' | 'campaigns' | 'editions' | 'milestones'>;

/** As many campaigns as one transaction can tell of, with their letters; the others are told of tomorrow. */
const mostCampaigns = 40;

/** Looks at what has been reached, and once a day, from ten in Berlin on, drafts the letters that tell of it. */
export const watchMilestones = async (open: readonly Campaign[], parts: MilestoneParts): Promise<void> => {
  const standings = await lookAgain(open, parts);
  const { clock, log, milestones } = parts;
  const now = clock.now();
  const today = dayOf(now);
  if (now < new Date(milestonesAt(today))) return;
  const toldCentres = new Set(
    standings.flatMap(({ standing }) =>
      standing.reached.flatMap(({ milestone, toldOn }) =>
        milestone.milestone === 'first-gift' && toldOn !== undefined ? [milestoneKey(milestone)] : [],
      ),
    ),
  );
  const news = standings
    .map(({ standing, version }) => ({
      standing,
      version,
      milestones: newsOf(standing, now).filter((milestone) => !toldCentres.has(milestoneKey(milestone))),
    }))
    .filter((campaign) => campaign.milestones.length > 0)
    .slice(0, mostCampaigns);
  // One letter a day: whoever has had today's hears of it tomorrow.
  const editions = await newEditions(
    news.map((each) => [each.standing.campaign, each.milestones]),
    open,
    parts,
  );
  if (editions.length === 0) return;
  const drafted = new Set(editions.map(({ topic }) => topic));
  const told = news
    .filter(({ standing }) => drafted.has(standing.campaign))
    .map(({ standing, version, milestones: fresh }) => ({
      standing: toldNews(standing, fresh, today),
      version,
    }));
  if (await milestones.tell(told, editions)) {
    for (const { topic, edition } of editions) log.tell('milestones drafted', { topic, edition });
  }
};

/** What stands of each open campaign after this look. Whoever else is looking writes the same. */
const lookAgain = async (
  open: readonly Campaign[],
  { campaigns, clock, milestones }: MilestoneParts,
): Promise<VersionedStanding[]> => {
  // A centre's first gift may have gone to a campaign that is closed by now.
  const all = (await campaigns.list()).map(({ campaign }) => campaign);
  const books = (await Promise.all(all.map(async (campaign) => campaigns.books(campaign)))).flatMap((found) =>
    found
      ? [{ ...found, campaign: { campaign: found.campaign.campaign, centre: found.campaign.centre } }]
      : [],
  );
  const now = clock.now();
  const holding = milestonesReached(books, now);
  return Promise.all(
    open.map(async ({ campaign }) => {
      const { standing, version } = await milestones.of(campaign);
      const after = lookedAgain(
        standing,
        holding.filter((milestone) => milestone.campaign === campaign),
        now,
      );
      const same = JSON.stringify(after.reached) === JSON.stringify(standing.reached);
      if (same || !(await milestones.save({ standing: after, version }))) return { standing, version };
      return { standing: after, version: version + 1 };
    }),
  );
};

/** A letter for each campaign with news, and one for all of them. None for a topic that has one of today already. */
const newEditions = async (
  news: readonly (readonly [campaign: string, milestones: readonly Milestone[]])[],
  open: readonly Campaign[],
  { clock, editions }: MilestoneParts,
): Promise<Edition[]> => {
  const now = clock.now();
  const today = dayOf(now);
  const fresh: typeof news = (
    await Promise.all(news.map(async (each) => ((await editions.find(each[0], today)) ? [] : [each])))
  ).flat();
  const all = fresh.flatMap(([, milestones]) => milestones);
  if (all.length === 0) return [];
  const isToldOfAll = (await editions.find(federation, today)) !== undefined;
  // What comes twice a day is told to those who read about all of it with the next day's.
  if (isToldOfAll) return [];
  return [...fresh, [federation, all] as const].flatMap(([topic, milestones]): Edition[] => {
    const signedFor = signsFor(topic, open);
    if (signedFor === undefined) return [];
    return [
      {
        topic,
        edition: today,
        occasion: 'milestones',
        month: monthOf(now),
        signedFor,
        state: 'draft',
        texts: {},
        milestones: [...milestones],
        draftedAt: instantOf(now),
        sendAt: milestonesSendAt(now),
        withoutApproval: goesWithoutApproval(topic, open),
        told: [],
      },
    ];
  });
};
