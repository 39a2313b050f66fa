import { letterLocale } from '../../domain/language.ts';
import type { Letter } from '../../domain/letter.ts';
import { dayOf, instantOf } from '../../domain/month.ts';
import { readsAlready } from '../../domain/subscription.ts';
import { Ask } from '../../domain/supporter.ts';
import type { Wish } from '../../domain/wish.ts';
import { type Asks, confirmationOf } from '../../store/asks.ts';
import type { Consents } from '../../store/consents.ts';
import type { Clock } from '../clock.ts';
import { untilDone } from '../until-done.ts';

export interface AskingParts {
  readonly clock: Clock;
  readonly asks: Pick<Asks, 'write'>;
  readonly consents: Pick<Consents, 'withAddress'>;
}

/**
 * Somebody would like to read: writes that down, with the letter that asks them to confirm it. Whoever reads just this
 * already gets no letter, so that nobody can have any sent to somebody else again and again.
 *
 * @param wish what came with a gift, if the box stood beside one
 * @returns `reads-already`, `asked`, or `asked-before` for an ask or a wish that was asked for before
 */
export const askToConfirm = async (
  wanted: Omit<Ask, 'askedAt'>,
  parts: AskingParts,
  wish?: Wish,
): Promise<'asked' | 'asked-before' | 'reads-already'> => {
  const { clock, asks, consents } = parts;
  if (readsAlready(await consents.withAddress(wanted.email), wanted)) return 'reads-already';
  const ask = Ask.parse({ ...wanted, askedAt: instantOf(clock.now()) });
  const done = await untilDone(clock, async () => {
    const why = await asks.write(ask, confirmationLetter(ask), wish);
    return why === 'contended' ? why : { why };
  });
  return done.why === undefined ? 'asked' : 'asked-before';
};

const confirmationLetter = ({ ask, email, language, topic, campaign, askedAt }: Ask): Letter => ({
  letter: confirmationOf(ask),
  // No name: whoever types somebody else's address could have us write whatever they like.
  to: { email },
  locale: letterLocale(language),
  about: { kind: 'news-confirmation', ask, topic, campaign, day: dayOf(askedAt) },
  state: 'NEW',
  writtenAt: askedAt,
});
