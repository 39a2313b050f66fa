import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { PlannedNeed, PlannedTemplate } from '../api/schema.d.ts';
import { euros, monthName } from '../language.ts';
import { yearOf } from '../months.ts';
import { askIn, confirmed } from '../parts/dialog.ts';
import type { Once } from '../parts/form.ts';
import { TreasuryCopyYear } from './copy-year.ts';
import { TreasuryNewNeed } from './new-need.ts';
import { type DoneToNeed, TreasuryOneNeed } from './one-need.ts';
import { TreasuryOneTemplate } from './one-template.ts';
import { isDone, type NeedsWords, type Replanned, saidFor } from './plan.ts';

/** Where the dialogs of the needs are opened. */
export interface Opened {
  readonly words: NeedsWords;
  readonly campaign: string;
  readonly year: string;
  readonly thisMonth: string;
}

/** @param month the one that is chosen first @returns the need, once it is there */
export const askForNeed = async (
  { words, campaign, thisMonth }: Opened,
  month: string,
): Promise<PlannedNeed | undefined> => {
  const element = new TreasuryNewNeed();
  element.words = words;
  element.campaign = campaign;
  const last = Number(yearOf(month)) + 1;
  element.months = { from: thisMonth, through: `${last}-12`, value: month };
  await askIn(words.adding.title, element, isDone);
  return element.added;
};

/** @returns what was done to the need; `seen` if it was found to be another one than was shown */
export const askAboutNeed = async (
  { words, thisMonth }: Opened,
  need: PlannedNeed,
  mayPlan: boolean,
): Promise<DoneToNeed | 'seen' | undefined> => {
  const element = new TreasuryOneNeed();
  element.words = words;
  element.need = need;
  element.isOver = need.month < thisMonth;
  element.mayChange = mayPlan && !element.isOver;
  const title = fill(words.changing.title, { title: need.title, month: monthName(need.month) });
  await askIn(title, element, isDone);
  return element.outcome ?? (element.need === need ? undefined : 'seen');
};

/** @param template which one is changed; without it a new one is made */
export const askForTemplate = async (
  { words, campaign, year, thisMonth }: Opened,
  template: PlannedTemplate | undefined,
): Promise<Replanned | 'seen' | undefined> => {
  const { templates } = words;
  const element = new TreasuryOneTemplate();
  element.words = words;
  element.campaign = campaign;
  element.template = template;
  element.thisMonth = thisMonth;
  element.year = year;
  const title = template ? fill(templates.changeTitle, { title: template.title }) : templates.add;
  await askIn(title, element, isDone);
  return element.replanned ?? (element.template === template ? undefined : 'seen');
};

/** What deciding an extension stage would do, and whether somebody means it. */
export const isMeant = async (
  { words: { templates: said } }: Opened,
  template: PlannedTemplate,
  goesOn: boolean,
): Promise<boolean> => {
  const { title, from, through } = template;
  const answer = goesOn ? 'yes' : 'no';
  const text = fill(said.decideText[answer], {
    from: monthName(from),
    through: monthName(through),
    amount: euros(saidFor(template, from).neededCents),
  });
  return confirmed(fill(said.decideTitle[answer], { title }), text, goesOn ? said.comes : said.comesNot);
};

export const decided = async (
  { campaign, template, version }: PlannedTemplate,
  goesOn: boolean,
  header: Once,
): Promise<Replanned> =>
  answered(
    api.POST('/v1/treasury/campaigns/{campaign}/templates/{template}/decide', {
      params: { path: { campaign, template }, header },
      body: { goesOn, version },
    }),
  );

/** @param isEmpty whoever looks at an empty year means to fill it @returns how many needs were copied */
export const askToCopy = async ({ words, campaign, year }: Opened, isEmpty: boolean): Promise<number> => {
  const from = Number(year) - (isEmpty ? 1 : 0);
  const element = new TreasuryCopyYear();
  element.words = words;
  element.campaign = campaign;
  element.years = { from: String(from), to: String(from + 1) };
  await askIn(words.copying.title, element, isDone);
  return element.copied;
};
