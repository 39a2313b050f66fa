import fc from 'fast-check';
import { cents } from '../../shared/domain/money.ts';
import { Month, monthsBetween } from '../../shared/domain/month.ts';
import type { CostType, Need } from '../../shared/domain/need.ts';
import { changedFrom } from '../../shared/domain/need-replanning.ts';
import { NeedTemplate } from '../../shared/domain/need-template.ts';

export const month = (text: string) => Month.parse(text);

export const aTemplate = (changes: Partial<NeedTemplate> = {}): NeedTemplate => ({
  template: 'need_coordination',
  campaign: 'netzwerk',
  costType: 'staff',
  title: 'Koordination, halbe Stelle',
  neededCents: cents(2150_00),
  priority: 10,
  from: month('2026-01'),
  through: month('2026-12'),
  ...changes,
});

export const aNeed = (
  of: string,
  title: string,
  neededCents = 100_00,
  costType: CostType = 'staff',
  stem = `need_${title.toLowerCase()}`,
): Need => ({
  need: `${stem}-${of}`,
  campaign: 'netzwerk',
  month: month(of),
  costType,
  title,
  neededCents: cents(neededCents),
  priority: 100,
});

/** Two years, so that every order of beginning, change, end and today comes about. */
export const months = () => fc.constantFrom(...monthsBetween(month('2026-01'), month('2027-12')));

const words = () =>
  fc.record({
    title: fc.constantFrom('Koordination', 'Beratung'),
    neededCents: fc.integer({ min: 0, max: 3 }).map((euros) => cents(euros * 100)),
    priority: fc.integer({ min: 0, max: 3 }),
  });

export const templates = (): fc.Arbitrary<NeedTemplate> =>
  fc
    .record({
      first: words(),
      ends: fc.tuple(months(), months()),
      later: fc.array(fc.record({ from: months(), said: words() }), { maxLength: 3 }),
      stage: fc.constantFrom(undefined, 'undecided', 'goes on', 'ends'),
    })
    .map(({ first, ends, later, stage }) => {
      const [from = month('2026-01'), through = from] = ends.toSorted();
      const plain = aTemplate({
        ...first,
        from,
        through,
        ...(stage !== undefined && { onlyIf: 'wenn es weitergeht' }),
        ...((stage === 'goes on' || stage === 'ends') && {
          decided: NeedTemplate.shape.decided.parse({ on: '2026-01-01', goesOn: stage === 'goes on' }),
        }),
      });
      return later.reduce(
        (template, change) => changedFrom(template, { from: change.from, ...change.said }),
        plain,
      );
    });
