import { unassigned } from '../../../domain/campaign.ts';
import { type Instant, type Month, monthOf } from '../../../domain/month.ts';
import type { Need } from '../../../domain/need.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { sheetSentences } from '../../../domain/sheet-sentence.ts';

/** @throws Refusal 409 `need.month-over`: what was planned for a month that is over stays as it was */
export const checkMonth = (month: Month, now: Instant, field?: string): void => {
  if (month < monthOf(now))
    throw new Refusal(409, 'need.month-over', sheetSentences['need.month-over'], field);
};

/** @throws Refusal 409 `need.closed` */
export const checkOpen = ({ closed }: Need): void => {
  if (closed) throw new Refusal(409, 'need.closed', sheetSentences['need.closed']);
};

/** @throws Refusal 409: what names no campaign is assigned, and has nothing planned for it */
export const checkPlannable = (campaign: string): void => {
  if (campaign !== unassigned) return;
  throw new Refusal(409, 'campaign.unassigned', {
    de: 'Hier wartet Geld darauf, zugeordnet zu werden; Bedarfe gehören zu einer Kampagne. Bitte dort planen.',
    en: 'Money waits here to be assigned; needs belong to a campaign. Please plan them there.',
  });
};

export const unknownNeed = (need: string): Refusal =>
  new Refusal(404, 'need.unknown', {
    de: `Einen Bedarf ${need} hat diese Kampagne nicht.`,
    en: `This campaign has no need ${need}.`,
  });

export const unknownTemplate = (template: string): Refusal =>
  new Refusal(404, 'template.unknown', {
    de: `Eine Vorlage ${template} hat diese Kampagne nicht.`,
    en: `This campaign has no template ${template}.`,
  });

/** There is a need of this name in the month already: nobody could tell which of both a gift is for. */
export const twice = ({ title, month }: Pick<Need, 'title' | 'month'>): Refusal =>
  new Refusal(
    409,
    'need.twice',
    {
      de: `„${title}“ gibt es im Monat ${month} schon. Bitte den vorhandenen Bedarf ändern oder anders benennen.`,
      en: `There is “${title}” in ${month} already. Please change that need, or name this one differently.`,
    },
    'title',
  );

/** Whoever gave for it gave for people, or for things. */
export const givenFor = (): Refusal =>
  new Refusal(
    409,
    'need.given-for',
    {
      de: 'Für genau diesen Bedarf ist schon Geld gekommen; seine Kostenart steht deshalb fest. Bitte einen neuen Bedarf anlegen und diesen schließen.',
      en: 'Money has come for this very need, so its cost type stays. Please add a new need and close this one.',
    },
    'costType',
  );
