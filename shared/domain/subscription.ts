import type { Instant } from './month.ts';
import type { Ask, ConsentProof, EndedBy, Frequency, Supporter, SupporterCounts } from './supporter.ts';
import type { Language } from './language.ts';
import type { Consent } from './wish.ts';

/** Somebody whose address we know, with all that they declared. */
export interface KnownSupporter {
  readonly supporter: Supporter;
  readonly proofs: readonly ConsentProof[];
}

/** What becomes of a supporter, and of what they declared. */
export interface Subscription {
  readonly after: Supporter;
  /** New declarations, each of them confirmed. */
  readonly declared: readonly ConsentProof[];
  /** The asks of those that end with it. */
  readonly ended: readonly string[];
  readonly endedBy: EndedBy;
  readonly at: Instant;
  readonly counts: ReadonlyMap<string, Partial<SupporterCounts>>;
}

/** Whether a letter would ask for nothing new: then none is written. */
export const readsAlready = (
  supporter: Supporter | undefined,
  { topic, frequency }: Pick<Ask, 'topic' | 'frequency'>,
): boolean => supporter?.email !== undefined && supporter.topics[topic] === frequency;

/** How long an ask waits for its confirmation. */
export const askDays = 7;
const dayMilliseconds = 24 * 60 * 60 * 1000;

export const isOver = ({ askedAt }: Pick<Ask, 'askedAt'>, now: Date): boolean =>
  now.getTime() >= Date.parse(askedAt) + askDays * dayMilliseconds;

/**
 * Somebody confirms what they asked for. Whoever had left begins anew; whoever reads about the topic already reads
 * about it as they say now.
 *
 * @param known whose address it is, if we ever knew them
 * @param newSupporter the id of somebody we never knew, `sup_…`
 */
export const confirmed = (
  ask: Ask,
  known: KnownSupporter | undefined,
  newSupporter: string,
  at: Instant,
): Subscription => {
  const { topic, frequency, language, from, consent, askedAt, email } = ask;
  const before = known?.supporter;
  const reads = before?.email === undefined ? undefined : before;
  const after: Supporter = {
    supporter: before?.supporter ?? newSupporter,
    email,
    language,
    topics: { ...reads?.topics, [topic]: frequency },
    confirmedAt: reads?.confirmedAt ?? at,
    version: before?.version ?? 1,
  };
  const had = reads?.topics[topic];
  return {
    after,
    declared: [{ ask: ask.ask, topic, frequency, from, consent, askedAt, confirmedAt: at }],
    // The same declared twice are two declarations of one thing, and end together.
    ended: had === frequency ? [] : openOf(known, [topic]),
    endedBy: 'reader',
    at,
    counts: new Map(had === undefined ? [[topic, { confirmed: 1 }]] : []),
  };
};

/** What a reader chooses on the page that their letters lead to. */
export interface Choice {
  readonly language: Language;
  /** All that they still want to read about; only what they read already can stand here. */
  readonly topics: Readonly<Partial<Record<string, Frequency>>>;
}

/**
 * A reader reads in another language, more or less often, or not about everything any more. To read as often as they
 * have not agreed to yet is a declaration of its own: they make it on a page that only their letters lead to.
 *
 * @param declare what they agreed to for a frequency, and an id for that declaration, `ask_…`
 */
export const changed = (
  known: KnownSupporter,
  choice: Choice,
  declare: (frequency: Frequency) => { readonly ask: string; readonly consent: Consent },
  at: Instant,
): Subscription => {
  const { supporter } = known;
  const before = Object.entries(supporter.topics);
  const kept = before.flatMap(([topic, had]) => {
    const frequency = choice.topics[topic];
    return frequency === undefined ? [] : [{ topic, frequency, isNew: frequency !== had }];
  });
  const left = before.map(([topic]) => topic).filter((topic) => choice.topics[topic] === undefined);
  const renewed = kept.filter(({ isNew }) => isNew);
  return {
    after: {
      ...reading(supporter, Object.fromEntries(kept.map(({ topic, frequency }) => [topic, frequency]))),
      language: choice.language,
    },
    declared: renewed.map(({ topic, frequency }) => {
      const { ask, consent } = declare(frequency);
      return { ask, topic, frequency, from: 'letter', consent, askedAt: at, confirmedAt: at };
    }),
    ended: openOf(known, [...left, ...renewed.map(({ topic }) => topic)]),
    endedBy: 'reader',
    at,
    counts: new Map(left.map((topic) => [topic, { left: 1 }])),
  };
};

/** Somebody reads about these topics no more. With the last one their address goes. Nothing if they did not anyway. */
export const ended = (
  known: KnownSupporter,
  topics: readonly string[] | 'all',
  by: EndedBy,
  at: Instant,
): Subscription | undefined => {
  const { supporter } = known;
  const over = Object.keys(supporter.topics).filter((topic) => topics === 'all' || topics.includes(topic));
  if (over.length === 0) return undefined;
  const left = Object.entries(supporter.topics).filter(([topic]) => !over.includes(topic));
  const count = by === 'reader' || by === 'erasure' ? { left: 1 } : { bounced: 1 };
  return {
    after: reading(supporter, Object.fromEntries(left)),
    declared: [],
    ended: openOf(known, over),
    endedBy: by,
    at,
    counts: new Map(over.map((topic) => [topic, count])),
  };
};

/** A supporter of these topics: their address is kept as long as there is anything to send them. */
const reading = ({ email, ...rest }: Supporter, topics: Supporter['topics']): Supporter => ({
  ...rest,
  topics,
  ...(Object.keys(topics).length > 0 && email !== undefined && { email }),
});

const openOf = (known: KnownSupporter | undefined, topics: readonly string[]): string[] =>
  (known?.proofs ?? [])
    .filter(({ endedAt, topic }) => endedAt === undefined && topics.includes(topic))
    .map(({ ask }) => ask);
