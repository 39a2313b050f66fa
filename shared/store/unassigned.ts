import { unassigned } from '../domain/campaign.ts';
import type { Change } from '../domain/change.ts';
import type { Entry } from '../domain/ledger.ts';
import { keys, lists } from './keys.ts';

import type { Item, Update } from './table.ts';

/**
 * Which gifts name no campaign of ours, on a list of their own: else a person who is to say where they belong would
 * have to look through all gifts for them. Written with what makes it so: in the transaction that books such money,
 * and in the one that moves it to its place.
 */
export const unassignedUpdates = (changes: readonly Change[]): Update[] => {
  const entries = changes.flatMap((change) => ('entry' in change ? [change.entry] : []));
  return [...Map.groupBy(entries, ({ gift }) => gift)].flatMap(([gift, ofGift]): Update[] => {
    const waiting = ofGift.find(isWaiting);
    if (ofGift.every(({ campaign }) => campaign === unassigned)) return waiting ? [onList(waiting)] : [];
    return ofGift.some((entry) => hasLeft(entry, ofGift)) ? [offList(gift)] : [];
  });
};

/** What Stripe bills for itself belongs to no campaign and waits for nobody. */
const isWaiting = ({ campaign, account, movement }: Entry): boolean =>
  campaign === unassigned && account !== 'fees' && movement !== 'moved-out';

/** Money that stood there before these changes, and stands there no more. */
const hasLeft = ({ campaign, movement, line }: Entry, changes: readonly Entry[]): boolean =>
  campaign === unassigned &&
  movement === 'moved-out' &&
  !changes.some((other) => other.line === line && isWaiting(other));

const onList = ({ gift, at }: Entry): Update => ({
  key: keys.unassigned(gift),
  expression: 'SET kind = :kind, gift = :gift, #list = :list, listedAt = if_not_exists(listedAt, :at)',
  names: { '#list': 'list' },
  values: { ':kind': 'UNASSIGNED', ':gift': gift, ':list': lists.unassigned, ':at': at },
});

const offList = (gift: string): Update => ({
  key: keys.unassigned(gift),
  expression: 'SET kind = :kind, gift = :gift REMOVE #list, listedAt',
  names: { '#list': 'list' },
  values: { ':kind': 'UNASSIGNED', ':gift': gift },
});

/** A person has said where a gift belongs. Whoever books it under no campaign right now reads again. */
export const assignedItem = (gift: string): Item => ({ ...keys.assigned(gift), kind: 'ASSIGNED', gift });
