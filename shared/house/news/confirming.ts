import { instantOf } from '../../domain/month.ts';
import { confirmed, isOver } from '../../domain/subscription.ts';
import type { Ask } from '../../domain/supporter.ts';
import type { Asks, UsedAsk } from '../../store/asks.ts';
import type { Consents } from '../../store/consents.ts';
import type { Clock } from '../clock.ts';
import { untilDone } from '../until-done.ts';

export interface ConfirmingParts {
  readonly clock: Clock;
  readonly asks: Pick<Asks, 'find'>;
  readonly consents: Pick<Consents, 'withAddress' | 'known' | 'write'>;
  readonly newKey: () => string;
}

/**
 * How an ask stands: it waits; it was confirmed, and what it was for still goes on; it was used and has ended; or
 * nobody confirmed it in time.
 */
export type AskStanding =
  | { readonly standing: 'open'; readonly ask: Ask }
  | { readonly standing: 'confirmed' | 'ended'; readonly used: UsedAsk }
  | { readonly standing: 'gone' };

export const standingOf = async (
  id: string,
  { asks, clock, consents }: ConfirmingParts,
): Promise<AskStanding> => {
  const found = await asks.find(id);
  if (!found) return { standing: 'gone' };
  if ('open' in found) {
    // The table forgets it a while later than that.
    return isOver(found.open, clock.now()) ? { standing: 'gone' } : { standing: 'open', ask: found.open };
  }
  const { used } = found;
  const known = await consents.known(used.supporter);
  const goesOn = known?.proofs.some(({ ask, endedAt }) => ask === id && endedAt === undefined);
  return { standing: goesOn ? 'confirmed' : 'ended', used };
};

/** Confirms what was asked for; once, however often the button is pressed. @returns how the ask stands then */
export const confirmAsk = async (id: string, parts: ConfirmingParts): Promise<AskStanding> => {
  const { clock, consents, newKey } = parts;
  return untilDone(clock, async () => {
    const found = await standingOf(id, parts);
    if (found.standing !== 'open') return found;
    const { ask } = found;
    const before = await consents.withAddress(ask.email);
    const known = before && (await consents.known(before.supporter));
    const decided = confirmed(ask, known, `sup_${newKey()}`, instantOf(clock.now()));
    const done = await consents.write(decided, known?.supporter, id);
    // Whatever is not as it was read: read again, and it says by itself what is to be done.
    return done === undefined
      ? { standing: 'confirmed', used: { ask: id, topic: ask.topic, supporter: decided.after.supporter } }
      : 'contended';
  });
};
