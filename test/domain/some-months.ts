import fc from 'fast-check';
import type { Books } from '../../shared/domain/month-view.ts';
import { type MonthTotal, Source } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { Month } from '../../shared/domain/month.ts';
import { type CostType, Earmark, Need } from '../../shared/domain/need.ts';

export const month = (text: string): Month => Month.parse(text);

/** `need_coordination-2026-11` */
export const aNeed = (id: string, costType: CostType, neededCents: number, priority = 100): Need =>
  Need.parse({
    need: id,
    campaign: 'probe',
    month: id.slice(-7),
    costType,
    title: id.slice('need_'.length, -'-2026-11'.length),
    neededCents,
    priority,
  });

/** What came in during a month: source, earmark, cents. */
export const aTotal = (
  of: string,
  received: readonly (readonly [Source, string, number])[],
  more: Partial<Record<'pendingCents' | 'returnedCents' | 'feeCents' | 'gifts', number>> = {},
): MonthTotal => ({
  campaign: 'probe',
  month: month(of),
  received: received.map(([source, earmark, amount]) => ({
    source,
    earmark: Earmark.parse(earmark),
    cents: cents(amount),
  })),
  pendingCents: cents(more.pendingCents ?? 0),
  returnedCents: cents(more.returnedCents ?? 0),
  feeCents: cents(more.feeCents ?? 0),
  gifts: more.gifts ?? 0,
});

export const someBooks = (needs: readonly Need[], totals: readonly MonthTotal[]): Books => ({
  campaign: { campaign: 'probe', title: 'Probe', status: 'open' },
  needs,
  totals,
});

export const fourMonths = ['2026-10', '2026-11', '2026-12', '2027-01'];

export const someNeeds = fc
  .uniqueArray(
    fc.record({
      month: fc.constantFrom(...fourMonths),
      costType: fc.constantFrom<CostType>('staff', 'material'),
      neededCents: fc.integer({ min: 0, max: 500 }),
      name: fc.constantFrom('one', 'two', 'three'),
      priority: fc.integer({ min: 0, max: 3 }),
    }),
    { selector: ({ month: of, costType, name }) => `${of} ${costType} ${name}`, maxLength: 8 },
  )
  .map((list) =>
    list.map((one) =>
      aNeed(`need_${one.name}-${one.costType}-${one.month}`, one.costType, one.neededCents, one.priority),
    ),
  );

export const someEarmark = (needs: readonly Need[]) =>
  fc.constantFrom<Earmark>(
    'free',
    'staff',
    'material',
    'need_gone-2026-11',
    ...needs.map(({ need }) => need),
  );

/** @param least negative where more may go back in a month than comes in */
export const someTotals = (needs: readonly Need[], least = -300) =>
  fc
    .array(
      fc.record({
        month: fc.constantFrom(...fourMonths),
        source: fc.constantFrom(...Source.options),
        earmark: someEarmark(needs),
        amount: fc.integer({ min: least, max: 600 }),
      }),
      { maxLength: 12 },
    )
    .map((list) =>
      fourMonths.map((of) =>
        aTotal(
          of,
          list
            .filter((one) => one.month === of)
            .map(({ source, earmark, amount }) => [source, earmark, amount]),
        ),
      ),
    );

export const needsAndTotals = someNeeds.chain((needs) =>
  fc.record({ needs: fc.constant(needs), totals: someTotals(needs) }),
);
