import * as z from 'zod';
import { Edition, EditionPicture, EditionText } from '../../domain/edition.ts';
import { Language } from '../../domain/language.ts';
import { Cents } from '../../domain/money.ts';
import { Instant } from '../../domain/month.ts';
import { SupporterCounts } from '../../domain/supporter.ts';
import { History } from './history.ts';
import { none, type TreasuryRoute } from './route.ts';
import {
  EditionTexts,
  ofEdition,
  ofTopic,
  posts,
  puts,
  reads,
  turns,
  WrittenEdition,
} from './update-parts.ts';

/** Letters to supporters: read, written, agreed to, stopped; and who reads them, in figures. */
export const updateRoutes = {
  readTopics: {
    ...reads,
    path: '/v1/treasury/updates',
    summary: 'What one can read about, who does, and which letters wait or are on their way.',
    parameters: none,
    query: none,
    output: z.strictObject({
      topics: z.array(
        z.strictObject({
          topic: z.string(),
          /** A campaign’s; the federation’s letters have none. */
          title: z.string().optional(),
          counts: SupporterCounts,
          editions: z.array(WrittenEdition),
        }),
      ),
    }),
  },
  readEditions: {
    ...reads,
    path: '/v1/treasury/updates/{topic}',
    summary: 'The letters about one topic, the newest first, whatever became of them.',
    parameters: ofTopic,
    query: z.strictObject({
      /** Goes on after what was read: `next` of the page before. */
      after: z.string().max(400).optional(),
    }),
    output: z.strictObject({ editions: z.array(WrittenEdition), next: z.string().optional() }),
  },
  readEdition: {
    ...reads,
    path: '/v1/treasury/updates/{topic}/{edition}',
    summary: 'One letter with its version: what its editor wrote, and how far it is.',
    parameters: ofEdition,
    query: none,
    output: WrittenEdition,
  },
  previewEdition: {
    method: 'POST',
    dryRun: true,
    who: 'treasury',
    right: 'read',
    at: 'own',
    path: '/v1/treasury/updates/{topic}/{edition}/preview',
    summary: 'A letter as its readers see it, also with a text that has not been saved.',
    parameters: ofEdition,
    query: none,
    input: z.strictObject({ language: Language, text: EditionText.optional() }),
    output: z.strictObject({
      subject: z.string(),
      /** The line an inbox shows beside the subject. */
      preheader: z.string(),
      /** With `cid:picture` where its picture comes. */
      html: z.string(),
      text: z.string(),
      /** Of the HTML part; past 100,000 mail providers cut letters off. */
      bytes: z.int(),
    }),
  },
  changeTexts: {
    ...puts,
    path: '/v1/treasury/updates/{topic}/{edition}/texts',
    summary: 'What the editor adds, in each language. Nobody has agreed to it then: it is a draft again.',
    parameters: ofEdition,
    input: z.strictObject({ texts: EditionTexts }),
    output: WrittenEdition,
  },
  readPicture: {
    ...reads,
    path: '/v1/treasury/updates/{topic}/{edition}/picture',
    summary: 'A letter’s picture, if it has one.',
    parameters: ofEdition,
    query: none,
    output: z.strictObject({
      picture: z.strictObject({ type: EditionPicture.shape.type, base64: z.string() }).optional(),
    }),
  },
  changePicture: {
    ...puts,
    path: '/v1/treasury/updates/{topic}/{edition}/picture',
    summary:
      'A JPEG or PNG of at most 300 kB; without one the letter has none. What cameras note in it is taken out.',
    parameters: ofEdition,
    input: z.strictObject({ base64: z.base64().min(1).max(1_000_000).optional() }),
    output: WrittenEdition,
  },
  approveEdition: {
    ...turns,
    path: '/v1/treasury/updates/{topic}/{edition}/approve',
    summary: 'Agrees to a draft as it was read: it goes out when its time has come.',
  },
  withdrawApproval: {
    ...turns,
    path: '/v1/treasury/updates/{topic}/{edition}/withdraw-approval',
    summary: 'Takes the agreement back: the letter is a draft again.',
  },
  cancelEdition: {
    ...turns,
    path: '/v1/treasury/updates/{topic}/{edition}/cancel',
    summary: 'The letter does not go out; of one on its way, what is left does not.',
  },
  reopenEdition: {
    ...turns,
    path: '/v1/treasury/updates/{topic}/{edition}/reopen',
    summary: 'A letter that was cancelled before anybody got it is a draft again.',
  },
  pauseEdition: {
    ...turns,
    path: '/v1/treasury/updates/{topic}/{edition}/pause',
    summary: 'Stops a letter on its way; whoever has not got it gets it when it goes on.',
  },
  resumeEdition: {
    ...turns,
    path: '/v1/treasury/updates/{topic}/{edition}/resume',
    summary: 'A paused letter goes on, where it stopped.',
  },
  sendTest: {
    ...posts,
    path: '/v1/treasury/updates/{topic}/{edition}/test',
    summary: 'Sends the letter as it would go out now to one address, marked as a test; 20 a day at most.',
    parameters: ofEdition,
    input: z.strictObject({ language: Language, email: z.email().max(254) }),
    output: z.strictObject({ leftToday: z.int() }),
  },
  planEdition: {
    ...reads,
    path: '/v1/treasury/updates/{topic}/{edition}/plan',
    summary: 'How many letters it would be now, how long they take to go out, and what they cost.',
    parameters: ofEdition,
    query: none,
    output: z.strictObject({
      /** At most: all who read about the topic, monthly or of milestones only. */
      letters: z.int(),
      /** Of the post, at least. */
      calls: z.int(),
      /** From the first letter to the last. */
      hours: z.number(),
      /** What the letters take of SendGrid’s monthly plan, in cents of a dollar. */
      sendGridDollarCents: z.number(),
      awsDollarCents: z.number(),
    }),
  },
  readEditionHistory: {
    ...reads,
    path: '/v1/treasury/updates/{topic}/{edition}/history',
    summary: 'Who changed a letter, agreed to it or stopped it, and when.',
    parameters: ofEdition,
    query: none,
    output: History,
  },
  readSupporters: {
    ...reads,
    path: '/v1/treasury/supporters/{topic}',
    summary:
      'How many read about a topic, and what came by its letters. Nobody is named, and no reading is measured.',
    parameters: ofTopic,
    query: none,
    output: z.strictObject({
      counts: SupporterCounts,
      /** The letters that went out, the newest first, at most of two years. */
      letters: z.array(
        z.strictObject({
          edition: Edition.shape.edition,
          occasion: Edition.shape.occasion,
          sentAt: Instant.optional(),
          /** How many were sent; missing while it is on its way. */
          sent: z.int().optional(),
          /** Gifts by the letter’s own link, and what of them has stayed. */
          gifts: z.int(),
          giftCents: Cents,
        }),
      ),
    }),
  },
} as const satisfies Record<string, TreasuryRoute>;
