import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { type CampaignShown, campaignPage } from '../../page/campaign.ts';
import type { Choices, Mistake } from '../../page/choices.ts';
import { mostOnWall } from '../../page/wall.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import type { Editions } from '../../store/editions.ts';
import type { Wall } from '../../store/wall.ts';
import { campaignIn } from '../checkout.ts';
import { type FilledForm, formOf, type FormParts } from '../giving-form.ts';
import { linkedChoices, returnedIn } from './choices.ts';
import { languageOf } from './language.ts';
import { shown } from './shown.ts';
import { listedUpdates } from './last-updates.ts';

export interface CampaignPageParts extends FormParts {
  readonly campaigns: Pick<Campaigns, 'books' | 'carrier' | 'centre'>;
  readonly wall: Pick<Wall, 'newest'>;
  readonly editions: Pick<Editions, 'of'>;
}

/** A campaign's own page. */
export const showCampaign = async (request: HttpRequest, parts: CampaignPageParts): Promise<HttpAnswer> => {
  const filled = await formOf(campaignIn(request), languageOf(request), parts);
  const returned = returnedIn(request.query, filled.form);
  const page = campaignPage({
    ...(await aroundTheForm(filled, parts)),
    choices: linkedChoices(request.query, filled),
    returned,
  });
  return shown(page, `page of ${filled.form.campaign} shown`, {
    // How somebody came back is nothing to be kept; the rest is the same for all who read this language.
    headers: returned ? {} : { 'cache-control': 'public, max-age=30', vary: 'accept-language' },
  });
};

/** The same page with the form as it was sent: nobody has to choose twice. */
export const shownAgain = async (
  filled: FilledForm,
  choices: Choices,
  mistakes: readonly Mistake[],
  parts: CampaignPageParts,
  status: number,
): Promise<HttpAnswer> => {
  const page = campaignPage({ ...(await aroundTheForm(filled, parts)), choices, mistakes });
  return shown({ ...page, indexed: false }, `form of ${filled.form.campaign} shown again`, { status });
};

const aroundTheForm = async (
  { form, summary, progress, carrier, centre }: FilledForm,
  { campaigns, editions, wall }: CampaignPageParts,
): Promise<Omit<CampaignShown, 'choices'>> => {
  const [entries, updates, found] = await Promise.all([
    wall.newest(form.campaign, mostOnWall),
    listedUpdates(form.campaign, form.language, { editions }),
    centre === undefined ? undefined : campaigns.centre(centre),
  ]);
  return { form, summary, carrier, months: progress.months, wall: entries, updates, centre: found?.name };
};
