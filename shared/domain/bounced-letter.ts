import type { Letter } from './letter.ts';
import type { Instant } from './month.ts';
import type { Task } from './task.ts';

/**
 * Whoever mistyped an address when asking for letters is not written to by hand: they did not confirm, and that is all.
 * And whoever sends a test looks for it.
 */
const expectedToBounce: ReadonlySet<Letter['about']['kind']> = new Set(['news-confirmation', 'edition-test']);

/**
 * What a person must do about a letter that came back: somebody is owed thanks, a proof for the tax office, an answer.
 *
 * @param reason the post's word, without names and addresses
 * @returns undefined for a letter that nobody is owed
 */
export const bouncedTask = ({ letter, about }: Letter, reason: string, now: Instant): Task | undefined => {
  if (expectedToBounce.has(about.kind)) return undefined;
  return {
    // The name of a task stands in addresses.
    task: `letter-bounced:${letter.replaceAll(/[^\w.:-]/g, '-')}`.slice(0, 160),
    matter: 'letter-bounced',
    campaign: about.campaign,
    ...('gift' in about && { gift: about.gift }),
    ...('pledge' in about && about.pledge !== undefined && { pledge: about.pledge }),
    reason: reason.slice(0, 120),
    writtenAt: now,
  };
};
