import type { CampaignFigures, Edition, EditionText } from '../../domain/edition.ts';
import { Language } from '../../domain/language.ts';
import { formatCents, wholePercent } from '../../domain/money.ts';
import { dayOf, formatDay, formatMonth, previousMonth } from '../../domain/month.ts';
import { federation } from '../../domain/topic.ts';
import type { Told } from '../../domain/telling.ts';
import type { EditionContent, EditionLinks } from '../edition-content.ts';
import { editionWords } from '../edition-words.ts';
import type { Brevity } from './brevity.ts';
import { milestoneSayings } from './milestones.ts';
import { hasMoreNeeds, howFar, moneyIn, monthNeeds, monthResult } from './month.ts';

export interface Telling {
  readonly told: readonly Told[];
  /** Something was left out. */
  readonly abridged: boolean;
}

type Links = Pick<EditionLinks, 'give' | 'picture'>;

/** What a letter says between its greeting and its end, in words. */
export const tellingOf = (content: EditionContent, links: Links, brevity: Brevity): Telling => {
  const { editions, figures, language } = content;
  const say = editionWords[language];
  const milestones = milestoneSayings(
    editions.flatMap((edition) => edition.milestones),
    figures.campaigns,
    language,
  );
  const reached: Told[] =
    milestones.length === 0
      ? []
      : [
          { told: 'heading', level: 2, text: say.milestonesTitle },
          { told: 'list', items: milestones.slice(0, brevity.milestones) },
        ];
  const [first] = editions;
  const inMonth = first?.occasion === 'month' ? first : undefined;
  const shown = shownCampaigns(content, brevity);
  return {
    told: [
      ...editorsPart(content, links, brevity),
      ...(inMonth ? [] : reached),
      ...(inMonth?.topic !== federation && inMonth
        ? shown.flatMap((campaign) => oneCampaign(campaign, inMonth, links, brevity, language))
        : shown.flatMap((campaign) => oneOfMany(campaign, links, inMonth !== undefined, language))),
      ...(inMonth ? reached : []),
      { told: 'aside', text: say.asOf(formatDay(dayOf(figures.asOf), language)) },
      ...nextStep(content),
    ],
    abridged:
      milestones.length > brevity.milestones ||
      shown.length < tellable(content).length ||
      (inMonth !== undefined &&
        inMonth.topic !== federation &&
        shown.some((campaign) => hasMoreNeeds(campaign, brevity.needs))) ||
      editions.some(
        (edition) => (textOf(edition, language)?.text.paragraph ?? '').length > brevity.characters,
      ),
  };
};

/** A letter of milestones shows how far those campaigns are that reached one; a month's letter all it is about. */
const tellable = ({ editions, figures }: EditionContent): readonly CampaignFigures[] => {
  if (editions[0]?.occasion === 'month') return figures.campaigns;
  const reached = new Set(editions.flatMap(({ milestones }) => milestones).map(({ campaign }) => campaign));
  return figures.campaigns.filter(({ campaign }) => reached.has(campaign));
};

const shownCampaigns = (content: EditionContent, { campaigns }: Brevity): readonly CampaignFigures[] =>
  tellable(content).slice(0, campaigns);

const oneCampaign = (
  campaign: CampaignFigures,
  { month }: Edition,
  links: Links,
  { needs }: Brevity,
  language: Language,
): Told[] => [
  ...monthNeeds(campaign, month, needs, language),
  ...giving(campaign, links, editionWords[language].give, language),
  ...monthResult(campaign, previousMonth(month), needs, language),
];

/** One of several campaigns: how far it is, by cost type in a line each, and what came in last. */
const oneOfMany = (
  campaign: CampaignFigures,
  links: Links,
  withLastMonth: boolean,
  language: Language,
): Told[] => {
  const say = editionWords[language];
  const { title, thisMonth, lastMonth } = campaign;
  return [
    { told: 'heading', level: 2, text: { theirs: title } },
    ...(thisMonth && thisMonth.neededCents > 0
      ? [
          ...howFar(thisMonth, language),
          ...thisMonth.costTypes.flatMap(({ costType, coveredCents, neededCents }): Told[] => [
            {
              told: 'aside',
              text: `${say.costTypes[costType]}: ${say.part(formatCents(coveredCents, language), formatCents(neededCents, language))}`,
            },
            { told: 'bar', percent: wholePercent(coveredCents, neededCents) },
          ]),
        ]
      : [{ told: 'sentence' as const, text: say.nothingNeeded }]),
    ...giving(campaign, links, `${say.give}: ${title}`, language),
    ...(withLastMonth && lastMonth
      ? [
          {
            told: 'heading' as const,
            level: 3 as const,
            text: say.lastTitle(formatMonth(lastMonth.month, language)),
          },
          ...moneyIn(lastMonth, language),
        ]
      : []),
  ];
};

const giving = (
  { campaign, open }: CampaignFigures,
  links: Links,
  label: string,
  language: Language,
): Told[] => [
  open
    ? { told: 'button', label, href: links.give(campaign) }
    : { told: 'sentence', text: editionWords[language].closed },
];

/** What the editor wrote in the reader's language, else in German, else in any. */
const textOf = (
  { texts }: Edition,
  language: Language,
): { readonly text: EditionText; readonly language: Language } | undefined => {
  const wanted = [language, ...(language === 'de-simple' ? ['de' as const] : []), 'de' as const];
  const found = [...wanted, ...Language.options].find((one) => texts[one] !== undefined);
  const text = found && texts[found];
  return found && text && { text, language: found };
};

/** The edition whose picture a letter shows: one, however many letters are merged in it. */
export const picturedEdition = (editions: readonly Edition[]): Edition | undefined =>
  editions.find(({ picture }) => picture !== undefined);

const editorsPart = ({ editions, language }: EditionContent, links: Links, brevity: Brevity): Told[] => {
  const pictured = picturedEdition(editions);
  return editions.flatMap((edition): Told[] => {
    const written = textOf(edition, language);
    const source = written?.text.paragraph;
    const { picture } = edition;
    return [
      ...(written && source !== undefined
        ? [
            {
              told: brevity.markdown ? ('markdown' as const) : ('typed' as const),
              source: shortened(source, brevity.characters),
              language: written.language,
            },
          ]
        : []),
      ...(picture && edition === pictured
        ? [
            {
              told: 'picture' as const,
              src: links.picture,
              alternative: written?.text.pictureAlternative ?? '',
              language: written?.language ?? language,
              widthPixels: picture.widthPixels,
              heightPixels: picture.heightPixels,
            },
          ]
        : []),
    ];
  });
};

/** Up to the last line, or else the last word, that is whole. */
const shortened = (source: string, characters: number): string => {
  if (source.length <= characters) return source;
  const kept = source.slice(0, characters);
  const end = kept.lastIndexOf('\n') > 0 ? kept.lastIndexOf('\n') : kept.lastIndexOf(' ');
  return `${(end > 0 ? kept.slice(0, end) : kept).trimEnd().toWellFormed()} …`;
};

const nextStep = ({ editions, language }: EditionContent): Told[] => {
  const say = editionWords[language];
  const steps = editions.flatMap((edition) => {
    const written = textOf(edition, language);
    return written?.text.nextStep === undefined
      ? []
      : [{ theirs: written.text.nextStep, language: written.language }];
  });
  return [
    { told: 'heading', level: 2, text: say.nextStepTitle },
    ...(steps.length === 0
      ? [{ told: 'sentence' as const, text: say.tellOthers }]
      : steps.map((text) => ({ told: 'sentence' as const, text }))),
  ];
};
