import * as z from 'zod';
import { Edition } from '../domain/edition.ts';
import { Language } from '../domain/language.ts';
import { Topic } from '../domain/topic.ts';

const Page = z.string().meta({ description: 'A page for people, in HTML.' });
const lang = z.strictObject({ lang: Language.optional() });
const inTopic = z.strictObject({
  topic: Topic.meta({ description: 'A campaign, or `federation` for all of them together.' }),
});
const ofEdition = inTopic.extend({ edition: Edition.shape.edition });

/** What was sent to supporters, for everyone. Drafts are nobody's business. */
export const updateRoutes = {
  showUpdate: {
    method: 'GET',
    path: '/c/{topic}/updates/{edition}',
    who: 'everyone',
    summary: 'A letter that went out to supporters, with its figures as they were then.',
    parameters: ofEdition,
    query: lang,
    output: Page,
    page: true,
  },
  showUpdatePicture: {
    method: 'GET',
    path: '/c/{topic}/updates/{edition}/picture',
    who: 'everyone',
    summary: 'The picture of a letter that went out.',
    parameters: ofEdition,
    query: z.strictObject({
      v: z.string().max(64).optional().meta({ description: 'Changes with the picture.' }),
    }),
    output: z.string().meta({ description: 'A picture, JPEG or PNG.' }),
  },
  readUpdates: {
    method: 'GET',
    path: '/c/{topic}/updates.atom',
    who: 'everyone',
    summary: 'The letters that went out, as an Atom feed (RFC 4287).',
    parameters: inTopic,
    query: lang,
    output: z.string().meta({ description: 'An Atom feed, in XML.' }),
  },
} as const;
