import { Refusal } from '../domain/refusal.ts';
import type { Wish } from '../domain/wish.ts';
import type { Wall } from '../store/wall.ts';
import type { Wishes } from '../store/wishes.ts';
import type { Clock } from './clock.ts';

export interface WallParts {
  readonly clock: Pick<Clock, 'now' | 'pause' | 'random'>;
  readonly wishes: Pick<Wishes, 'find'>;
  readonly wall: Pick<Wall, 'approve' | 'takeDown'>;
}

/** The team and a giver may decide at once: whoever comes second reads again. */
const mostRounds = 5;

/**
 * Puts a name on the wall. Approved before, it stays as it is.
 *
 * @throws Refusal `wall.unknown`, `wall.not-given`, `wall.gone`
 */
export const approve = async (donation: string, parts: WallParts): Promise<'approved' | 'unchanged'> =>
  settled(donation, parts, async (wish) => {
    if (wish.wallState === 'approved') return 'unchanged';
    if (wish.wallState !== 'asked') throw gone(donation);
    if (wish.givenAt === undefined) throw notGiven(donation);
    const cancelled = await parts.wall.approve(wish, parts.clock.now());
    return cancelled === undefined ? 'approved' : 'again';
  });

/**
 * Takes a name and its comment off the wall, and out of the table. Taken down before, nothing changes.
 *
 * @throws Refusal `wall.unknown`
 */
export const takeDown = async (
  donation: string,
  state: 'refused' | 'withdrawn',
  parts: WallParts,
): Promise<'taken-down' | 'unchanged'> =>
  settled(donation, parts, async (wish) => {
    if (wish.wallState === 'refused' || wish.wallState === 'withdrawn') return 'unchanged';
    const cancelled = await parts.wall.takeDown(wish, state, parts.clock.now());
    return cancelled === undefined ? 'taken-down' : 'again';
  });

const settled = async <Done extends string>(
  donation: string,
  { wishes, clock }: WallParts,
  settle: (wish: Wish) => Promise<Done | 'again'>,
): Promise<Exclude<Done, 'again'>> => {
  for (let round = 1; round <= mostRounds; round += 1) {
    const wish = await wishes.find(donation);
    if (!wish?.wallState) throw unknownWish(donation);
    const done = await settle(wish);
    if (isDone(done)) return done;
    await clock.pause(clock.random() * 20 * 2 ** round);
  }
  throw new Error(`still contended after ${mostRounds} rounds`);
};

const isDone = <Done extends string>(done: Done): done is Exclude<Done, 'again'> => done !== 'again';

const unknownWish = (donation: string): Refusal =>
  new Refusal(404, 'wall.unknown', {
    de: `Zu ${donation} gibt es keinen Wunsch für die Spendenwand: nie dagewesen oder schon gelöscht.`,
    en: `${donation} has no wish for the wall: it never had one, or it has been deleted.`,
  });

const notGiven = (donation: string): Refusal =>
  new Refusal(409, 'wall.not-given', {
    de: `Das Geld zu ${donation} ist noch nicht da. Gezeigt wird, wer gegeben hat.`,
    en: `The money of ${donation} is not there yet. Shown are those who have given.`,
  });

const gone = (donation: string): Refusal =>
  new Refusal(409, 'wall.gone', {
    de: `Name und Satz zu ${donation} wurden zurückgenommen oder abgelehnt und sind gelöscht.`,
    en: `Name and comment of ${donation} were withdrawn or refused, and have been deleted.`,
  });
