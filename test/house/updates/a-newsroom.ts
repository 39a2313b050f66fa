import { Campaign } from '../../../shared/domain/campaign.ts';
import { Carrier } from '../../../shared/domain/carrier.ts';
import type { Edition } from '../../../shared/domain/edition.ts';
import { emptyTotal } from '../../../shared/domain/ledger.ts';
import type { Letter } from '../../../shared/domain/letter.ts';
import { cents } from '../../../shared/domain/money.ts';
import { Instant, monthOf } from '../../../shared/domain/month.ts';
import { Need } from '../../../shared/domain/need.ts';
import type { BatchEnvelope } from '../../../shared/email/batch-post.ts';
import type { PostOutcome } from '../../../shared/email/post-outcome.ts';
import { writeProgress } from '../../../shared/house/updates/progress.ts';
import { jsonLog } from '../../../shared/lambda/log.ts';
import { openCampaigns } from '../../../shared/store/campaigns.ts';
import { openEditions } from '../../../shared/store/editions.ts';
import { keys } from '../../../shared/store/keys.ts';
import { openMilestones } from '../../../shared/store/milestones.ts';
import { letterOf } from '../../../shared/store/outbox.ts';
import { openPages } from '../../../shared/store/pages.ts';
import { openPictures } from '../../../shared/store/pictures.ts';
import { openRecipients } from '../../../shared/store/recipients.ts';
import { openRuns } from '../../../shared/store/runs.ts';
import { openSupporters } from '../../../shared/store/supporters.ts';
import { totalUpdate } from '../../../shared/store/totals.ts';
import { aTable } from '../../a-table.ts';
import { aSupporter } from '../some-supporters.ts';

export const minutes = (count: number): number => count * 60 * 1000;
export const hours = (count: number): number => minutes(count * 60);
export const days = (count: number): number => hours(count * 24);

