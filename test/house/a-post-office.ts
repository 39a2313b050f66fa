import { Carrier } from '../../shared/domain/carrier.ts';
import type { Envelope } from '../../shared/email/post.ts';
import type { PostOutcome } from '../../shared/email/post-outcome.ts';
import { sendArrivals } from '../../shared/house/posting.ts';
import { sweep } from '../../shared/house/sweeping.ts';
import { openLimits } from '../../shared/store/limits.ts';
import { openCertifying } from '../../shared/store/certifying.ts';
import { openCorrespondence } from '../../shared/store/correspondence.ts';
import { openPages } from '../../shared/store/pages.ts';
import { openRounds } from '../../shared/store/rounds.ts';
import { openSilences } from '../../shared/store/silences.ts';
import { openTransfers } from '../../shared/store/transfers.ts';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { aChargeEvent } from './a-charge.ts';

/** The booking side and the posting side on one table, with a post that does what the test says. */
export const aPostOffice = async () => {
  const opened = await aTable();
  const office = await aBookingOffice(opened);
  const documents = new Map<string, Uint8Array>();
  await office.parts.campaigns.saveCarrier(
    Carrier.parse({
      carrier: 'leipzig',
      name: 'Gesundheitszentrum Beispielstadt e.V.',
      street: 'Musterstraße 1',
      postalCode: '04315',
      city: 'Beispielstadt',
      email: 'spenden@example.org',
      taxOffice: 'Beispielstadt',
      taxNumber: '000/000/00000',
      taxNotice: { kind: 'exemptionNotice', issuedOn: '2025-05-12', assessmentYear: 2024 },
      purposes: ['Förderung des öffentlichen Gesundheitswesens'],
    }),
  );
  const post = {
    taken: [] as Envelope[],
    next: async (): Promise<PostOutcome> => ({ outcome: 'sent' }),
  };
  const parts = {
    ...office.parts,
    newKey: () => 'a key of chance',
    rounds: openRounds(office.table),
    limits: openLimits(office.table),
    silences: openSilences(office.table),
    ...openCertifying(office.table, openPages(opened.client, 'tragwerk')),
    archive: {
      put: async (name: string, bytes: Uint8Array) => void documents.set(name, bytes),
      get: async (name: string) => documents.get(name),
      remove: async (name: string) => void documents.delete(name),
    },
    ...openCorrespondence(office.table),
    transfers: openTransfers(office.table),
    pledgeLinks: { secret: 'a secret of this test, long enough', origin: 'https://tragwerk.example' },
    mailFrom: 'danke@example.org',
    post: {
      send: async (envelope: Envelope) => {
        post.taken.push(envelope);
        return post.next();
      },
    },
  };
  const hour = () => office.now.at.toISOString().slice(0, 13);
  const written: string[] = [];
  return {
    ...office,
    post,
    parts,
    /** A card gift that was booked and whose letter nobody has taken yet. */
    aLetterToSend: async () => {
      await office.book(await office.keep([aChargeEvent()]));
      written.push(hour());
      const letter = (await office.letters()).find(({ state }) => state === 'NEW');
      if (!letter) throw new Error('no letter was written');
      return letter;
    },
    /** The stream rings for these letters. */
    ring: async (letters: readonly object[]) =>
      sendArrivals(
        letters.map((letter, index) => ({ item: { ...letter }, sequenceNumber: String(index) })),
        parts,
      ),
    sweep: async () => sweep(parts, new Date(office.now.at.getTime() + 60_000)),
    later: (milliseconds: number) => {
      office.now.at = new Date(office.now.at.getTime() + milliseconds);
    },
    /** Every letter as it is now, wherever it is listed. */
    states: async () => {
      const states = [];
      for (const at of new Set(written)) {
        for await (const handful of parts.outbox.writtenIn(at, office.now.at)) states.push(...handful);
      }
      for await (const handful of parts.outbox.unsent(office.now.at)) states.push(...handful);
      return states;
    },
  };
};

export const minutes = (count: number): number => count * 60 * 1000;
export const hours = (count: number): number => minutes(count * 60);
