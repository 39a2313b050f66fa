import type { Edition } from '../../../shared/domain/edition.ts';
import { instantOf } from '../../../shared/domain/month.ts';
import type { Ask } from '../../../shared/domain/supporter.ts';
import type { BatchPost } from '../../../shared/email/batch-post.ts';
import type { PostReport } from '../../../shared/email/post-report.ts';
import type { Pages } from '../../../shared/store/pages.ts';
import type { Table } from '../../../shared/store/table.ts';
import type { Chance } from '../chance.ts';
import type { HandlerRun, Outside } from '../handler-run.ts';
import { openMachine, settings } from '../house/container.ts';
import type { NewsHouse } from './news-house.ts';

export interface NewsSurroundings {
  readonly house: NewsHouse;
  readonly outside: Outside;
  readonly reach: (run: () => HandlerRun) => { table: Table; pages: Pages; batchPost: BatchPost };
  readonly writeLog: (line: string) => void;
}

/** What an editor can do to a letter. */
export type Turn = 'approve' | 'pause' | 'resume' | 'cancel';

const editor = 'Redaktion';

/** A Lambda container that serves readers, editors, SendGrid's reports and the clock. */
export const openNewsContainer = (
  { house, outside, reach, writeLog }: NewsSurroundings,
  skewMilliseconds: number,
  chance: Chance,
  nextKey: () => string,
) => {
  const { run, serve, clock } = openMachine(outside, skewMilliseconds, chance);
  const { table, pages, batchPost } = reach(run);
  const supporters = house.supporters.openSupporters(table, pages);
  const parts = {
    clock,
    log: house.log.jsonLog(writeLog),
    asks: house.asks.openAsks(table),
    consents: supporters,
    supporters,
    campaigns: house.campaigns.openCampaigns(table),
    editions: house.editions.openEditions(table, pages),
    milestones: house.milestones.openMilestones(table),
    runs: house.runs.openRuns(table, pages),
    recipients: house.recipients.openRecipients(pages),
    pictures: house.pictures.openPictures(table),
    fates: house.fates.openFates(table),
    batchPost,
    newKey: nextKey,
    ...settings,
    // Few at a time, so that a run takes many calls and many rounds.
    lettersAnHour: 36,
    leaveMailDomain: 'antwort.example.org',
  };

  /** As the editor's page does it: what is not as it was read is refused, and the editor tries again. */
  const turned = async (topic: string, name: string, turn: Turn): Promise<boolean> => {
    const found = await parts.editions.find(topic, name);
    if (!found) return false;
    const decision = { by: editor, at: instantOf(clock.now()) };
    const { edition, version } = found;
    if (turn === 'approve') {
      return parts.editions.change(house.turns.approved(edition, decision), version);
    }
    const on = edition.run === undefined ? undefined : await parts.runs.find(edition.run);
    if (!on) throw new Error('not on its way');
    const anySent = turn === 'cancel' && (await anyOut(edition));
    const [state, after] = {
      pause: () => ['paused', house.turns.paused(edition)] as const,
      resume: () => ['sending', house.turns.resumed(edition)] as const,
      cancel: () => ['cancelled', house.turns.cancelled(edition, decision, anySent)] as const,
    }[turn]();
    return parts.runs.change(house.turns.turnedRun(on, state, decision.at), [{ edition: after, version }]);
  };
  const anyOut = async ({ run: name = '' }: Edition): Promise<boolean> => {
    for await (const batch of parts.runs.batchesOf(name)) if (house.turns.mayBeOut(batch)) return true;
    return false;
  };

  return {
    serve,
    ask: async (wanted: Omit<Ask, 'askedAt'>) => house.asking.askToConfirm(wanted, parts),
    confirm: async (ask: string) => house.confirming.confirmAsk(ask, parts),
    leave: async (supporter: string) => house.leaving.leave(supporter, 'all', 'reader', parts),
    erase: async (supporter: string) => house.leaving.erase(supporter, parts),
    turn: turned,
    report: async (reports: readonly PostReport[]) => house.postFates.noteReports(reports, parts),
    progress: async (until: Date) => house.progress.writeProgress(parts, until),
  };
};

export type NewsContainer = ReturnType<typeof openNewsContainer>;
