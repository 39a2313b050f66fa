import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { Month } from '../../shared/domain/month.ts';
import { Earmark, earmarkedMonth, Need } from '../../shared/domain/need.ts';
import { type NeedTemplate, plannedNeeds } from '../../shared/domain/need-template.ts';

const template: NeedTemplate = {
  template: 'need_coordination',
  campaign: 'netzwerk',
  costType: 'staff',
  title: 'Koordination',
  neededCents: cents(2150_00),
  priority: 10,
  from: Month.parse('2026-01'),
  through: Month.parse('2026-12'),
};

describe('a need that comes back each month', () => {
  it('yields one need a month, each readable on its own', () => {
    const needs = plannedNeeds(template, Month.parse('2025-12'));
    expect(needs).toHaveLength(12);
    for (const need of needs) expect(Need.parse(need)).toEqual(need);
    expect(needs[10]).toMatchObject({
      need: 'need_coordination-2026-11',
      month: '2026-11',
      neededCents: 2150_00,
    });
  });

  it('never plans a month again that is over', () => {
    expect(plannedNeeds(template, Month.parse('2026-11')).map(({ month }) => month)).toEqual([
      '2026-11',
      '2026-12',
    ]);
    expect(plannedNeeds(template, Month.parse('2027-01'))).toEqual([]);
  });
});

describe('an earmark', () => {
  it.each(['free', 'staff', 'material', 'need_coordination-2026-11'])('can be %s', (text) => {
    expect(Earmark.safeParse(text).success).toBe(true);
  });

  it.each(['', 'Staff', 'need_', 'need_x', 'need_coordination-2026-13', 'need_a b-2026-11', 'everything'])(
    'cannot be %j',
    (text) => {
      expect(Earmark.safeParse(text).success).toBe(false);
    },
  );

  it('for one need names its month', () => {
    expect(earmarkedMonth('need_coordination-2026-11')).toBe('2026-11');
    expect(earmarkedMonth('staff')).toBeUndefined();
  });
});
