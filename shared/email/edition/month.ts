import type { CampaignFigures, CostTypeFigures, MonthFigures } from '../../domain/edition.ts';
import type { Language } from '../../domain/language.ts';
import { Source } from '../../domain/ledger.ts';
import { type Cents, formatCents, negated, sumCents, wholePercent } from '../../domain/money.ts';
import { formatMonth, type Month } from '../../domain/month.ts';
import type { Told } from '../../domain/telling.ts';
import { editionWords } from '../edition-words.ts';

interface Covered {
  readonly neededCents: Cents;
  readonly coveredCents: Cents;
  readonly missingCents: Cents;
}

/** How far it is: in words, in a bar, and what is missing. */
export const howFar = ({ neededCents, coveredCents, missingCents }: Covered, language: Language): Told[] => {
  const say = editionWords[language];
  const percent = wholePercent(coveredCents, neededCents);
  const [covered, needed] = [formatCents(coveredCents, language), formatCents(neededCents, language)];
  return [
    { told: 'sentence', text: say.covered(covered, needed, percentName(percent, language)) },
    { told: 'bar', percent },
    {
      told: 'sentence',
      text: missingCents > 0 ? say.missing(formatCents(missingCents, language)) : say.full,
    },
  ];
};

/** As the language writes it, with its own sign and space. */
const percentName = (percent: number, language: Language): string =>
  language === 'tr' ? `%${percent}` : language === 'en' ? `${percent}%` : `${percent}\u00a0%`;

/** What the month needs by cost type, with what covers it; at most so many needs of each. */
export const monthNeeds = (
  { thisMonth }: CampaignFigures,
  month: Month,
  most: number,
  language: Language,
): Told[] => {
  const say = editionWords[language];
  const heading: Told = { told: 'heading', level: 2, text: say.needsTitle(formatMonth(month, language)) };
  if (!thisMonth || thisMonth.neededCents === 0) {
    return [heading, { told: 'sentence', text: say.nothingNeeded }, ...onItsWay(thisMonth, language)];
  }
  return [
    heading,
    ...howFar(thisMonth, language),
    ...thisMonth.costTypes.flatMap((costType) => costTypeNeeds(costType, most, language)),
    ...onItsWay(thisMonth, language),
  ];
};

const onItsWay = (month: MonthFigures | undefined, language: Language): Told[] =>
  month && month.pendingCents > 0
    ? [{ told: 'aside', text: editionWords[language].pending(formatCents(month.pendingCents, language)) }]
    : [];

const costTypeNeeds = (costType: CostTypeFigures, most: number, language: Language): Told[] => {
  const say = editionWords[language];
  const sources = Source.options.filter((source) => costType.coveredBySource[source] > 0);
  const by = sources.map(
    (source) => `${say.sources[source]} ${formatCents(costType.coveredBySource[source], language)}`,
  );
  return [
    { told: 'heading', level: 3, text: say.costTypes[costType.costType] },
    ...howFar(costType, language),
    ...(by.length === 0
      ? []
      : [{ told: 'aside' as const, text: `${say.coveredBy} ${by.join(language === 'ar' ? '، ' : ', ')}.` }]),
    ...needRows(costType, most, language),
  ];
};

const needRows = ({ needs }: CostTypeFigures, most: number, language: Language): Told[] =>
  needs.slice(0, most).length === 0
    ? []
    : [
        {
          told: 'rows',
          rows: needs
            .slice(0, most)
            .map(({ title, coveredCents, neededCents }) => [
              { theirs: title },
              editionWords[language].part(
                formatCents(coveredCents, language),
                formatCents(neededCents, language),
              ),
            ]),
        },
      ];

/** What came in during the month before, from where, and what it was there for. */
export const monthResult = (
  { lastMonth }: CampaignFigures,
  month: Month,
  most: number,
  language: Language,
): Told[] => {
  const say = editionWords[language];
  return [
    { told: 'heading', level: 2, text: say.lastTitle(formatMonth(month, language)) },
    ...moneyIn(lastMonth, language),
    ...(lastMonth && lastMonth.costTypes.length > 0 && most > 0
      ? [
          { told: 'sentence' as const, text: say.spentOn },
          ...lastMonth.costTypes.flatMap((costType): Told[] => [
            { told: 'heading', level: 3, text: say.costTypes[costType.costType] },
            ...needRows(costType, most, language),
          ]),
        ]
      : []),
  ];
};

/** What came in, source by source, and what of it went back. */
export const moneyIn = (month: MonthFigures | undefined, language: Language): Told[] => {
  const say = editionWords[language];
  const receivedCents = sumCents(Object.values(month?.receivedCents ?? {}));
  const sources = Source.options.flatMap((source): [string, string][] => {
    const amount = month?.receivedCents[source] ?? 0;
    return month && amount !== 0
      ? [[capital(say.sources[source], language), formatCents(month.receivedCents[source], language)]]
      : [];
  });
  return [
    {
      told: 'sentence',
      text: receivedCents > 0 ? say.received(formatCents(receivedCents, language)) : say.nothingReceived,
    },
    ...(sources.length === 0 ? [] : [{ told: 'rows' as const, rows: sources }]),
    ...(month && month.returnedCents < 0
      ? [
          {
            told: 'aside' as const,
            text: say.returned(formatCents(negated(month.returnedCents), language)),
          },
        ]
      : []),
  ];
};

const capital = (word: string, language: Language): string =>
  word.slice(0, 1).toLocaleUpperCase(language) + word.slice(1);

/** Whether a month has more needs of a cost type than are told. */
export const hasMoreNeeds = ({ thisMonth, lastMonth }: CampaignFigures, most: number): boolean =>
  [...(thisMonth?.costTypes ?? []), ...(lastMonth?.costTypes ?? [])].some(({ needs }) => needs.length > most);
