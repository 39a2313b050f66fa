import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { Day, type Month } from '../../shared/domain/month.ts';
import { Need } from '../../shared/domain/need.ts';
import { closedNeed } from '../../shared/domain/need-closing.ts';
import { changedFrom, type Replanned, replanned } from '../../shared/domain/need-replanning.ts';
import { type NeedTemplate, plannedNeeds } from '../../shared/domain/need-template.ts';
import { aTemplate, month, months, templates } from './a-plan.ts';

const today = month('2026-11');
const on = Day.parse('2026-11-22');

/** What is there once the change is written; what ends has got nothing. */
const applied = (needs: readonly Need[], { added, changed, ended }: Replanned): Need[] => {
  const after = new Map(needs.map((need) => [need.need, need]));
  for (const need of added) after.set(need.need, need);
  for (const change of changed) after.set(change.after.need, change.after);
  for (const need of ended)
    after.set(need.need, closedNeed(need, cents(0), { on, because: 'Endet früher', withTemplate: true }));
  return [...after.values()];
};

const numbers = (needs: readonly Need[]) => needs.map(({ need }) => need.slice(-7));
const before = aTemplate();
const needs = plannedNeeds(before, month('2026-01'));
const raised = changedFrom(before, { ...before, from: month('2026-12'), neededCents: cents(2230_00) });

describe('a template that is changed from a month on', () => {
  it('changes its needs from there on and no other', () => {
    const { added, changed, ended, kept } = replanned(before, raised, needs, today);
    expect(changed.map(({ after }) => [after.month, after.neededCents])).toEqual([['2026-12', 2230_00]]);
    expect([added, ended, kept]).toEqual([[], [], []]);
  });

  it('leaves a need as it is that somebody has changed by hand, and says so', () => {
    const byHand = needs.map((need) =>
      need.month === '2026-12' ? { ...need, neededCents: cents(1000_00) } : need,
    );
    const { changed, kept } = replanned(before, raised, byHand, today);
    expect(changed).toEqual([]);
    expect(kept.map(({ neededCents }) => neededCents)).toEqual([1000_00]);
  });

  it('follows a need that was only put in another order or noted something at, and leaves it that', () => {
    const ordered = needs.map((need) => ({ ...need, priority: 30, note: 'Vertrag bis März' }));
    const [change] = replanned(before, raised, ordered, today).changed;
    expect(change?.after).toMatchObject({ neededCents: 2230_00, priority: 30, note: 'Vertrag bis März' });
  });

  it('closes what it does not say any more, and opens it again when it says it again', () => {
    const shorter = aTemplate({ through: today });
    const ending = replanned(before, shorter, needs, today);
    expect(numbers(ending.ended)).toEqual(['2026-12']);
    const closed = applied(needs, ending);
    expect(closed.at(-1)).toMatchObject({ neededCents: 0, closed: { plannedCents: 2150_00 } });
    const again = replanned(shorter, before, closed, today);
    expect(applied(closed, again)).toEqual(needs);
  });

  it('never opens a need that a person closed', () => {
    const closed = needs.map((need) => closedNeed(need, cents(5_00), { on, because: 'geschenkt' }));
    const { changed, kept } = replanned(before, raised, closed, today);
    expect(changed).toEqual([]);
    expect(numbers(kept)).toEqual(['2026-12']);
  });
});

/** Needs as the template said them, some of them changed by hand since. */
const histories = () =>
  fc
    .tuple(templates(), templates(), months(), fc.infiniteStream(fc.nat({ max: 5 })))
    .map(([was, is, now, chances]): [NeedTemplate, NeedTemplate, Need[], Month] => {
      const there = plannedNeeds(was, was.from).map((need): Need => {
        const chance = chances.next().value ?? 0;
        if (chance === 0) return { ...need, neededCents: cents(7777) };
        if (chance === 1) return closedNeed(need, cents(1), { on, because: 'geschenkt' });
        return need;
      });
      return [was, is, there, now];
    });

const words = ({ month: of, title, neededCents }: Need) => `${of} ${title} ${neededCents}`;

describe('whatever is changed at a template', () => {
  it('a month that is over is never touched', () => {
    fc.assert(
      fc.property(histories(), ([was, is, there, now]) => {
        const { added, changed, ended } = replanned(was, is, there, now);
        const touched = [...added, ...changed.map(({ after }) => after), ...ended];
        expect(touched.filter(({ month: of }) => of < now)).toEqual([]);
      }),
    );
  });

  it('a need that was changed or closed by hand stays to the cent', () => {
    fc.assert(
      fc.property(histories(), ([was, is, there, now]) => {
        const byHand = there.filter(({ neededCents, closed }) => neededCents === 7777 || closed);
        expect(applied(there, replanned(was, is, there, now))).toEqual(expect.arrayContaining(byHand));
      }),
    );
  });

  it('all other months to come say what the template says, each once', () => {
    fc.assert(
      fc.property(templates(), templates(), months(), (was, is, now) => {
        const there = plannedNeeds(was, was.from);
        const after = applied(there, replanned(was, is, there, now));
        const open = after.filter(({ month: of, closed }) => of >= now && !closed);
        expect(open.map(words).toSorted()).toEqual(plannedNeeds(is, now).map(words).toSorted());
        for (const need of after) expect(Need.parse(need)).toEqual(need);
      }),
    );
  });

  it('doing it twice does nothing more', () => {
    fc.assert(
      fc.property(histories(), ([was, is, there, now]) => {
        const once = applied(there, replanned(was, is, there, now));
        const { added, changed, ended } = replanned(is, is, once, now);
        expect([added, changed, ended]).toEqual([[], [], []]);
      }),
    );
  });
});
