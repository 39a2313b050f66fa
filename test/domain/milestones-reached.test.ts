import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lookedAgain,
  milestoneKey,
  milestonesReached,
  newsOf,
  reachedIn,
  type Standing,
  toldNews,
} from '../../shared/domain/milestones-reached.ts';
import { Milestone } from '../../shared/domain/milestone.ts';
import { Day, dayOf, Month } from '../../shared/domain/month.ts';
import { aNeed, aTotal } from './some-months.ts';

const now = new Date('2026-11-22T10:00:00Z');
const campaign = { campaign: 'probe', centre: 'leipzig' };

const reached = (needs: ReturnType<typeof aNeed>[], totals: ReturnType<typeof aTotal>[]) =>
  milestonesReached([{ campaign, needs, totals }], now).map(milestoneKey);

const rank = (keys: readonly string[]): number =>
  keys.reduce((sum, key) => sum + (key.startsWith('half') ? 1 : 2), 0);

const staff = aNeed('need_staff-2026-11', 'staff', 1000_00);
const next = aNeed('need_staff-2026-12', 'staff', 1000_00);
/** Of those two, with so much money. */
const reachedWith = (euros: number) =>
  reached([staff, next], [aTotal('2026-11', [['donation', 'free', euros * 100]], { gifts: 1 })]).filter(
    (key) => !key.startsWith('first-gift'),
  );

describe('what is reached', () => {
  it('is half, then all of what a month needs of one cost type; then the year', () => {
    expect(reachedWith(499)).toEqual([]);
    expect(reachedWith(500)).toEqual(['half probe 2026-11 staff']);
    expect(reachedWith(1000)).toEqual(['covered probe 2026-11 staff']);
    expect(reachedWith(1500)).toEqual(['covered probe 2026-11 staff', 'half probe 2026-12 staff']);
    expect(reachedWith(2000)).toEqual([
      'covered probe 2026-11 staff',
      'covered probe 2026-12 staff',
      'year probe 2026',
    ]);
  });

  it('is no year of which a month is not planned yet, and nothing where nothing is needed', () => {
    expect(reached([staff], [aTotal('2026-11', [['grant', 'free', 5000_00]])])).toEqual([
      'covered probe 2026-11 staff',
    ]);
    expect(reached([], [aTotal('2026-11', [['grant', 'free', 5000_00]])])).toEqual([]);
  });

  it('is a centre’s first gift in its month, unless it went back; and none of a centre that had gifts before', () => {
    const gift = aTotal('2026-11', [['donation', 'free', 20_00]], { gifts: 1 });
    expect(reached([], [gift])).toEqual(['first-gift leipzig']);
    expect(reached([], [aTotal('2026-11', [['donation', 'free', 0]], { gifts: 1 })])).toEqual([]);
    expect(reached([], [aTotal('2026-10', [['donation', 'free', 5_00]], { gifts: 1 }), gift])).toEqual([]);
    const other = { campaign: { campaign: 'andere', centre: 'leipzig' }, needs: [], totals: [gift] };
    expect(milestonesReached([{ campaign, needs: [], totals: [gift] }, other], now)).toEqual([
      { milestone: 'first-gift', campaign: 'andere', centre: 'leipzig' },
    ]);
  });

  it('falls silent where money goes back: with less, nothing more is reached', () => {
    const euros = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(euros, euros, euros, euros, (needed, other, came, back) => {
        const needs = [
          aNeed('need_staff-2026-11', 'staff', needed * 100),
          aNeed('need_flyer-2026-11', 'material', other * 100),
        ];
        const having = (cents: number) =>
          reached(needs, [aTotal('2026-11', [['donation', 'free', cents]], { gifts: 1 })]);
        expect(rank(having((came - back) * 100))).toBeLessThanOrEqual(rank(having(came * 100)));
      }),
    );
  });
});

const some = ['half', 'covered'].flatMap((milestone) =>
  ['staff', 'material'].map((costType) =>
    Milestone.parse({ milestone, campaign: 'probe', month: '2026-11', costType }),
  ),
);

describe('what is told', () => {
  it('was there at each look for an hour, and is told once, whatever comes and goes', () => {
    const look = fc.record({
      minutes: fc.integer({ min: 1, max: 50 }),
      holding: fc.subarray(some),
      tell: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 40 }), (looks) => {
        let standing: Standing = { campaign: 'probe', reached: [] };
        let at = now.getTime();
        const told: string[] = [];
        const heldSince = new Map<string, number>();
        for (const { minutes, holding, tell } of looks) {
          at += minutes * 60_000;
          const held = new Set(holding.map(milestoneKey));
          for (const key of heldSince.keys()) if (!held.has(key)) heldSince.delete(key);
          for (const key of held) if (!heldSince.has(key)) heldSince.set(key, at);
          standing = lookedAgain(standing, holding, new Date(at));
          if (!tell) continue;
          const news = newsOf(standing, new Date(at));
          for (const key of news.map(milestoneKey)) {
            expect(at - (heldSince.get(key) ?? at)).toBeGreaterThanOrEqual(3_600_000);
            told.push(key);
          }
          standing = toldNews(standing, news, dayOf(new Date(at)));
        }
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });

  it('is never half of what was told to be whole', () => {
    const covered = Milestone.parse({
      milestone: 'covered',
      campaign: 'probe',
      month: '2026-11',
      costType: 'staff',
    });
    const half = Milestone.parse({ ...covered, milestone: 'half' });
    const began = lookedAgain({ campaign: 'probe', reached: [] }, [covered], now);
    const told = toldNews(began, [covered], Day.parse('2026-11-22'));
    const after = lookedAgain(told, [half], new Date(now.getTime() + 3_600_000));
    expect(newsOf(after, new Date(now.getTime() + 9_000_000))).toEqual([]);
  });

  it('stands in the letter of the next month, once', () => {
    const began = lookedAgain({ campaign: 'probe', reached: [] }, some.slice(0, 1), now);
    const later = new Date('2026-12-01T08:00:00Z');
    expect(reachedIn(began, Month.parse('2026-11'), later)).toEqual(some.slice(0, 1));
    expect(reachedIn(began, Month.parse('2026-10'), later)).toEqual([]);
    expect(reachedIn(began, Month.parse('2026-11'), now)).toEqual([]);
  });
});
