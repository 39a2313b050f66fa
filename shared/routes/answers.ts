import * as z from 'zod';
import { Language } from '../domain/language.ts';

const Page = z.string().meta({ description: 'A page for people, in HTML.' });

/** Where the people of a campaign answer what somebody wrote to them, whose address they do not see. */
export const answerRoutes = {
  showMessage: {
    method: 'GET',
    path: '/messages/answer',
    who: 'everyone',
    summary: 'Where a letter’s link leads that brought a message: what it says, and a form to answer it.',
    query: z.strictObject({ token: z.string().max(600), lang: Language.optional() }),
    output: Page,
    page: true,
  },
  answerMessage: {
    method: 'POST',
    path: '/messages/answer',
    who: 'everyone',
    summary: 'Sends an answer to whoever wrote the message.',
    output: Page,
    page: true,
  },
} as const;
