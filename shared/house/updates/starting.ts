import type { Campaign } from '../../domain/campaign.ts';
import type { Edition } from '../../domain/edition.ts';
import { hasLapsed, isDue, milestonesAt } from '../../domain/edition-calendar.ts';
import { dayOf, instantOf } from '../../domain/month.ts';
import type { Run } from '../../domain/run.ts';
import type { VersionedEdition } from '../../store/editions.ts';
import { runOf } from '../../store/runs.ts';
import { milestonesFor } from './drafting.ts';
import { goesWithoutApproval } from './editor.ts';
import { liveFigures } from './figures.ts';
import type { UpdatesParts } from './parts.ts';

type StartingParts = Pick<UpdatesParts, 'clock' | 'log' | 'campaigns' | 'editions' | 'milestones' | 'runs'>;

/** Whoever confirms while a run begins may not be on the list of readers yet: that list is a moment late. */
const settledMilliseconds = 60_000;

/** Sets going what is due, and puts away what nobody agreed to in time. */
export const startDue = async (open: readonly Campaign[], parts: StartingParts): Promise<void> => {
  const { clock, editions, log } = parts;
  const now = clock.now();
  const due: VersionedEdition[] = [];
  for (const each of await editions.underWay()) {
    const { edition, version } = each;
    const { topic } = edition;
    if (hasLapsed(edition, now)) {
      if (await editions.change({ ...edition, state: 'lapsed' }, version)) {
        log.tell('letter to supporters lapsed', { topic, edition: edition.edition });
      }
    } else if (isDue(edition, goesWithoutApproval(topic, open), now)) due.push(each);
  }
  for (const each of due.filter(({ edition }) => edition.occasion === 'month')) {
    await start(runOf(each.edition), [each], open, parts);
  }
  const news = due.filter(({ edition }) => edition.occasion === 'milestones');
  const today = dayOf(now);
  const name = `milestones.${today}`;
  // One letter of milestones a day for each reader, so all of a day go out as one; what is approved later, tomorrow.
  if (news.length === 0 || now < new Date(milestonesAt(today)) || (await parts.runs.find(name))) return;
  await start(name, news.slice(0, mostTogether), open, parts);
};

/** What one transaction writes together with the run. */
const mostTogether = 90;

/** From here on nothing of these letters changes: their figures are those of this moment. */
const start = async (
  name: string,
  due: readonly VersionedEdition[],
  open: readonly Campaign[],
  parts: StartingParts,
): Promise<void> => {
  const { clock, log, runs } = parts;
  const now = clock.now();
  const [first] = due;
  if (!first) return;
  const run: Run = {
    run: name,
    editions: due.map(({ edition: { topic, edition } }) => ({ topic, edition })),
    frequency: first.edition.occasion === 'month' ? 'monthly' : 'milestones',
    cutoff: instantOf(new Date(now.getTime() - settledMilliseconds)),
    planned: false,
    batches: 0,
    state: 'sending',
    startedAt: instantOf(now),
    version: 1,
  };
  const frozen = await Promise.all(
    due.map(async ({ edition, version }): Promise<VersionedEdition> => {
      const started: Edition = {
        ...edition,
        state: 'sending',
        run: name,
        withoutApproval: goesWithoutApproval(edition.topic, open),
        frozen: await liveFigures(edition, parts, now),
        ...(edition.occasion === 'month' && {
          milestones: await milestonesFor(edition.topic, edition.month, open, parts),
        }),
      };
      return { edition: started, version };
    }),
  );
  if (await runs.add(run, frozen)) log.tell('letter to supporters begun', { run: name });
  else log.tell('letter to supporters not begun: somebody has just changed it', { run: name });
};
