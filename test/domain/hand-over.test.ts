import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carrierPeriods, carrierSince, handedOver, type HandOver } from '../../shared/domain/hand-over.ts';
import { Day } from '../../shared/domain/month.ts';
import { Refusal } from '../../shared/domain/refusal.ts';

const day = (text: string) => Day.parse(text);
const line = (carrier: string, from: string): HandOver => ({ carrier, from: day(from) });
const campaign = (...carriers: HandOver[]) => ({ campaign: 'netzwerk', carriers });

const today = day('2026-11-22');
const aDay = fc
  .integer({ min: 0, max: 800 })
  .map((days) => day(new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)));
const aCarrier = fc.constantFrom('leipzig', 'koeln', 'berlin');
const lines = fc
  .uniqueArray(fc.record({ carrier: aCarrier, from: aDay }), {
    minLength: 1,
    maxLength: 5,
    selector: ({ from }) => from,
  })
  .map((carriers) => campaign(...carriers));
const attempted = (...args: Parameters<typeof handedOver>): HandOver[] | string => {
  try {
    return handedOver(...args);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('a hand-over from one carrier to another', () => {
  it('holds from its day on and leaves every day before as it was', () => {
    const before = campaign(line('leipzig', '2020-01-01'));
    const after = campaign(...handedOver(before, line('dach', '2027-01-01'), today));
    expect(carrierSince(after, day('2026-12-31'))).toBe('leipzig');
    expect(carrierSince(after, day('2027-01-01'))).toBe('dach');
    expect(carrierPeriods(after)).toEqual([
      { carrier: 'leipzig', from: '2020-01-01', through: '2026-12-31' },
      { carrier: 'dach', from: '2027-01-01' },
    ]);
  });

  it.each([
    [line('dach', '2026-11-21'), 'hand-over.past', 'yesterday'],
    [line('leipzig', '2027-01-01'), 'hand-over.same', 'to whoever has it'],
    [line('koeln', '2026-11-22'), 'hand-over.begun', 'on a day on which one has begun'],
  ])('is refused: %j is %s, %s', (to, code) => {
    const handed = campaign(line('dach', '2020-01-01'), line('leipzig', '2026-11-22'));
    expect(attempted(handed, to, today)).toBe(code);
  });

  it('from today on is possible', () => {
    const handed = handedOver(campaign(line('leipzig', '2020-01-01')), line('dach', '2026-11-22'), today);
    expect(carrierSince(campaign(...handed), today)).toBe('dach');
  });

  it('that is still to come can be given to somebody else, or called off', () => {
    const planned = campaign(line('leipzig', '2020-01-01'), line('dach', '2027-01-01'));
    expect(handedOver(planned, line('koeln', '2027-01-01'), today)).toEqual([
      line('leipzig', '2020-01-01'),
      line('koeln', '2027-01-01'),
    ]);
    expect(handedOver(planned, line('leipzig', '2027-01-01'), today)).toEqual([
      line('leipzig', '2020-01-01'),
    ]);
  });

  it('changes nothing for any day before it, and is true from its day until the next change', () => {
    fc.assert(
      fc.property(lines, aCarrier, aDay, aDay, (before, carrier, from, asked) => {
        const handed = attempted(before, { carrier, from }, today);
        fc.pre(typeof handed !== 'string');
        const after = campaign(...(typeof handed === 'string' ? [] : handed));
        if (asked < from) expect(carrierSince(after, asked)).toBe(carrierSince(before, asked));
        const next = before.carriers
          .map((other) => other.from)
          .filter((other) => other > from)
          .toSorted()[0];
        if (asked >= from && (next === undefined || asked < next))
          expect(carrierSince(after, asked)).toBe(carrier);
        if (next !== undefined && asked >= next)
          expect(carrierSince(after, asked)).toBe(carrierSince(before, asked));
      }),
    );
  });

  it('never touches a line that has begun', () => {
    fc.assert(
      fc.property(lines, aCarrier, aDay, (before, carrier, from) => {
        const begun = before.carriers.filter((each) => each.from <= today);
        const after = attempted(before, { carrier, from }, today);
        if (typeof after !== 'string') expect(after).toEqual(expect.arrayContaining(begun));
      }),
    );
  });

  it('is refused for every day that is over', () => {
    fc.assert(
      fc.property(lines, aCarrier, aDay, (before, carrier, from) => {
        fc.pre(from < today);
        expect(attempted(before, { carrier, from }, today)).toBe('hand-over.past');
      }),
    );
  });
});

describe('the carrier of a day', () => {
  it('is determined by the lines, in whatever order they stand', () => {
    fc.assert(
      fc.property(lines, aDay, (handed, asked) => {
        const turned = handed.carriers.toSorted((one, other) => (one.from < other.from ? 1 : -1));
        expect(carrierSince(campaign(...turned), asked)).toBe(carrierSince(handed, asked));
      }),
    );
  });

  it('is told once for a period, although a line within it says the same again', () => {
    const handed = campaign(
      line('leipzig', '2020-01-01'),
      line('leipzig', '2026-06-01'),
      line('dach', '2027-01-01'),
    );
    expect(carrierPeriods(handed)).toEqual([
      { carrier: 'leipzig', from: '2020-01-01', through: '2026-12-31' },
      { carrier: 'dach', from: '2027-01-01' },
    ]);
  });

  it('is the one of the period it lies in: periods touch and never overlap', () => {
    fc.assert(
      fc.property(lines, aDay, (handed, asked) => {
        const within = carrierPeriods(handed).filter(
          ({ from, through }) => from <= asked && (through === undefined || asked <= through),
        );
        expect(within.map(({ carrier }) => carrier)).toEqual(
          [carrierSince(handed, asked)].filter((carrier) => carrier !== undefined),
        );
      }),
    );
  });
});
