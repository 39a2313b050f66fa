import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Instant } from '../../shared/domain/month.ts';
import {
  changed,
  confirmed,
  ended,
  isOver,
  type KnownSupporter,
  readsAlready,
  type Subscription,
} from '../../shared/domain/subscription.ts';
import { Ask, type Frequency, type SupporterCounts } from '../../shared/domain/supporter.ts';

const topics = ['netzwerk', 'wahljahr', 'federation'] as const;
const consent = {
  text: 'Ja.',
  language: 'de',
  version: '2026-11-22',
  page: 'https://spenden.example.org/c/netzwerk/news',
  at: Instant.parse('2026-11-01T10:00:00.000Z'),
} as const;

const anAsk = (number: number, topic: string, frequency: Frequency): Ask =>
  Ask.parse({
    ask: `ask_${String(number).padStart(16, '0')}`,
    email: 'ada@example.org',
    topic,
    frequency,
    language: 'de',
    from: 'page',
    campaign: 'netzwerk',
    consent,
    askedAt: '2026-11-01T10:00:00.000Z',
  });

const topic = fc.constantFrom(...topics);
const frequency = fc.constantFrom('monthly' as const, 'milestones' as const);
const step = fc.oneof(
  fc.record({ do: fc.constant('confirm' as const), topic, frequency }),
  fc.record({
    do: fc.constant('end' as const),
    topics: fc.oneof(fc.constant('all' as const), fc.subarray([...topics], { minLength: 1 })),
    by: fc.constantFrom('reader' as const, 'bounce' as const, 'spam-report' as const),
  }),
  fc.record({
    do: fc.constant('choose' as const),
    topics: fc.dictionary(topic, frequency),
  }),
);

/** As the store writes it. */
const written = (known: KnownSupporter | undefined, subscription: Subscription): KnownSupporter => ({
  supporter: { ...subscription.after, version: (known?.supporter.version ?? 0) + 1 },
  proofs: [
    ...(known?.proofs ?? []).map((proof) =>
      subscription.ended.includes(proof.ask)
        ? { ...proof, endedAt: subscription.at, endedBy: subscription.endedBy }
        : proof,
    ),
    ...subscription.declared,
  ],
});

describe('whatever somebody asks for, confirms, chooses and leaves, in whatever order', () => {
  it('they read what they have agreed to and not ended, their address is there as long, and the figures say so', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let known: KnownSupporter | undefined;
        const counts = new Map<string, SupporterCounts>();
        let declarations = 0;
        for (const [index, one] of steps.entries()) {
          const at = Instant.parse(`2026-11-02T10:00:${String(index).padStart(2, '0')}.000Z`);
          const before = known;
          const decided: Subscription | undefined =
            one.do === 'confirm'
              ? confirmed(anAsk(index, one.topic, one.frequency), known, 'sup_0000000000000001', at)
              : known === undefined || known.supporter.email === undefined
                ? undefined
                : one.do === 'end'
                  ? ended(known, one.topics, one.by, at)
                  : changed(
                      known,
                      { language: 'tr', topics: one.topics },
                      // Each declaration is one of its own, also where two are made at once.
                      () => ({ ask: `ask_0123456789abcdef-${(declarations += 1)}`, consent }),
                      at,
                    );
          if (!decided) continue;
          const open = new Set(
            (before?.proofs ?? []).filter(({ endedAt }) => endedAt === undefined).map(({ ask }) => ask),
          );
          // What has ended stays as it ended.
          expect(decided.ended.filter((ask) => !open.has(ask))).toEqual([]);
          known = written(before, decided);
          for (const [name, added] of decided.counts) {
            const had = counts.get(name) ?? { asked: 0, confirmed: 0, left: 0, bounced: 0 };
            counts.set(name, {
              asked: 0,
              confirmed: had.confirmed + (added.confirmed ?? 0),
              left: had.left + (added.left ?? 0),
              bounced: had.bounced + (added.bounced ?? 0),
            });
          }
          const { supporter, proofs } = known;
          const agreed = new Set(
            proofs
              .filter(({ endedAt }) => endedAt === undefined)
              .map((proof) => `${proof.topic} ${proof.frequency}`),
          );
          expect(agreed).toEqual(
            new Set(Object.entries(supporter.topics).map(([name, often]) => `${name} ${often}`)),
          );
          expect(supporter.email !== undefined).toBe(Object.keys(supporter.topics).length > 0);
          for (const name of topics) {
            const { confirmed: came = 0, left = 0, bounced = 0 } = counts.get(name) ?? {};
            expect(came - left - bounced).toBe(supporter.topics[name] === undefined ? 0 : 1);
          }
        }
      }),
    );
  });
});

describe('an ask', () => {
  const ask = anAsk(1, 'netzwerk', 'monthly');
  const at = Instant.parse('2026-11-02T10:00:00.000Z');

  it('waits seven days, to the second', () => {
    expect(isOver(ask, new Date('2026-11-08T09:59:59.999Z'))).toBe(false);
    expect(isOver(ask, new Date('2026-11-08T10:00:00.000Z'))).toBe(true);
  });

  it('is for nothing new only to whoever reads just that', () => {
    const { after } = confirmed(ask, undefined, 'sup_0000000000000001', at);
    expect(readsAlready(undefined, ask)).toBe(false);
    expect(readsAlready(after, ask)).toBe(true);
    expect(readsAlready(after, anAsk(2, 'netzwerk', 'milestones'))).toBe(false);
    expect(readsAlready(after, anAsk(2, 'wahljahr', 'monthly'))).toBe(false);
    const left = ended({ supporter: after, proofs: [] }, 'all', 'reader', at);
    expect(readsAlready(left?.after, ask)).toBe(false);
  });

  it('of somebody who came back counts from when they came back', () => {
    const first = written(undefined, confirmed(ask, undefined, 'sup_0000000000000001', at));
    const gone = ended(first, 'all', 'bounce', at);
    const later = Instant.parse('2027-01-01T10:00:00.000Z');
    const back = confirmed(anAsk(2, 'netzwerk', 'monthly'), gone && written(first, gone), 'sup_other', later);
    expect(back.after).toMatchObject({ supporter: 'sup_0000000000000001', confirmedAt: later });
    const more = confirmed(anAsk(3, 'wahljahr', 'monthly'), first, 'sup_other', later);
    expect(more.after.confirmedAt).toBe(at);
  });
});
