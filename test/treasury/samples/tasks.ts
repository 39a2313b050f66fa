import { Instant } from '../../../shared/domain/month.ts';
import type { ADesk } from '../a-desk.ts';
import type { Sample } from '../sample.ts';

/** A dispute in each of two centres. */
const disputes = async (desk: ADesk): Promise<void> => {
  for (const campaign of ['netzwerk', 'sprechstunde']) {
    await desk.parts.tasks.write({
      task: `dispute:dp_${campaign}`,
      matter: 'dispute',
      campaign,
      writtenAt: Instant.parse('2026-11-20T10:00:00.000Z'),
    });
  }
};

const done = async (desk: ADesk): Promise<void> => {
  await disputes(desk);
  for (const campaign of ['netzwerk', 'sprechstunde']) {
    await desk.as('treasurer', 'reader').post(`/v1/treasury/tasks/dispute:dp_${campaign}/done`, {});
  }
};

const ofTask = (what: string) => ({
  path: `/v1/treasury/tasks/dispute:dp_netzwerk/${what}`,
  elsewhere: `/v1/treasury/tasks/dispute:dp_sprechstunde/${what}`,
});

export const taskSamples: Readonly<Record<string, Sample>> = {
  readTasks: { path: '/v1/treasury/tasks' },
  finishTask: { ...ofTask('done'), input: {}, prepare: disputes },
  reopenTask: { ...ofTask('reopen'), input: {}, prepare: done },
};
