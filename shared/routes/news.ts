import * as z from 'zod';
import { Language } from '../domain/language.ts';
import { Topic } from '../domain/topic.ts';

const Page = z.string().meta({ description: 'A page for people, in HTML.' });
const inTopic = z.strictObject({ topic: Topic });
const lang = z.strictObject({ lang: Language.optional() });
const ofReader = z.strictObject({
  token: z.string().max(900).meta({ description: 'Each reader’s own, as it stands in their letters.' }),
});

/** The doors for those who read letters or would like to: asking, confirming, choosing, leaving. */
export const newsRoutes = {
  showNews: {
    method: 'GET',
    path: '/c/{topic}/news',
    who: 'everyone',
    summary: 'Where one can ask for letters about a campaign, or about `federation`: all of them.',
    parameters: inTopic,
    query: lang.extend({ from: z.enum(['page', 'letter']).optional() }),
    output: Page,
    page: true,
  },
  askForNews: {
    method: 'POST',
    path: '/c/{topic}/news',
    who: 'everyone',
    summary: 'Asks for letters. The answer is the same whether the address is known or not.',
    parameters: inTopic,
    query: lang,
    output: Page,
    page: true,
  },
  showNewsConfirmation: {
    method: 'GET',
    path: '/news/confirm',
    who: 'everyone',
    summary: 'Where the link of a confirmation letter leads. Changes nothing.',
    query: lang.extend({ token: z.string().max(600) }),
    output: Page,
    page: true,
  },
  confirmNews: {
    method: 'POST',
    path: '/news/confirm',
    who: 'everyone',
    summary: 'Confirms that somebody wants letters: once.',
    query: lang,
    output: Page,
    page: true,
  },
  showPreferences: {
    method: 'GET',
    path: '/news/{token}',
    who: 'everyone',
    summary: 'What a reader reads, and what they agreed to.',
    parameters: ofReader,
    query: lang,
    output: Page,
    page: true,
  },
  savePreferences: {
    method: 'POST',
    path: '/news/{token}',
    who: 'everyone',
    summary: 'Changes what a reader reads, stops all of it, or erases their address.',
    parameters: ofReader,
    query: lang,
    output: Page,
    page: true,
  },
  showLeaving: {
    method: 'GET',
    path: '/u/{token}',
    who: 'everyone',
    summary: 'Where a letter’s link to leave leads. Changes nothing.',
    parameters: ofReader,
    query: lang,
    output: Page,
    page: true,
  },
  leaveNews: {
    method: 'POST',
    path: '/u/{token}',
    who: 'everyone',
    summary: 'Ends the letters a link is about, by the page’s button or by a mail provider (RFC 8058).',
    parameters: ofReader,
    query: lang,
    output: Page,
    page: true,
  },
} as const;
