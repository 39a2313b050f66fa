import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../shared/domain/change.ts';
import {
  afterChanges,
  assigned,
  type EarmarkConsent,
  earmarkedAnew,
  hereCents,
  leftBehind,
} from '../../shared/domain/correction.ts';
import { decide } from '../../shared/domain/donation.ts';
import type { Fact } from '../../shared/domain/fact.ts';
import { evolve, type Gift } from '../../shared/domain/gift.ts';
import type { Entry } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, Instant, Month } from '../../shared/domain/month.ts';
import { after, card, disputed, donor, ours, refunded, sumsOf, told, world } from './a-gift.ts';

const today = Day.parse('2026-12-10');
const now = Instant.parse('2026-12-10T10:00:00.000Z');
const by = { author: 'Kim Beispiel', reason: 'Anruf', at: now };
const there = { campaign: 'netzwerk', earmark: 'staff' } as const;
const consent: EarmarkConsent = { on: Day.parse('2026-12-09'), how: 'letter' };
const received = told('received', { method: 'card', donor });
const fee: Fact = {
  fact: 'fee',
  gift: 'pi_1',
  transaction: 'txn_1',
  cents: cents(85),
  at: received.at,
  event: 'evt_fee',
};

const entriesIn = (changes: readonly Change[]): Entry[] =>
  changes.flatMap((change) => ('entry' in change ? [change.entry] : []));
const evolved = (gift: Gift, changes: readonly Change[]): Gift => changes.reduce(evolve, gift);
const standing = (gift: Gift) => [...gift.lines.values()].map((line) => line.standing);

describe('money that a person assigns', () => {
  it('moves with all that became of it, keeps its days, and says who moved it and why', () => {
    const { gift, entries } = after([received, fee, refunded('re_1', 10_00)]);
    const changes = assigned('pi_1', gift, there, by);
    const moves = entriesIn(changes);
    expect(
      moves.map(({ movement, campaign, line, cents: amount }) => [movement, campaign, line, amount]),
    ).toEqual([
      ['moved-out', 'unassigned', 'pi_1:received', -40_00],
      ['moved-in', 'netzwerk', 'pi_1:received', 40_00],
      ['moved-out', 'unassigned', 'txn_1:fee', 85],
      ['moved-in', 'netzwerk', 'txn_1:fee', -85],
      ['moved-out', 'unassigned', 're_1', 10_00],
      ['moved-in', 'netzwerk', 're_1', -10_00],
    ]);
    for (const move of moves) {
      expect(move).toMatchObject({ event: 'manual', author: 'Kim Beispiel', reason: 'Anruf', bookedAt: now });
    }
    expect(moves[1]).toMatchObject({ earmark: 'staff', day: '2026-11-20', month: '2026-11' });
    expect(sumsOf([...entries, ...moves]).map(({ campaign }) => campaign)).toEqual(['netzwerk', 'netzwerk']);
    expect(afterChanges(gift, changes, Month.parse('2026-12'))).toMatchObject({
      cents: 30_00,
      monthsOver: ['2026-11'],
    });
  });

  it('is thanked for now, once', () => {
    const { gift } = after([received]);
    const changes = assigned('pi_1', gift, there, by);
    const letters = changes.flatMap((change) => ('letter' in change ? [change.letter] : []));
    expect(letters).toMatchObject([
      { letter: 'pi_1.acknowledgement', to: donor, about: { campaign: 'netzwerk', earmark: 'staff' } },
    ]);
    expect(decide(evolved(gift, changes), received, world)).toEqual([]);
  });

  it('has its later refunds, disputes and fees beside it, whatever comes when', () => {
    const later: readonly Fact[] = [
      received,
      fee,
      refunded('re_1', 10_00),
      refunded('re_2', 5_00, 'failed'),
      disputed('warning_needs_response', { cents: cents(25_00) }),
    ];
    const asTold = sumsOf(after(later.map((fact) => ({ ...fact, attribution: ours }))).entries);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...later], { minLength: later.length }),
        fc.integer({ min: 1, max: later.length }),
        fc.array(fc.constantFrom(...later)),
        (facts, assignedAfter, again) => {
          const first = after(facts.slice(0, assignedAfter));
          fc.pre(first.entries.length > 0);
          const changes = assigned('pi_1', first.gift, there, by);
          let gift = evolved(first.gift, changes);
          const entries = [...first.entries, ...entriesIn(changes)];
          for (const fact of [...facts.slice(assignedAfter), ...again]) {
            const news = decide(gift, fact, world);
            gift = evolved(gift, news);
            entries.push(...entriesIn(news));
          }
          expect(sumsOf(entries)).toEqual(asTold);
          expect(new Set(entries.map(({ entry }) => entry)).size).toBe(entries.length);
        },
      ),
    );
  });

  it('stays where a person put it, also when a teller knows another place', () => {
    const { gift } = after([received]);
    const assignedThere = evolved(
      gift,
      assigned('pi_1', gift, { campaign: 'wahljahr', earmark: 'free' }, by),
    );
    const news = decide(assignedThere, { ...refunded('re_1', 10_00), attribution: ours }, world);
    expect(entriesIn(news)).toMatchObject([{ line: 're_1', campaign: 'wahljahr', earmark: 'free' }]);
  });

  it('fetches what was booked under no campaign at the same moment', () => {
    const { gift } = after([received]);
    const late = entriesIn(after([received, refunded('re_1', 10_00)]).changes).filter(
      ({ line }) => line === 're_1',
    );
    const meanwhile = evolved(
      evolved(gift, assigned('pi_1', gift, there, by)),
      late.map((entry) => ({ entry })),
    );
    const changes = leftBehind('pi_1', meanwhile, by);
    expect(entriesIn(changes)).toMatchObject([
      { movement: 'moved-out', campaign: 'unassigned', line: 're_1' },
      { movement: 'moved-in', campaign: 'netzwerk', earmark: 'staff', line: 're_1' },
    ]);
    expect(leftBehind('pi_1', evolved(meanwhile, changes), by)).toEqual([]);
  });

  it('is refused where there is none, and where it stands already', () => {
    expect(() => assigned('pi_9', after([]).gift, there, by)).toThrow('gift.unknown');
    expect(() => assigned('pi_1', after([told('received', card)]).gift, there, by)).toThrow('gift.assigned');
  });
});

