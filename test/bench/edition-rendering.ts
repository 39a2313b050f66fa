import { Language } from '../../shared/domain/language.ts';
import type { EditionContent } from '../../shared/email/edition-content.ts';
import { editionSamples } from '../../shared/email/edition-samples.ts';
import { pictured, write } from '../email/an-edition.ts';
import type { Section } from './figure.ts';
import { median } from './statistics.ts';

/** Processor time of writing out a letter to supporters in a warm process, in every language by turns. */
export const editionRendering = async (rounds: number): Promise<Section> => {
  const monthly = Language.options.map((language) => pictured(sampleIn(language), 'Eine Wand'));
  const long = monthly.map(withMuch);
  // A first round in which the compiler learns what is asked of it.
  for (let round = 0; round < 20; round += 1) for (const content of [...monthly, ...long]) write(content);
  const millisecondsOf = (contents: readonly EditionContent[]): number =>
    median(
      Array.from({ length: rounds }, () => {
        const before = process.cpuUsage();
        for (const content of contents) write(content);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000 / contents.length;
      }),
    );
  return {
    // Written out once for up to a thousand readers.
    title: 'A letter to supporters, written out in both parts, warm',
    figures: [
      {
        figure: 'processor time, a usual month',
        measured: millisecondsOf(monthly),
        unit: 'ms',
        decimals: 2,
        atMost: 2,
      },
      {
        figure: '… with as much as an editor can write, and 48 needs',
        measured: millisecondsOf(long),
        unit: 'ms',
        decimals: 2,
      },
      {
        figure: 'HTML of a usual month',
        measured: largestKilobytes(monthly),
        unit: 'kB',
        decimals: 1,
        atMost: 100,
      },
      {
        figure: '… of the longer one',
        measured: largestKilobytes(long),
        unit: 'kB',
        decimals: 1,
        atMost: 100,
      },
    ],
  };
};

const largestKilobytes = (contents: readonly EditionContent[]): number =>
  Math.max(...contents.map((content) => Buffer.byteLength(write(content).html))) / 1000;

const sampleIn = (language: Language): EditionContent => {
  const found = editionSamples(language)['month'];
  if (!found) throw new Error('no sample of a month');
  return found;
};

/** Twelve needs of each cost type, in both months, and as long a paragraph as an editor may write. */
const withMuch = (content: EditionContent): EditionContent => ({
  ...content,
  editions: content.editions.map((edition) => ({
    ...edition,
    texts: {
      [content.language]: {
        paragraph: 'Im **November** ist *viel* geschehen: [hier](https://example.org).\n\n- eins\n- zwei\n\n'
          .repeat(60)
          .slice(0, 5000)
          .trim(),
      },
    },
  })),
  figures: {
    ...content.figures,
    campaigns: content.figures.campaigns.map((campaign) => {
      const much = (month: typeof campaign.thisMonth) =>
        month && {
          ...month,
          costTypes: month.costTypes.map((costType) => ({
            ...costType,
            needs: Array.from(
              { length: 12 },
              (_, index) => costType.needs[index % costType.needs.length],
            ).flatMap((need) => (need ? [need] : [])),
          })),
        };
      return { ...campaign, thisMonth: much(campaign.thisMonth), lastMonth: much(campaign.lastMonth) };
    }),
  },
});
