import type * as z from 'zod';
import { type Campaign, unassigned } from '../../domain/campaign.ts';
import { type Instant, instantOf } from '../../domain/month.ts';
import { may, maySomewhere, type Person, type Place, type Right } from '../../domain/person.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { HttpAnswer } from '../../lambda/http.ts';
import type { TreasuryDoor, TreasuryRequest } from '../../lambda/treasury.ts';
import type { TreasuryRoute } from '../../routes/treasury/route.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import type { Clock } from '../clock.ts';
import { type ChangingParts, doOnce } from './doing.ts';
import type { Decided } from './decided.ts';
import { inputOf, parametersOf, queryOf } from './input.ts';

/** A route with its schemas, so that what stands behind it knows what it gets. */
interface RouteOf<
  Parameters extends z.ZodObject,
  Query extends z.ZodObject,
  Input extends z.ZodType,
> extends TreasuryRoute {
  readonly parameters: Parameters;
  readonly query: Query;
  readonly input: Input;
}

/** A request whose person, right, path, query and input have been checked. */
export interface Asked<Parameters = unknown, Query = unknown, Input = unknown> {
  readonly request: TreasuryRequest;
  readonly person: Person;
  /** Where it is done; the federation for routes that look for themselves. */
  readonly place: Place;
  readonly parameters: Parameters;
  readonly query: Query;
  readonly input: Input;
  readonly now: Instant;
  /** @throws Refusal 403 if the person has not the route's right there */
  readonly mayHere: (place: Place) => void;
}

/** What is asked of a route: `AskedOf<typeof treasuryRoutes.addNeed>`. */
export type AskedOf<Route extends TreasuryRoute> = Asked<
  z.infer<Route['parameters']>,
  z.infer<Route['query']>,
  z.infer<Route['input']>
>;

export interface AskedParts {
  readonly clock: Clock;
  readonly campaigns: Pick<Campaigns, 'find'>;
}

export interface OpenDoor<Parts> extends TreasuryDoor<Parts> {
  readonly route: TreasuryRoute;
  /** Whether what it does leaves a line in the audit log. */
  readonly audited: boolean;
}

/** A door that changes nothing. */
export const reading = <P extends z.ZodObject, Q extends z.ZodObject, I extends z.ZodType, Parts>(
  route: RouteOf<P, Q, I> & ({ readonly method: 'GET' } | { readonly dryRun: true }),
  answer: (asked: Asked<z.infer<P>, z.infer<Q>, z.infer<I>>, parts: Parts) => Promise<HttpAnswer>,
): OpenDoor<Parts & AskedParts> => ({
  route,
  audited: false,
  answer: async (request, parts) => answer(await asked(route, request, parts), parts),
});

/**
 * A door that changes something. What stands behind it decides and writes nothing itself: what it decided is written
 * here, in one transaction with the line in the audit log, so that no door can forget it.
 */
export const changing = <P extends z.ZodObject, Q extends z.ZodObject, I extends z.ZodType, Parts>(
  route: RouteOf<P, Q, I> & { readonly method: 'POST' | 'PUT'; readonly dryRun?: never },
  decide: (asked: Asked<z.infer<P>, z.infer<Q>, z.infer<I>>, parts: Parts) => Promise<Decided>,
): OpenDoor<Parts & AskedParts & ChangingParts> => ({
  route,
  audited: true,
  answer: async (request, parts) => {
    const wanted = await asked(route, request, parts);
    return doOnce(nameOf(route), request, async () => decide(wanted, parts), parts);
  },
});

/** The endpoint as the audit log names it: `PUT /v1/treasury/carriers/{carrier}`. */
const nameOf = ({ method, path }: TreasuryRoute): string => `${method} ${path}`;

const asked = async <P extends z.ZodObject, Q extends z.ZodObject, I extends z.ZodType>(
  route: RouteOf<P, Q, I>,
  request: TreasuryRequest,
  { clock, campaigns }: AskedParts,
): Promise<Asked<z.infer<P>, z.infer<Q>, z.infer<I>>> => {
  const { person } = request;
  // Whoever may not do it anywhere learns nothing about what is there.
  if (!maySomewhere(person, route.right)) throw notAllowed(route.right);
  const parameters = parametersOf(route.parameters, request);
  const place = await placeOf(route, request, campaigns);
  const mayHere = (where: Place): void => {
    if (!may(person, route.right, where)) throw notAllowed(route.right);
  };
  if (route.at !== 'own') mayHere(place);
  return {
    request,
    person,
    place,
    parameters,
    query: queryOf(route.query, request),
    input: inputOf(route.input, request),
    now: instantOf(clock.now()),
    mayHere,
  };
};

const placeOf = async (
  { at }: TreasuryRoute,
  { parameters: { campaign, centre } }: TreasuryRequest,
  campaigns: AskedParts['campaigns'],
): Promise<Place> => {
  if (at === 'centre' && centre !== undefined) return { centre };
  if (at !== 'campaign' || campaign === undefined || campaign === unassigned) return {};
  const found = await campaigns.find(campaign);
  if (!found) throw unknownCampaign(campaign);
  return placeOfCampaign(found);
};

export const placeOfCampaign = ({ campaign, centre }: Pick<Campaign, 'campaign' | 'centre'>): Place => ({
  campaign,
  centre,
});

export const unknownCampaign = (campaign: string): Refusal =>
  new Refusal(404, 'campaign.unknown', {
    de: `Eine Kampagne ${campaign} gibt es nicht.`,
    en: `There is no campaign ${campaign}.`,
  });

const notAllowed = (right: Right): Refusal => {
  const { de, en } = deeds[right];
  return new Refusal(403, 'treasury.not-allowed', {
    de: `${de} darf dieses Konto hier nicht. Wer es dürfen soll, bekommt dafür eine Rolle (docs/deploy.md).`,
    en: `This account may not ${en} here. Whoever should be able to is given a role for it (docs/deploy.md).`,
  });
};

const deeds: Readonly<Record<Right, { de: string; en: string }>> = {
  read: { de: 'Zahlen lesen', en: 'read figures' },
  plan: { de: 'Bedarfe planen', en: 'plan needs' },
  receive: { de: 'Eingänge notieren', en: 'note money' },
  correct: { de: 'Buchungen berichtigen', en: 'correct the books' },
  edit: { de: 'Kampagnentexte ändern', en: 'change the texts of a campaign' },
  certify: { de: 'Zuwendungsbestätigungen ausstellen', en: 'issue official receipts' },
  govern: { de: 'Zentren, Träger und Kampagnen verwalten', en: 'administer centres, carriers and campaigns' },
  audit: { de: 'das Protokoll lesen', en: 'read the audit log' },
};
