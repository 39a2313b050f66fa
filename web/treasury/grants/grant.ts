import { answered, api } from '../api/client.ts';
import type { Grant, operations } from '../api/schema.d.ts';
import { locale, say } from '../language.ts';
import { typedAmount } from '../needs/plan.ts';
import type { grants as german } from '../words/de/grants.ts';

export type GrantsWords = typeof german;

/** What a person says of a grant: all but what has come of it. */
export type Terms = operations['changeGrant']['requestBody']['content']['application/json'];
export type Funder = Terms['funders'][number];
export type CostLine = Terms['costPlan'][number];
export type Tranche = Grant['tranches'][number];
export type SplitPart = Tranche['split'][number];

export const financings = ['fixed', 'share', 'shortfall', 'full'] as const;
export const ownShareSources = ['donation', 'membership', 'event', 'reserves', 'volunteer-hours'] as const;

export const readGrants = async (campaign: string): Promise<readonly Grant[]> =>
  (await answered(api.GET('/v1/treasury/campaigns/{campaign}/grants', { params: { path: { campaign } } })))
    .grants;

export const readGrant = async (campaign: string, grant: string): Promise<Grant> =>
  answered(
    api.GET('/v1/treasury/campaigns/{campaign}/grants/{grant}', { params: { path: { campaign, grant } } }),
  );

/** The terms of a grant, to be sent again. */
export const termsOf = (read: Grant): Terms => {
  const { grant: _grant, campaign: _campaign, version: _version, ...rest } = read;
  const { receivedCents: _received, committedCents: _committed, funderCents: _funders, ...terms } = rest;
  return { ...terms, tranches: terms.tranches.map(({ received: _on, ...plan }) => plan) };
};

export const trancheCents = ({ split }: Pick<Tranche, 'split'>): number =>
  split.reduce((sum, { cents }) => sum + cents, 0);

/** Staff, material, where it is needed most, or a need of one month. */
export const purposeName = (earmark: string, words: GrantsWords): string => {
  const known: Readonly<Record<string, string | undefined>> = say().earmark;
  return known[earmark] ?? words.oneNeed.replaceAll('{need}', earmark);
};

/** `33,33 %`, `50 %`, of hundredths of a percent. */
export const typedPercent = (basisPoints: number): string => {
  const typed = typedAmount(basisPoints);
  return `${typed.endsWith('00') ? typed.slice(0, -3) : typed} %`;
};

/** How a grant is called in addresses: of its programme and the year of its decision, unless that one is taken. */
export const nameFor = (programme: string, decidedOn: string, taken: readonly string[]): string => {
  const letters = programme
    .toLocaleLowerCase('de')
    .replaceAll('ß', 'ss')
    .replaceAll(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 15)
    .replace(/-$/, '');
  const name = ['grant_', letters, letters && '-', decidedOn.slice(0, 4)].join('');
  if (!taken.includes(name)) return name;
  const free = Array.from({ length: 98 }, (_, at) => `${name}-${at + 2}`).find((one) => !taken.includes(one));
  return free ?? name;
};

/** In the order of the language of the page. */
export const sorted = (grants: readonly Grant[]): Grant[] =>
  grants.toSorted((one, other) => one.programme.localeCompare(other.programme, locale()));
