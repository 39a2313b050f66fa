import { answered, api } from '../api/client.ts';
import type { PlannedNeed, PlannedTemplate } from '../api/schema.d.ts';
import { locale } from '../language.ts';
import { monthsThrough } from '../months.ts';
import type { Fields } from '../parts/form.ts';
import type { needs as german } from '../words/de/needs.ts';

export type NeedsWords = typeof german;

export const costTypes = ['staff', 'material'] as const;
type CostType = PlannedNeed['costType'];

/** The needs of a year in the order they are served, all templates, and the first month that is not over. */
export const readPlan = async (campaign: string, year: string) =>
  answered(
    api.GET('/v1/treasury/campaigns/{campaign}/needs', {
      params: { path: { campaign }, query: { from: `${year}-01`, through: `${year}-12` } },
    }),
  );
export type Plan = Awaited<ReturnType<typeof readPlan>>;

/** What became of the needs of a template. */
export interface Replanned {
  readonly template: PlannedTemplate;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly closed: readonly string[];
  readonly kept: readonly string[];
}

export const neededIn = (needs: readonly Pick<PlannedNeed, 'neededCents'>[]): number =>
  needs.reduce((sum, { neededCents }) => sum + neededCents, 0);

/** What a template says for a month, without looking whether that is one of its months. */
export const saidFor = (template: PlannedTemplate, month: string) =>
  template.changes?.findLast(({ from }) => from <= month) ?? template;

/** What a template comes to in those months of a year that are not over. */
export const foreseenIn = (template: PlannedTemplate, year: string, thisMonth: string): number => {
  const from = [template.from, thisMonth, `${year}-01`].toSorted().at(-1) ?? thisMonth;
  const through = template.through < `${year}-12` ? template.through : `${year}-12`;
  return neededIn(monthsThrough(from, through).map((month) => saidFor(template, month)));
};

export const costTypeIn = ({ costType }: Fields): CostType =>
  costType === 'material' ? 'material' : 'staff';

/** An amount as somebody would type it into a field: `2150,00`. */
export const typedAmount = (cents: number): string =>
  (cents / 100).toFixed(2).replace('.', locale() === 'de' ? ',' : '.');

/** Dialogs end with it, and say by themselves what they came to. */
export const isDone = (detail: unknown): detail is true => detail === true;
