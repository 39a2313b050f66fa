import * as z from 'zod';
import { type Instant, instantOf } from '../domain/month.ts';
import { ended, type KnownSupporter, type Subscription } from '../domain/subscription.ts';
import { ConsentProof, type EndedBy, Supporter } from '../domain/supporter.ts';
import { usedUpdate } from './asks.ts';
import { type Key, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import { digestOf } from './subject-keys.ts';
import { countsUpdate } from './supporter-counts.ts';
import type { Cancelled, Item, Table, Update } from './table.ts';

const supporterIn = storedAs(Supporter);
const proofIn = storedAs(ConsentProof);
const AddressOf = z.object({ supporter: Supporter.shape.supporter });

/** A supporter as they lie in the table: whoever has an address is on the list of readers. */
export const supporterItem = (supporter: Supporter): Item & Key => ({
  ...keys.supporter(supporter.supporter),
  kind: 'SUPPORTER',
  ...Supporter.parse(supporter),
  ...(supporter.email === undefined
    ? {}
    : { list: lists.readers, listedAt: `${supporter.confirmedAt}#${supporter.supporter}` }),
});

/** How long a proof is kept once its consent has ended. */
const keptYears = 3;
const proofExpiresAt = (endedAt: Instant): number => {
  const until = new Date(endedAt);
  until.setUTCFullYear(until.getUTCFullYear() + keptYears);
  return Math.ceil(until.getTime() / 1000);
};

/** Who may be written to, and what they agreed to. */
export const openConsents = (table: Table) => {
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

  const known = async (id: string): Promise<KnownSupporter | undefined> => {
    const supporter = await find(id);
    return supporter && { supporter, proofs: await proofs(id) };
  };

  /**
   * Writes down what became of a supporter: all of it, with the proof, or nothing.
   *
   * @param before as they were read; nothing for somebody new
   * @param usedAsk the ask that is confirmed by it: it can be used once
   * @returns why it was not done: then read and decide again
   */
  const write = async (
    subscription: Subscription,
    before: Supporter | undefined,
    usedAsk?: string,
  ): Promise<Cancelled | undefined> => {
    const { after, declared, ended: over, endedBy, at, counts } = subscription;
    const { supporter } = after;
    const expiresAt = proofExpiresAt(at);
    const item = supporterItem(after);
    return table.transact(
      [
        ...declared.map((proof) => ({
          ...keys.consent(supporter, proof.ask),
          kind: 'CONSENT',
          ...ConsentProof.parse(proof),
        })),
        ...(before === undefined ? [item] : []),
      ],
      [
        ...(usedAsk === undefined ? [] : [usedUpdate(usedAsk, supporter, at)]),
        ...over.map((ask): Update => ({
          key: keys.consent(supporter, ask),
          expression: 'SET endedAt = :at, endedBy = :by, expiresAt = :expires',
          values: { ':at': at, ':by': endedBy, ':expires': expiresAt },
        })),
        ...addressUpdates(before, after, expiresAt),
        ...[...counts].map(([topic, added]) => countsUpdate(topic, added)),
      ],
      {
        versioned:
          before === undefined
            ? []
            : [
                {
                  item: { ...item, ...(after.email === undefined && { expiresAt }) },
                  version: before.version,
                },
              ],
      },
    );
  };

  return {
    find,
    /** All that one person declared, in no particular order. */
    proofs,
    /** Both, for whoever is to decide on them. */
    known,
    write,

    /** Who has this address, whether they still read or not. */
    withAddress: async (email: string): Promise<Supporter | undefined> => {
      const item = await table.get(keys.address(digestOf(email)), { consistent: true });
      return item && find(AddressOf.parse(item).supporter);
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
      const before = await known(supporter);
      const over = before && ended(before, topics, by, instantOf(now));
      if (!over) return [];
      const done = await write(over, before.supporter);
      return done === undefined ? [...over.counts.keys()] : 'contended';
    },
  };
};

/** Whose an address is, is kept as long as what they agreed to. */
const addressUpdates = (before: Supporter | undefined, after: Supporter, expiresAt: number): Update[] => {
  const email = after.email ?? before?.email;
  if (email === undefined) return [];
  const key = keys.address(digestOf(email));
  if (after.email === undefined)
    return [{ key, expression: 'SET expiresAt = :expires', values: { ':expires': expiresAt } }];
  if (before?.email !== undefined) return [];
  return [
    {
      key,
      expression: 'SET supporter = :supporter, kind = :kind REMOVE expiresAt',
      // Two who confirm the same address at once are one.
      condition: 'attribute_not_exists(pk) OR supporter = :supporter',
      values: { ':supporter': after.supporter, ':kind': 'ADDRESS' },
    },
  ];
};

export type Consents = ReturnType<typeof openConsents>;
