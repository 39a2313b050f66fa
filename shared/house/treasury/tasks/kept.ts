import { unassigned } from '../../../domain/campaign.ts';
import { type DisputeStatus, furthest } from '../../../domain/dispute.ts';
import type { FoundTask } from '../../../domain/found-task.ts';
import type { Gift } from '../../../domain/gift.ts';
import { standingPlace } from '../../../domain/gift-entries.ts';
import type { Task } from '../../../domain/task.ts';
import type { Ledger } from '../../../store/ledger.ts';
import type { Some } from '../../../store/waiting.ts';
import type { Tasks } from '../../../store/tasks.ts';

/** A task of the list, as it is now. */
export interface ListedTask extends FoundTask {
  /** As it was written down; of one that is found by looking there is none. */
  readonly kept?: Task;
  /** How far a dispute is. */
  readonly status?: DisputeStatus;
}

export interface KeptParts {
  readonly tasks: Pick<Tasks, 'open'>;
  readonly ledger: Pick<Ledger, 'gift'>;
}

/** Three handfuls: more than anybody does in an evening. */
const mostTasks = 300;

/** Tasks that were written down with the booking that made them necessary, the most urgent first. */
export const keptTasks = async ({ tasks, ledger }: KeptParts): Promise<Some<ListedTask>> => {
  const kept: Task[] = [];
  for await (const handful of tasks.open()) {
    kept.push(...handful);
    if (kept.length >= mostTasks) break;
  }
  const listed = await Promise.all(kept.map(async (task) => listedOf(task, ledger)));
  return { some: listed.flat(), more: kept.length >= mostTasks };
};

/** Nothing is left to be done about these, however they came to their end. */
const settled: ReadonlySet<DisputeStatus> = new Set(['won', 'warning_closed', 'prevented']);

const listedOf = async (kept: Task, ledger: KeptParts['ledger']): Promise<ListedTask[]> => {
  const { task, matter, campaign, gift, pledge, cents, reason, dueAt, writtenAt } = kept;
  const about = { kept, task, matter, gift, pledge, cents, reason, dueAt, since: writtenAt };
  const mayHaveChanged = matter === 'dispute' || campaign === unassigned;
  const known = mayHaveChanged && gift !== undefined ? await ledger.gift(gift) : undefined;
  const status = known && statusOf(task, known);
  if (status && settled.has(status)) return [];
  // It may have been written before anybody knew where its gift belongs.
  const place = (known && standingPlace(known)?.campaign) ?? campaign;
  return [{ ...about, ...(place !== unassigned && { campaign: place }), ...(status && { status }) }];
};

const statusOf = (task: string, { disputes }: Gift): DisputeStatus | undefined =>
  furthest(disputes.filter(({ dispute }) => task === `dispute:${dispute}`).map(({ status }) => status));