describe('a donation used for something else', () => {
  const anew = (gift: Gift, earmark: 'material' | 'staff' | 'free', said = consent) =>
    earmarkedAnew('pi_1', gift, { campaign: 'netzwerk', earmark }, said, {
      author: 'Kim Beispiel',
      at: now,
      today,
    });

  it('moves with the consent in its entries', () => {
    const { gift, entries } = after([told('received', card), refunded('re_1', 10_00)]);
    const moves = entriesIn(anew(gift, 'material'));
    expect(moves.map(({ earmark, cents: amount }) => [earmark, amount])).toEqual([
      ['staff', -40_00],
      ['material', 40_00],
      ['staff', 10_00],
      ['material', -10_00],
    ]);
    expect(new Set(moves.map(({ reason }) => reason))).toEqual(
      new Set(['Zustimmung vom 9. Dezember 2026 per Brief']),
    );
    expect(
      sumsOf([...entries, ...moves]).flatMap(({ received: sums }) => sums.map(({ earmark }) => earmark)),
    ).toEqual(['material', 'material']);
  });

  it('takes what is told of it later along, also what was booked at the old place at the same moment', () => {
    const { gift } = after([told('received', card)]);
    const moved = evolved(gift, anew(gift, 'material'));
    const next = entriesIn(decide(moved, refunded('re_1', 10_00), world));
    expect(next).toMatchObject([{ line: 're_1', earmark: 'material' }]);

    const stale = entriesIn(decide(gift, refunded('re_1', 10_00), world)).map((entry) => ({ entry }));
    const torn = evolved(moved, stale);
    const healed = evolved(torn, decide(torn, refunded('re_1', 10_00), world));
    expect(new Set(standing(healed).map(({ earmark }) => earmark))).toEqual(new Set(['material']));
  });

  it('can be moved again, and ends where it was put last', () => {
    const { gift } = after([told('received', card)]);
    const once = evolved(gift, anew(gift, 'material'));
    const twice = evolved(once, anew(once, 'free'));
    expect(standing(twice)).toMatchObject([
      { earmark: 'free', move: 2, entry: 'stripe:pi_1:received:moved:2:in' },
    ]);
    expect(hereCents(twice)).toBe(40_00);
  });

  it.each([
    ['nobody knows it', after([]).gift, 'material', consent, 'gift.unknown'],
    ['it belongs to no campaign yet', after([received]).gift, 'material', consent, 'gift.unassigned'],
    ['it stands there', after([told('received', card)]).gift, 'staff', consent, 'earmark.same'],
    [
      'the consent is of tomorrow',
      after([told('received', card)]).gift,
      'material',
      { ...consent, on: Day.parse('2026-12-11') },
      'consent.in-future',
    ],
    [
      'the consent is older than the gift',
      after([told('received', card)]).gift,
      'material',
      { ...consent, on: Day.parse('2026-11-19') },
      'consent.before-gift',
    ],
  ] as const)('is refused if %s', (_, gift, earmark, said, code) => {
    expect(() => anew(gift, earmark, said)).toThrow(code);
  });

  it('is refused for what is no donation', () => {
    const { gift } = after([told('received', card)]);
    const [line] = gift.lines.values();
    if (!line) throw new Error('no line');
    const lines = new Map([['x', { ...line, standing: { ...line.standing, source: 'grant' as const } }]]);
    expect(() => anew({ ...gift, lines }, 'material')).toThrow('earmark.not-a-donation');
  });
});
