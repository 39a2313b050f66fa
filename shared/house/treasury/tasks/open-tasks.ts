import { type Campaign, unassigned } from '../../../domain/campaign.ts';
import { byUrgency } from '../../../domain/found-task.ts';
import type { Instant } from '../../../domain/month.ts';
import { may, type Person, type Place, type Right } from '../../../domain/person.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import type { TaskMarks } from '../../../store/task-marks.ts';
import { placeOfCampaign } from '../doors.ts';
import {
  type FindingParts,
  foundInCampaigns,
  foundInFederation,
  foundLetters,
  foundRefunds,
} from './found.ts';
import { type KeptParts, keptTasks, type ListedTask } from './kept.ts';

export interface OpenTaskParts extends FindingParts, KeptParts {
  readonly campaigns: FindingParts['campaigns'] & Pick<Campaigns, 'list' | 'find'>;
  readonly ledger: KeptParts['ledger'];
  readonly taskMarks: TaskMarks;
}

export interface OpenTasks {
  readonly tasks: readonly ListedTask[];
  /** There are more than could be looked at. */
  readonly more: boolean;
}

/** All open tasks, the most urgent first. What a person has marked as done is left out. */
export const openTasks = async (
  campaigns: readonly Campaign[],
  now: Instant,
  parts: OpenTaskParts,
): Promise<OpenTasks> => {
  const found = await Promise.all([
    keptTasks(parts),
    foundLetters(now, parts),
    foundRefunds(now, parts),
    foundInFederation(parts),
  ]);
  const all = [...found.flatMap(({ some }) => some), ...(await foundInCampaigns(campaigns, now, parts))];
  const done = await parts.taskMarks.doneOf(all.map(({ task }) => task));
  return {
    tasks: all.filter(({ task }) => !done.has(task)).toSorted(byUrgency),
    more: found.some(({ more }) => more),
  };
};

/** Whether somebody may do this with a task: where it belongs, or for a carrier at one of its campaigns. */
export const mayAt = (
  person: Person,
  right: Right,
  task: Pick<ListedTask, 'campaign' | 'carrier'>,
  campaigns: readonly Campaign[],
): boolean => placesOf(task, campaigns).some((place) => may(person, right, place));

const placesOf = (
  { campaign, carrier }: Pick<ListedTask, 'campaign' | 'carrier'>,
  campaigns: readonly Campaign[],
): Place[] => {
  if (campaign !== undefined && campaign !== unassigned) {
    const known = campaigns.find((each) => each.campaign === campaign);
    return [known ? placeOfCampaign(known) : {}];
  }
  const ofCarrier = campaigns.filter(({ carriers }) => carriers.some((each) => each.carrier === carrier));
  return [{}, ...ofCarrier.map(placeOfCampaign)];
};
