import { describe, expect, it } from 'vitest';
import { vanished } from '../../shared/domain/chain.ts';
import type { Change } from '../../shared/domain/change.ts';
import { assigned, earmarkedAnew } from '../../shared/domain/correction.ts';
import { evolve } from '../../shared/domain/gift.ts';
import type { Entry } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, Instant } from '../../shared/domain/month.ts';
import { after, donor, refunded, told } from './a-gift.ts';

const entriesIn = (changes: readonly Change[]): Entry[] =>
  changes.flatMap((change) => ('entry' in change ? [change.entry] : []));

/** A gift that was assigned and then used for something else, with a refund and a correction by hand. */
const allEntries = (): readonly Entry[] => {
  const { gift, entries } = after([told('received', { method: 'card', donor }), refunded('re_1', 10_00)]);
  const notes = entries.slice(0, 1).map((received): Entry => ({
    ...received,
    entry: 'manual:b-1',
    line: 'manual:b-1',
    movement: 'noted',
    corrects: received.entry,
    cents: cents(-5_00),
    author: 'Toni Beispiel',
    reason: 'falsch gezählt',
  }));
  const before = notes.map((entry) => ({ entry })).reduce<typeof gift>(evolve, gift);
  const first = assigned(
    'pi_1',
    before,
    { campaign: 'netzwerk', earmark: 'staff' },
    { author: 'Kim Beispiel', reason: 'Anruf', at: Instant.parse('2026-12-10T10:00:00.000Z') },
  );
  const second = earmarkedAnew(
    'pi_1',
    first.reduce(evolve, before),
    { campaign: 'netzwerk', earmark: 'material' },
    { on: Day.parse('2026-12-09'), how: 'letter' },
    {
      author: 'Toni Beispiel',
      at: Instant.parse('2026-12-10T11:00:00.000Z'),
      today: Day.parse('2026-12-10'),
    },
  );
  return [...entries, ...notes, ...entriesIn(first), ...entriesIn(second)];
};

/** What an entry says of the money; who moved it stands in both halves of a move, and who told it first in neither. */
const moneyOf = ({
  event: _event,
  bookedAt: _bookedAt,
  author: _author,
  reason: _reason,
  ...entry
}: Entry): unknown => JSON.parse(JSON.stringify(entry));

describe('an entry of money that a person moved', () => {
  const all = allEntries();
  const known = all.filter(({ movement }) => movement !== 'noted');

  it('is moved twice, with all its lines', () => {
    expect(all.filter(({ movement }) => movement === 'moved-in')).toHaveLength(6);
  });

  it.each(known.map(({ entry }) => entry))('is known by the others when it is gone: %s', (gone) => {
    const found = vanished(all.filter(({ entry }) => entry !== gone));
    expect(found.map(moneyOf)).toEqual(all.filter(({ entry }) => entry === gone).map(moneyOf));
  });

  it('names who moved it, and why, also when it had to be restored', () => {
    const gone = 'stripe:re_1:moved:1:out';
    expect(vanished(all.filter(({ entry }) => entry !== gone))).toMatchObject([
      { entry: gone, author: 'Kim Beispiel', reason: 'Anruf' },
    ]);
  });

  it('is not made up where nothing is missing, nor where only a person knew it', () => {
    expect(vanished(all)).toEqual([]);
    expect(vanished(all.filter(({ movement }) => movement !== 'noted'))).toEqual([]);
  });
});