/** Where letters to supporters are written and sent, on a table, with a post that does what the test says. */
export const aNewsroom = async ({ at = '2026-11-24T12:00:00.000Z', lettersAnHour = 20_000 } = {}) => {
  const { client, table } = await aTable();
  const pages = openPages(client, 'tragwerk');
  const campaigns = openCampaigns(table);
  const lines: string[] = [];
  const now = { at: new Date(at) };
  const post = {
    taken: [] as BatchEnvelope[],
    next: async (_envelope: BatchEnvelope): Promise<PostOutcome> => ({ outcome: 'sent' }),
  };
  const consents = openSupporters(table, pages);
  const parts = {
    clock: { now: () => now.at, pause: async () => undefined, random: () => 0.5 },
    log: jsonLog((line) => lines.push(line)),
    campaigns,
    editions: openEditions(table, pages),
    milestones: openMilestones(table),
    runs: openRuns(table, pages),
    supporters: consents,
    recipients: openRecipients(pages),
    pictures: openPictures(table),
    batchPost: {
      sendBatch: async (envelope: BatchEnvelope): Promise<PostOutcome> => {
        const outcome = await post.next(envelope);
        if (outcome.outcome === 'sent') post.taken.push(envelope);
        return outcome;
      },
    },
    pledgeLinks: { secret: 'a secret of this test, long enough', origin: 'https://tragwerk.example' },
    mailFrom: 'danke@example.org',
    lettersAnHour,
    leaveMailDomain: 'antwort.example.org',
  };
  const save = async (campaign: string, more: Partial<Campaign> = {}) =>
    campaigns.saveCampaign(
      Campaign.parse({
        campaign,
        title: `Kampagne ${campaign}`,
        summary: 'Beispiel',
        carriers: [{ carrier: 'leipzig', from: '2020-01-01' }],
        status: 'open',
        ...more,
      }),
      true,
    );
  await campaigns.saveCarrier(
    Carrier.parse({
      carrier: 'leipzig',
      name: 'Gesundheitszentrum Beispielstadt e.V.',
      street: 'Musterstraße 1',
      postalCode: '04315',
      city: 'Beispielstadt',
      email: 'verein@example.org',
      taxOffice: 'Beispielstadt',
      taxNumber: '000/000/00000',
      taxNotice: { kind: 'exemptionNotice', issuedOn: '2025-05-12', assessmentYear: 2024 },
      purposes: ['Förderung des öffentlichen Gesundheitswesens'],
    }),
  );
  await save('netzwerk');

  const edition = async (topic: string, name: string): Promise<Edition | undefined> =>
    (await parts.editions.find(topic, name))?.edition;
  const room = {
    client,
    table,
    parts,
    post,
    lines,
    now,
    save,
    edition,
    /** The clock wakes it. */
    tick: async (more: Partial<typeof parts> = {}, longest = minutes(9)) =>
      writeProgress({ ...parts, ...more }, new Date(now.at.getTime() + longest)),
    to: (instant: string) => {
      now.at = new Date(instant);
    },
    later: (milliseconds: number) => {
      now.at = new Date(now.at.getTime() + milliseconds);
    },
    /** Wakes it every quarter of an hour until then, as the schedule does. */
    ticksUntil: async (instant: string) => {
      for (;;) {
        const next = new Date(now.at.getTime() + minutes(15));
        if (next > new Date(instant)) return;
        now.at = next;
        await room.tick();
      }
    },
    need: async (month: string, costType: 'staff' | 'material', neededCents: number, campaign = 'netzwerk') =>
      campaigns.saveNeed(
        Need.parse({
          need: `need_${costType}-${month}`,
          campaign,
          month,
          costType,
          title: costType === 'staff' ? 'Koordination' : 'Flyer',
          neededCents,
        }),
      ),
    /** Money comes in, or goes back. */
    gift: async (amountCents: number, campaign = 'netzwerk') =>
      table.update(
        totalUpdate({
          ...emptyTotal({ campaign, month: monthOf(now.at) }),
          gifts: Math.sign(amountCents) > 0 ? 1 : 0,
          received: [{ source: 'donation', earmark: 'free', cents: cents(amountCents) }],
        }),
      ),
    supporters: async (count: number, more: Parameters<typeof aSupporter>[1] = {}) => {
      const made = [];
      for (let index = 0; index < count; index += 1) made.push(await aSupporter({ consents }, more));
      return made;
    },
    change: async (topic: string, name: string, change: Partial<Edition>): Promise<void> => {
      const found = await parts.editions.find(topic, name);
      if (!found || !(await parts.editions.change({ ...found.edition, ...change }, found.version)))
        throw new Error(`${topic} ${name} was not changed`);
    },
    approve: async (topic: string, name: string): Promise<void> =>
      room.change(topic, name, {
        state: 'approved',
        approved: { by: 'Redaktion', at: Instant.parse(now.at.toISOString()) },
      }),
    /** A person stops a letter on its way, or lets it go on. */
    turn: async (topic: string, name: string, state: 'sending' | 'paused' | 'cancelled'): Promise<void> => {
      const found = await parts.editions.find(topic, name);
      const run = found?.edition.run === undefined ? undefined : await parts.runs.find(found.edition.run);
      if (!found || !run) throw new Error('it is not on its way');
      const done = await parts.runs.change({ ...run, state }, [
        { edition: { ...found.edition, state }, version: found.version },
      ]);
      if (!done) throw new Error('somebody else has changed it');
    },
    /** Who got a letter, by the ids of the letters; twice whoever got two. */
    got: (): string[] =>
      post.taken
        .flatMap(({ readers }) => readers.map(({ letter }) => letter.split('.').at(-1) ?? ''))
        .toSorted(),
    batches: async (run: string) => {
      const found = [];
      for await (const batch of parts.runs.batchesOf(run)) found.push(batch);
      return found;
    },
    /** What editors were written. */
    notices: async (topic: string, name: string): Promise<Letter[]> => {
      const letters: Letter[] = [];
      for await (const item of table.query(keys.letterToEditor(topic, name))) letters.push(letterOf(item));
      return letters;
    },
  };
  return room;
};

export type Newsroom = Awaited<ReturnType<typeof aNewsroom>>;

export const idsOf = (supporters: readonly { readonly supporter: string }[]): string[] =>
  supporters.map(({ supporter }) => supporter).toSorted();
