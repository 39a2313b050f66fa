import { errorFields } from '../../lambda/log.ts';
import { draftEditions } from './drafting.ts';
import { watchMilestones } from './milestones.ts';
import { tellEditors } from './notices.ts';
import type { UpdatesParts } from './parts.ts';
import { sendRuns } from './sending.ts';
import { startDue } from './starting.ts';

/**
 * Letters to supporters, from the draft to the last reader; woken four times an hour. What one step cannot do keeps no
 * other from its work, and is tried again the next time.
 *
 * @param until it stops by then; each step leaves the table so that the next one, or another worker, goes on from there
 */
export const writeProgress = async (parts: UpdatesParts, until: Date): Promise<void> => {
  const open = (await parts.campaigns.list()).filter(({ status }) => status === 'open');
  const steps = {
    milestones: async () => watchMilestones(open, parts),
    drafts: async () => draftEditions(open, parts),
    notices: async () => tellEditors(parts),
    starts: async () => startDue(open, parts),
    letters: async () => sendRuns(parts, until),
  };
  for (const [step, run] of Object.entries(steps)) {
    try {
      await run();
    } catch (error) {
      parts.log.alarm('updates-failed', 'A step of the letters to supporters failed; the others went on.', {
        step,
        ...errorFields(error),
      });
    }
  }
};
