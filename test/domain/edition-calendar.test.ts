import { describe, expect, it } from 'vitest';
import {
  berlinTime,
  draftingMonth,
  hasLapsed,
  isDue,
  milestonesSendAt,
  noticeDue,
  sendAtOf,
} from '../../shared/domain/edition-calendar.ts';
import { Day, Instant, Month } from '../../shared/domain/month.ts';
import type { Edition } from '../../shared/domain/edition.ts';

const at = (instant: string) => new Date(instant);
const draft: Pick<Edition, 'state' | 'occasion' | 'month' | 'sendAt' | 'draftedAt' | 'told'> = {
  state: 'draft',
  occasion: 'month',
  month: Month.parse('2026-12'),
  sendAt: sendAtOf(Month.parse('2026-12')),
  draftedAt: Instant.parse('2026-11-24T23:00:00.000Z'),
  told: [],
};

describe('nine in the morning in Berlin', () => {
  it.each([
    ['2026-12', '2026-12-01T08:00:00.000Z'],
    ['2027-03', '2027-03-01T08:00:00.000Z'],
    ['2027-04', '2027-04-01T07:00:00.000Z'],
    ['2026-10', '2026-10-01T07:00:00.000Z'],
    ['2026-11', '2026-11-01T08:00:00.000Z'],
  ])('on the first of %s is %s', (month, instant) => {
    expect(sendAtOf(Month.parse(month))).toBe(instant);
  });

  it.each([
    ['2026-03-28', '2026-03-28T08:00:00.000Z'],
    ['2026-03-29', '2026-03-29T07:00:00.000Z'],
    ['2026-10-24', '2026-10-24T07:00:00.000Z'],
    ['2026-10-25', '2026-10-25T08:00:00.000Z'],
    ['2027-03-28', '2027-03-28T07:00:00.000Z'],
    ['2028-03-26', '2028-03-26T07:00:00.000Z'],
    ['2031-10-26', '2031-10-26T08:00:00.000Z'],
  ])('holds on %s, whose clocks may have changed in the night', (day, instant) => {
    expect(berlinTime(Day.parse(day), 9)).toBe(instant);
  });
});

const told = (now: string, before: Edition['told'] = [], state: Edition['state'] = 'draft') =>
  noticeDue({ ...draft, told: before, state }, at(now));

describe('drafts', () => {
  it.each([
    ['2026-11-24T22:59:00Z', undefined],
    ['2026-11-24T23:00:00Z', '2026-12'],
    ['2026-12-07T22:00:00Z', '2026-12'],
    ['2026-12-08T12:00:00Z', undefined],
    ['2026-12-31T12:00:00Z', '2027-01'],
  ])('at %s are those of %s', (now, month) => {
    expect(draftingMonth(at(now))).toBe(month);
  });

  it('are told of when they are there, two days before and on the day, once each, until somebody agrees', () => {
    expect(told('2026-11-24T23:05:00Z')).toBe('drafted');
    expect(told('2026-11-26T12:00:00Z', ['drafted'])).toBeUndefined();
    expect(told('2026-11-28T22:55:00Z', ['drafted'])).toBeUndefined();
    expect(told('2026-11-28T23:05:00Z', ['drafted'])).toBe('soon');
    expect(told('2026-11-30T12:00:00Z', ['drafted', 'soon'])).toBeUndefined();
    expect(told('2026-11-30T23:05:00Z', ['drafted', 'soon'])).toBe('today');
    expect(told('2026-12-02T12:00:00Z', ['drafted', 'soon'])).toBeUndefined();
    expect(told('2026-11-30T23:05:00Z', ['drafted', 'soon'], 'approved')).toBeUndefined();
  });

  it('go out when their time has come and somebody agreed, also later in their month, and never after it', () => {
    const approved = { ...draft, state: 'approved' as const };
    expect(isDue(approved, false, at('2026-12-01T07:59:59Z'))).toBe(false);
    expect(isDue(approved, false, at('2026-12-01T08:00:00Z'))).toBe(true);
    expect(isDue(approved, false, at('2026-12-20T08:00:00Z'))).toBe(true);
    expect(isDue(approved, false, at('2026-12-31T23:00:00Z'))).toBe(false);
    expect(hasLapsed(draft, at('2026-12-31T22:59:00Z'))).toBe(false);
    expect(hasLapsed(draft, at('2026-12-31T23:00:00Z'))).toBe(true);
  });

  it('go out without approval if the campaign says so, but not before somebody could look at them', () => {
    expect(isDue(draft, false, at('2026-12-01T08:00:00Z'))).toBe(false);
    expect(isDue(draft, true, at('2026-12-01T08:00:00Z'))).toBe(true);
    const late = { ...draft, draftedAt: Instant.parse('2026-12-05T10:00:00.000Z') };
    expect(isDue(late, true, at('2026-12-05T10:15:00Z'))).toBe(false);
    expect(isDue(late, true, at('2026-12-07T10:00:00Z'))).toBe(true);
  });
});

it('sends milestones at ten, and what is reached later on the next day', () => {
  expect(milestonesSendAt(at('2026-12-03T09:15:00Z'))).toBe('2026-12-03T09:15:00.000Z');
  expect(milestonesSendAt(at('2026-12-03T20:00:00Z'))).toBe('2026-12-04T09:00:00.000Z');
});
