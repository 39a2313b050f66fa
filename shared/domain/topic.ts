import { slug } from './text.ts';

/** What one can read about: a campaign by its id, or all of them together. */
export const Topic = slug.meta({ example: 'netzwerk' });

/** The federation as a whole. No campaign is called so. */
export const federation = 'federation';
