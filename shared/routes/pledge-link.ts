import * as z from 'zod';
import { Locale, type Sentence } from '../domain/locale.ts';

export const LinkToken = z.string().max(600).meta({ description: 'As it stands in the link of a letter.' });

/** What the page behind a letter's link sends. */
export const PledgeLinkRequest = z
  .strictObject({
    token: LinkToken,
    /** Whose letter it was; compared only, and never kept. */
    email: z.string().min(1).max(254).meta({ example: 'ada@example.org' }),
    locale: Locale.optional(),
  })
  .meta({ id: 'PledgeLinkRequest' });
export type PledgeLinkRequest = z.infer<typeof PledgeLinkRequest>;

export const askForPledgeLink = {
  token: {
    de: 'Bitte den Link aus dem Brief noch einmal öffnen; er ist nicht vollständig angekommen.',
    en: 'Please open the link of the letter once more; not all of it has arrived.',
  },
  email: {
    de: 'Bitte die E-Mail-Adresse angeben, an die der Brief ging.',
    en: 'Please give the e-mail address the letter went to.',
  },
  '': {
    de: 'Bitte token und email senden; locale (de oder en) ist möglich, andere Felder nicht.',
    en: 'Please send token and email; locale (de or en) is possible, other fields are not.',
  },
} as const satisfies Record<'' | 'token' | 'email', Sentence>;
