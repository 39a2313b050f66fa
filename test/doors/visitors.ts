import { handler as publicApi } from '../../functions/public-api.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { RefusalBody } from '../../shared/routes.ts';
import { prove } from '../prove.ts';
import type { Door } from './a-door.ts';
import { anEvent } from './an-event.ts';

type Limits = Door['parts']['giving']['limits'];

export const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
export const ok = (count: number): number[] => times(count).map(() => 200);
export const asked = (count: number): number[] => times(count).map(() => 428);

/** Visitors of a door, from wherever they call. */
export const visitors = (door: () => Door) => {
  /** To the first second of the next ten minutes, so that a test does not end in another window than it began in. */
  const nextWindow = async (): Promise<void> => {
    const windowMilliseconds = 10 * 60 * 1000;
    const next = Math.floor(door().clock.now().getTime() / windowMilliseconds + 1) * windowMilliseconds;
    await door().post('/local/clock', { now: new Date(next).toISOString() });
  };
  const input = () => ({ amountCents: 25_00, idempotencyKey: door().key() });

  /** A visitor from somewhere else: the network of this machine has one address only. */
  const giveFrom = async (sourceAddress: string, limits: Partial<Limits> = {}, form: object = input()) => {
    const { giving } = door().parts;
    const handler = publicApi.in({
      ...door().parts,
      giving: { ...giving, limits: { ...giving.limits, ...limits } },
    });
    const event = anEvent({
      method: 'POST',
      path: '/v1/campaigns/netzwerk/checkout',
      parameters: { campaign: 'netzwerk' },
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(form),
      sourceAddress,
    });
    const { statusCode, body } = await handler(event, contextOf('public-api'));
    const refused = RefusalBody.safeParse(JSON.parse(body ?? '')).data?.error;
    return { statusCode, challenge: refused?.challenge };
  };
  const statusesFrom = async (sourceAddress: string, count: number, limits = {}): Promise<unknown[]> => {
    const statuses = [];
    for (const _ of times(count)) statuses.push((await giveFrom(sourceAddress, limits)).statusCode);
    return statuses;
  };
  /** Whose browser works when it is asked to, as often as it is. */
  const workFrom = async (sourceAddress: string, limits: Partial<Limits> = {}) => {
    const form = input();
    const works: number[] = [];
    let answer = await giveFrom(sourceAddress, limits, form);
    while (answer.challenge) {
      works.push(answer.challenge.maxnumber);
      answer = await giveFrom(sourceAddress, limits, { ...form, proof: prove(answer.challenge) });
    }
    return { statusCode: answer.statusCode, works };
  };
  /** What somebody's browser is asked to do. */
  const challengeFrom = async (...asking: Parameters<typeof giveFrom>) => {
    const { challenge } = await giveFrom(...asking);
    if (!challenge) throw new Error('nothing was asked for');
    return challenge;
  };
  return { nextWindow, input, giveFrom, statusesFrom, workFrom, challengeFrom };
};
