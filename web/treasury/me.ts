import type { Right } from '../../shared/domain/person.ts';
import { answered, api } from './api/client.ts';

/** Who is signed in, and what they may do where. */
export const readMe = async () => answered(api.GET('/v1/treasury/me'));
export type Me = Awaited<ReturnType<typeof readMe>>;

/** Whether somebody may do it in this campaign; without one, whether they may anywhere. */
export const mayDo = (me: Me, right: Right, campaign?: string): boolean =>
  campaign === undefined
    ? me.rights.includes(right) ||
      [...me.campaigns, ...me.centres].some(({ rights }) => rights.includes(right))
    : me.campaigns.some((one) => one.campaign === campaign && one.rights.includes(right));
