import type { Me } from '../me.ts';
import { yearOf } from '../months.ts';
import type { Where } from '../page.ts';
import type { PageEntry } from '../page-entry.ts';
import { pages } from '../pages.ts';
import { addressOf, base } from './router.ts';

export interface Found {
  readonly entry: PageEntry;
  readonly where: Where;
}

/** Years are known by their digits: where one stands there may be another page's word. */
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${base}${path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => `(?<${name}>${name === 'year' ? String.raw`\d{4}` : '[^/]+'})`)}/?$`,
  );

const parametersIn = ({ path }: PageEntry): number => path.split('{').length;

/** Which page an address means; a word of its own counts for more than a parameter it would fit, too. */
export const pageAt = ({ pathname, searchParams }: URL): Found | undefined => {
  const [found] = pages
    .flatMap((entry) => {
      const match = patternOf(entry.path).exec(pathname);
      return match ? [{ entry, parameters: decoded(match.groups ?? {}) }] : [];
    })
    .toSorted((one, other) => parametersIn(one.entry) - parametersIn(other.entry));
  return found && { entry: found.entry, where: { parameters: found.parameters, query: searchParams } };
};

const decoded = (groups: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(groups).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, value];
      }
    }),
  );

/** Where a word of the navigation leads: to its page in this campaign, in the month and year of now. */
export const addressOfNow = ({ path }: PageEntry, me: Me, campaign: string): string =>
  addressOf(path, { campaign, month: me.month, year: yearOf(me.month) });
