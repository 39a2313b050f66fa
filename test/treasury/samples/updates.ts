import { Edition } from '../../../shared/domain/edition.ts';
import { Run } from '../../../shared/domain/run.ts';
import { editionItem } from '../../../shared/store/editions.ts';
import { runItem } from '../../../shared/store/runs.ts';
import type { ADesk } from '../a-desk.ts';
import type { Sample } from '../sample.ts';

const ofLetter = (what = ''): Pick<Sample, 'path' | 'elsewhere'> => ({
  path: `/v1/treasury/updates/netzwerk/2026-12${what}`,
  elsewhere: `/v1/treasury/updates/sprechstunde/2026-12${what}`,
});

const aboutTopic = (where: string): Pick<Sample, 'path' | 'elsewhere'> => ({
  path: `/v1/treasury/${where}/netzwerk`,
  elsewhere: `/v1/treasury/${where}/sprechstunde`,
});

/** December's letter of a campaign, as it is made on the 25th of November. */
export const aLetter = (topic: string, changes: Partial<Edition> = {}): Edition =>
  Edition.parse({
    topic,
    edition: '2026-12',
    occasion: 'month',
    month: '2026-12',
    signedFor: topic === 'federation' ? 'netzwerk' : topic,
    state: 'draft',
    texts: {},
    milestones: [],
    draftedAt: '2026-11-20T08:00:00.000Z',
    sendAt: '2026-12-01T08:00:00.000Z',
    withoutApproval: false,
    told: [],
    ...changes,
  });

/** A letter on its way has its figures frozen, and a run that takes it there. */
const onItsWay = (topic: string, state: 'sending' | 'paused') => {
  const run = `${topic}.2026-12`;
  const startedAt = '2026-11-22T08:00:00.000Z';
  return {
    edition: aLetter(topic, {
      state,
      run,
      frozen: Edition.shape.frozen.unwrap().parse({ asOf: startedAt, campaigns: [] }),
    }),
    run: Run.parse({
      run,
      editions: [{ topic, edition: '2026-12' }],
      frequency: 'monthly',
      cutoff: startedAt,
      planned: false,
      batches: 0,
      state,
      startedAt,
      version: 1,
    }),
  };
};

/** The same letter in both campaigns, so that a wrong door would find something behind it. */
const there =
  (changes: Partial<Edition> = {}) =>
  async ({ table }: ADesk): Promise<string> => {
    for (const topic of ['netzwerk', 'sprechstunde', 'federation'])
      await table.put({ ...editionItem(aLetter(topic, changes)), version: 1 });
    return '"1"';
  };

const running =
  (state: 'sending' | 'paused') =>
  async ({ table }: ADesk): Promise<void> => {
    for (const topic of ['netzwerk', 'sprechstunde']) {
      const { edition, run } = onItsWay(topic, state);
      await table.put({ ...editionItem(edition), version: 1 });
      await table.put(runItem(run));
    }
  };

const inState =
  (changes: Partial<Edition> = {}) =>
  async (desk: ADesk): Promise<void> =>
    void (await there(changes)(desk));

const turn = { version: 1 };

/** One pixel of one colour. */
export const aPixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

export const updateSamples: Readonly<Record<string, Sample>> = {
  readTopics: { path: '/v1/treasury/updates', prepare: inState() },
  readEditions: { ...aboutTopic('updates'), prepare: inState() },
  readEdition: { ...ofLetter(), prepare: inState() },
  previewEdition: {
    ...ofLetter('/preview'),
    input: { language: 'de', text: { paragraph: 'Danke!' } },
    prepare: inState(),
  },
  changeTexts: {
    ...ofLetter('/texts'),
    input: { texts: { de: { paragraph: 'Im Dezember bleibt die **Sprechstunde** offen.' } } },
    prepare: there(),
  },
  readPicture: { ...ofLetter('/picture'), prepare: inState() },
  changePicture: { ...ofLetter('/picture'), input: { base64: aPixel }, prepare: there() },
  approveEdition: { ...ofLetter('/approve'), input: turn, prepare: inState() },
  withdrawApproval: {
    ...ofLetter('/withdraw-approval'),
    input: turn,
    prepare: inState({ state: 'approved' }),
  },
  cancelEdition: { ...ofLetter('/cancel'), input: turn, prepare: inState() },
  reopenEdition: { ...ofLetter('/reopen'), input: turn, prepare: inState({ state: 'cancelled' }) },
  pauseEdition: { ...ofLetter('/pause'), input: turn, prepare: running('sending') },
  resumeEdition: { ...ofLetter('/resume'), input: turn, prepare: running('paused') },
  sendTest: {
    ...ofLetter('/test'),
    input: { language: 'de', email: 'redaktion@example.org' },
    prepare: inState(),
  },
  planEdition: { ...ofLetter('/plan'), prepare: inState() },
  readEditionHistory: { ...ofLetter('/history'), prepare: inState() },
  readSupporters: aboutTopic('supporters'),
};
