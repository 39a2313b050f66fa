import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Carrier } from '../../shared/domain/carrier.ts';
import { cover } from '../../shared/domain/coverage.ts';
import { gapTasks, letterTasks, noticeTasks, reportTasks } from '../../shared/domain/found-task.ts';
import type { Grant } from '../../shared/domain/grant.ts';
import type { Letter } from '../../shared/domain/letter.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, Instant, Month } from '../../shared/domain/month.ts';
import { TaskName } from '../../shared/domain/task.ts';

const day = (text: string): Day => Day.parse(text);

const need = (month: string, neededCents: number) => ({
  need: `need_rent-${month}`,
  campaign: 'netzwerk',
  month: Month.parse(month),
  costType: 'material' as const,
  title: 'Miete',
  neededCents: cents(neededCents),
  priority: 10,
});

describe('a month with a gap', () => {
  const campaign = { campaign: 'netzwerk', title: 'Netzwerkarbeit' };
  const { needs } = cover(
    [need('2026-10', 100_00), need('2026-11', 100_00), need('2026-12', 100_00)],
    [{ month: Month.parse('2026-10'), source: 'donation', earmark: 'free', cents: cents(130_00) }],
  );
  const gapsOn = (today: string) =>
    gapTasks(campaign, needs, day(today)).map(({ task, cents: sum }) => [task, sum]);

  it.each([
    ['before the last week of November', '2026-11-23', []],
    ['in the last week of November', '2026-11-24', [['gap:netzwerk:2026-11', 70_00]]],
    ['on its last day', '2026-11-30', [['gap:netzwerk:2026-11', 70_00]]],
    ['when it has just ended', '2026-12-01', [['gap:netzwerk:2026-11', 70_00]]],
    [
      'with the end of the next',
      '2026-12-31',
      [
        ['gap:netzwerk:2026-11', 70_00],
        ['gap:netzwerk:2026-12', 100_00],
      ],
    ],
    ['a month later', '2027-01-15', [['gap:netzwerk:2026-12', 100_00]]],
  ])('is told %s', (_, today, gaps) => {
    expect(gapsOn(today)).toEqual(gaps);
  });

  it('bears the same name on each day, so that it is done once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 30 }), fc.integer({ min: 1, max: 23 }), (november, december) => {
        const early = gapsOn(`2026-11-${november}`);
        expect(gapsOn(`2026-12-${String(december).padStart(2, '0')}`)).toEqual(early);
      }),
    );
  });

  it('says until when, while something can be done', () => {
    const [gap] = gapTasks(campaign, needs, day('2026-11-24'));
    expect(gap).toMatchObject({ dueAt: '2026-11-30T12:00:00.000Z', since: '2026-11-24T12:00:00.000Z' });
    const [over] = gapTasks(campaign, needs, day('2026-12-03'));
    expect(over?.dueAt).toBeUndefined();
  });
});

describe('a tax notice', () => {
  const carrier = Carrier.parse({
    carrier: 'leipzig',
    name: 'Verein (Beispiel)',
    street: 'Musterstraße 1',
    postalCode: '04315',
    city: 'Leipzig',
    email: 'verein@leipzig.example.org',
    taxOffice: 'Leipzig II (Beispiel)',
    taxNumber: '000/000/00000 (Beispiel)',
    taxNotice: { kind: 'exemptionNotice', issuedOn: '2022-05-12', assessmentYear: 2020 },
    purposes: ['Förderung des öffentlichen Gesundheitswesens'],
  });

  it.each([
    ['2027-02-10', []],
    ['2027-02-11', ['tax-notice:leipzig:2027-05-12:90']],
    ['2027-04-11', ['tax-notice:leipzig:2027-05-12:90']],
    ['2027-04-12', ['tax-notice:leipzig:2027-05-12:30']],
    ['2027-05-12', ['tax-notice:leipzig:2027-05-12:30']],
    ['2027-05-13', ['tax-notice:leipzig:2027-05-12:0']],
    ['2028-01-01', ['tax-notice:leipzig:2027-05-12:0']],
  ])('of 12 May 2022 on %s: %j', (today, tasks) => {
    expect(noticeTasks(carrier, day(today)).map(({ task }) => task)).toEqual(tasks);
  });

  it('says nothing once a new one is there', () => {
    const renewed = Carrier.parse({
      ...carrier,
      taxNotice: { kind: 'exemptionNotice', issuedOn: '2027-03-01', assessmentYear: 2025 },
      formerTaxNotices: [carrier.taxNotice],
    });
    expect(noticeTasks(renewed, day('2027-05-01'))).toEqual([]);
  });
});

describe('the report on a grant', () => {
  const grant: Pick<Grant, 'grant' | 'campaign' | 'programme' | 'reportDueOn' | 'reportedOn'> = {
    grant: 'grant_stiftung-2026',
    campaign: 'netzwerk',
    programme: 'Selbsthilfe 2026',
    reportDueOn: day('2027-03-31'),
  };

  it.each([
    ['2027-01-29', 0],
    ['2027-01-30', 1],
    ['2027-03-31', 1],
    ['2027-06-01', 1],
  ])('on %s is a task %d times', (today, times) => {
    expect(reportTasks(grant, day(today))).toHaveLength(times);
  });

  it('is none any more when it was handed in', () => {
    expect(reportTasks({ ...grant, reportedOn: day('2027-03-01') }, day('2027-03-15'))).toEqual([]);
  });
});

describe('a letter', () => {
  const letter: Letter = {
    letter: 'pi_1.acknowledgement',
    to: { email: 'ada@example.org', name: 'Ada Beispiel' },
    locale: 'de',
    about: {
      kind: 'acknowledgement',
      gift: 'pi_1',
      campaign: 'netzwerk',
      earmark: 'free',
      cents: cents(10_00),
      day: day('2026-11-20'),
    },
    state: 'REFUSED',
    writtenAt: Instant.parse('2026-11-22T09:00:00.000Z'),
    reason: '400',
  };
  const hour = Instant.parse('2026-11-22T10:00:00.000Z');
  const nextDay = Instant.parse('2026-11-23T09:00:00.000Z');

  it.each([
    ['REFUSED', hour, 1],
    ['NEW', hour, 0],
    ['UNKNOWN', hour, 0],
    ['NEW', nextDay, 1],
    ['UNKNOWN', nextDay, 1],
    ['SENT', nextDay, 0],
    ['MOOT', nextDay, 0],
    ['BOUNCED', nextDay, 0],
  ] as const)('that is %s at %s asks for a person %d times', (state, now, times) => {
    expect(letterTasks({ ...letter, state }, now)).toHaveLength(times);
  });

  it('names neither its reader nor their address', () => {
    const [task] = letterTasks(letter, hour);
    expect(JSON.stringify(task)).not.toMatch(/ada/i);
    expect(TaskName.parse(task?.task)).toBe('letter:pi_1.acknowledgement');
  });
});
