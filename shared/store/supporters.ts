import { ConsentProof, type EndedBy, Supporter, SupporterCounts } from '../domain/supporter.ts';
import { type Instant, instantOf } from '../domain/month.ts';
import * as z from 'zod';
import { type Key, keys, lists } from './keys.ts';
import type { Page, Pages, PageWanted } from './pages.ts';
import { storedAs } from './stored.ts';
import { digestOf } from './subject-keys.ts';
import type { Cancelled, Item, Table, Update } from './table.ts';

const supporterIn = storedAs(Supporter);
const proofIn = storedAs(ConsentProof);
const countsIn = storedAs(SupporterCounts.partial());
const AddressOf = z.object({ supporter: Supporter.shape.supporter });

const noCounts: SupporterCounts = { asked: 0, confirmed: 0, left: 0, bounced: 0 };

/** A supporter as they lie in the table: whoever has an address is on the list of readers. */
export const supporterItem = (supporter: Supporter): Item & Key => ({
  ...keys.supporter(supporter.supporter),
  kind: 'SUPPORTER',
  ...Supporter.parse(supporter),
  ...(supporter.email === undefined
    ? {}
    : { list: lists.readers, listedAt: `${supporter.confirmedAt}#${supporter.supporter}` }),
});

/** One more of a topic, or one fewer. */
export const countsUpdate = (topic: string, added: Partial<SupporterCounts>): Update => {
  const names = Object.keys(added);
  return {
    key: keys.supporterCounts(topic),
    expression: `ADD ${names.map((name) => `#${name} :${name}`).join(', ')} SET kind = :kind`,
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: {
      ':kind': 'SUPPORTERS',
      ...Object.fromEntries(Object.entries(added).map(([name, count]) => [`:${name}`, count])),
    },
  };
};

/** How long a proof is kept once its consent has ended. */
const keptYears = 3;
const proofExpiresAt = (endedAt: Instant): number => {
  const until = new Date(endedAt);
  until.setUTCFullYear(until.getUTCFullYear() + keptYears);
  return Math.ceil(until.getTime() / 1000);
};

/** Who reads our letters, and what they agreed to. */
export const openSupporters = (table: Table, pages: Pages) => {
  const find = async (supporter: string): Promise<Supporter | undefined> => {
    const item = await table.get(keys.supporter(supporter), { consistent: true });
    return item && supporterIn(item);
  };

  const proofs = async (supporter: string): Promise<ConsentProof[]> => {
    const found: ConsentProof[] = [];
    const { pk } = keys.supporter(supporter);
    for await (const item of table.query(pk, { prefix: 'CONSENT#', consistent: true })) {
      found.push(proofIn(item));
    }
    return found;
  };

  return {
    find,
    /** All that one person declared, in no particular order. */
    proofs,

    /** Who has this address, whether they still read or not. */
    withAddress: async (email: string): Promise<Supporter | undefined> => {
      const item = await table.get(keys.address(digestOf(email)), { consistent: true });
      return item && find(AddressOf.parse(item).supporter);
    },

    /** Those of these who are there, as they are now; each id once. */
    thoseOf: async (supporters: readonly string[]): Promise<Supporter[]> =>
      (await pages.thoseOf(supporters.map(keys.supporter))).map(supporterIn),

    /** A page of all who have an address, by when they confirmed, up to an instant. */
    readers: async (
      wanted: PageWanted,
      until: Instant,
    ): Promise<{ readers: Supporter[]; next: Page['next'] }> => {
      const { items, next } = await pages.ofList(lists.readers, wanted, { until });
      return { readers: items.map(supporterIn), next };
    },

    counts: async (topic: string): Promise<SupporterCounts> => {
      const item = await table.get(keys.supporterCounts(topic));
      return item ? { ...noCounts, ...countsIn(item) } : noCounts;
    },

    /**
     * Somebody reads these topics no more, or none at all. The proof of what they agreed to stays for three years, and
     * with the last topic the address goes. What has ended already stays as it ended.
     *
     * @returns the topics that ended by this; `contended` if somebody is changing the same right now
     */
    end: async (
      supporter: string,
      topics: readonly string[] | 'all',
      by: EndedBy,
      now: Date,
    ): Promise<string[] | 'contended'> => {
      const before = await find(supporter);
      if (!before) return [];
      const ended = Object.keys(before.topics).filter((topic) => topics === 'all' || topics.includes(topic));
      if (ended.length === 0) return [];
      const after = without(before, ended);
      const endedAt = instantOf(now);
      const expiresAt = proofExpiresAt(endedAt);
      const closing = (await proofs(supporter)).filter(
        (proof) => proof.endedAt === undefined && ended.includes(proof.topic),
      );
      const gone = after.email === undefined && before.email !== undefined;
      const done: Cancelled | undefined = await table.transact(
        [],
        [
          ...closing.map(({ ask }): Update => ({
            key: keys.consent(supporter, ask),
            expression: 'SET endedAt = :at, endedBy = :by, expiresAt = :expires',
            values: { ':at': endedAt, ':by': by, ':expires': expiresAt },
          })),
          ...(gone && before.email !== undefined
            ? [
                {
                  key: keys.address(digestOf(before.email)),
                  expression: 'SET expiresAt = :expires',
                  values: { ':expires': expiresAt },
                },
              ]
            : []),
          ...ended.map((topic) =>
            countsUpdate(topic, by === 'reader' || by === 'erasure' ? { left: 1 } : { bounced: 1 }),
          ),
        ],
        {
          versioned: [
            { item: { ...supporterItem(after), ...(gone && { expiresAt }) }, version: before.version },
          ],
        },
      );
      return done === undefined ? ended : 'contended';
    },
  };
};

/** What is left of a supporter who ends these topics. */
const without = ({ topics, email, ...rest }: Supporter, ended: readonly string[]): Supporter => {
  const left = Object.fromEntries(Object.entries(topics).filter(([topic]) => !ended.includes(topic)));
  return { ...rest, topics: left, ...(Object.keys(left).length > 0 && email !== undefined && { email }) };
};

export type Supporters = ReturnType<typeof openSupporters>;
