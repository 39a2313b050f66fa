import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { nextMonth } from '../../shared/domain/month.ts';
import { Need } from '../../shared/domain/need.ts';
import { changedFrom } from '../../shared/domain/need-replanning.ts';
import { foreseenNeeds, goesOn, NeedTemplate, plannedNeeds } from '../../shared/domain/need-template.ts';
import { aTemplate, month, months, templates } from './a-plan.ts';

const raised = { title: 'Koordination, halbe Stelle', neededCents: cents(2230_00), priority: 10 };

describe('a template', () => {
  it('says something else from a month on, and the same as before until then', () => {
    const template = changedFrom(aTemplate(), { from: month('2026-07'), ...raised });
    const amounts = plannedNeeds(template, month('2026-05')).map(({ month: of, neededCents }) => [
      of,
      neededCents,
    ]);
    expect(amounts.slice(0, 4)).toEqual([
      ['2026-05', 2150_00],
      ['2026-06', 2150_00],
      ['2026-07', 2230_00],
      ['2026-08', 2230_00],
    ]);
  });

  it('forgets what it said for later months when it changes earlier', () => {
    const later = changedFrom(aTemplate(), { from: month('2026-10'), ...raised, neededCents: cents(9_99) });
    const { changes } = changedFrom(later, { from: month('2026-07'), ...raised });
    expect(changes?.map(({ from }) => from)).toEqual(['2026-07']);
  });

  it('changed from its first month on is another template altogether', () => {
    const { changes, neededCents } = changedFrom(aTemplate(), { from: month('2026-01'), ...raised });
    expect({ changes, neededCents }).toEqual({ changes: [], neededCents: 2230_00 });
  });

  it('of an extension stage yields nothing until it is decided that the work goes on', () => {
    const stage = aTemplate({ onlyIf: 'wenn die Arbeit nach Dezember weitergeht' });
    const decided = (on: boolean) =>
      NeedTemplate.parse({ ...stage, decided: { on: '2026-11-22', goesOn: on } });
    expect(plannedNeeds(stage, month('2026-11'))).toEqual([]);
    expect(plannedNeeds(decided(false), month('2026-11'))).toEqual([]);
    expect(plannedNeeds(decided(true), month('2026-11'))).toHaveLength(2);
    expect(foreseenNeeds(stage, month('2026-11')).map(({ neededCents }) => neededCents)).toEqual([
      2150_00, 2150_00,
    ]);
  });

  it('is refused with changes out of order: the last would not be the latest', () => {
    const changes = [
      { from: '2026-07', ...raised },
      { from: '2026-05', ...raised },
    ];
    expect(NeedTemplate.safeParse({ ...aTemplate(), changes }).success).toBe(false);
  });

  it('yields whole, readable needs of its own months, each once, never one that is over', () => {
    fc.assert(
      fc.property(templates(), months(), (template, today) => {
        const needs = plannedNeeds(template, today);
        for (const need of needs) expect(Need.parse(need)).toEqual(need);
        expect(
          needs.every(({ month: of }) => of >= today && of >= template.from && of <= template.through),
        ).toBe(true);
        expect(new Set(needs.map(({ need }) => need)).size).toBe(needs.length);
        if (goesOn(template) && today <= template.from) expect(needs.at(-1)?.month).toBe(template.through);
      }),
    );
  });

  it('yields in the months to come the same, whether it is asked today or later', () => {
    fc.assert(
      fc.property(templates(), months(), (template, today) => {
        const later = plannedNeeds(template, nextMonth(today));
        expect(plannedNeeds(template, today).filter(({ month: of }) => of > today)).toEqual(later);
      }),
    );
  });
});
