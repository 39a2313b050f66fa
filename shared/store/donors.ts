import * as z from 'zod';
import { Donor, DonorId } from '../domain/donor.ts';
import { versionOf } from './desk.ts';
import { type Key, keys, lists } from './keys.ts';
import type { Page, Pages, PageWanted } from './pages.ts';
import type { AtVersion } from './plans.ts';
import { storedAs } from './stored.ts';
import { digestOf } from './subject-keys.ts';
import type { Item, Table, Update } from './table.ts';

/** The donor of an address: whoever gave by it before is found without asking who they are. */
export const donorOf = (email: string): string => DonorId.parse(`donor_${digestOf(email)}`);

const donorIn = storedAs(Donor);
const versioned = (item: Item): AtVersion<Donor> => ({ thing: donorIn(item), version: versionOf(item) });

/** A donor as they lie in the table, in the list of all by name. */
export const donorItem = (donor: Donor): Item & Key => ({
  ...keys.donor(donor.donor),
  kind: 'DONOR-DETAILS',
  ...Donor.parse(donor),
  list: lists.donors,
  listedAt: `${sortedBy(donor.name)} ${donor.donor}`,
});

/** How names are put in order, so that somebody who types the beginning of one finds it. */
export const sortedBy = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const donorReceiptItem = (donor: string, number: string, receipt: string): Item & Key => ({
  ...keys.donorReceipt(donor, number),
  kind: 'DONOR-RECEIPT',
  receipt,
});

const Membership = z.object({ donor: DonorId.optional() });

type Memberships = Pick<Donor, 'members'>;

/** A number of a member is one donor's and nobody else's: what must be written with a donor whose numbers change. */
export const memberUpdates = (donor: Donor, before: Memberships = {}): Update[] => {
  const values = { ':donor': donor.donor };
  const without = ({ members = [] }: Memberships, { members: others = [] }: Memberships) =>
    members.filter(
      ({ campaign, member }) =>
        !others.some((other) => other.campaign === campaign && other.member === member),
    );
  return [
    ...without(donor, before).map(({ campaign, member }) => ({
      key: keys.member(campaign, member),
      expression: 'SET kind = :kind, donor = :donor',
      condition: 'attribute_not_exists(donor) OR donor = :donor',
      values: { ...values, ':kind': 'MEMBER' },
    })),
    ...without(before, donor).map(({ campaign, member }) => ({
      key: keys.member(campaign, member),
      expression: 'REMOVE donor',
      condition: 'donor = :donor',
      values,
    })),
  ];
};

const Given = z.object({ sk: z.string() });
const Received = z.object({ receipt: z.string() });

/** Whoever wants receipts: by name and address, with what they gave and what was certified to them. */
export const openDonors = (table: Table, pages: Pages) => ({
  /** As it is this moment. */
  find: async (donor: string): Promise<AtVersion<Donor> | undefined> => {
    const item = await table.get(keys.donor(donor), { consistent: true });
    return item && versioned(item);
  },

  /** Those of these donors who are written down, by their ids; they may be a moment old. */
  those: async (donors: readonly string[]): Promise<Map<string, Donor>> => {
    const items = await pages.thoseOf(donors.map((donor) => keys.donor(donor)));
    return new Map(items.map(donorIn).map((donor) => [donor.donor, donor]));
  },

  /**
   * What a donor has typed about themselves.
   *
   * @param version that was read; undefined for somebody new
   * @returns false if somebody was quicker; nothing is changed then
   */
  save: async (donor: Donor, version: number | undefined): Promise<boolean> =>
    version === undefined
      ? table.putIfAbsent({ ...donorItem(donor), version: 1 })
      : (await table.transact([], [], { versioned: [{ item: donorItem(donor), version }] })) === undefined,

  /** A page of all by name; of those whose name begins with this. */
  page: async (
    wanted: PageWanted,
    beginning = '',
  ): Promise<{ donors: AtVersion<Donor>[]; next: Page['next'] }> => {
    const from = sortedBy(beginning);
    const { items, next } = await pages.ofList(lists.donors, wanted, { from, until: `${from}\u{10FFFF}` });
    return { donors: items.map(versioned), next };
  },

  /** Whose fees those of a member are. */
  withMember: async (campaign: string, member: string): Promise<string | undefined> => {
    const item = await table.get(keys.member(campaign, member), { consistent: true });
    return item && Membership.parse(item).donor;
  },

  /** That a gift stands in a donor's book, under the year it was given in. The same again changes nothing. */
  gave: async (donor: string, year: number, gift: string): Promise<void> =>
    table.put({ ...keys.givenBy(donor, year, gift), kind: 'GIVEN', gift }),

  /** The gifts of a donor in a year, by name, in no particular order; read consistently. */
  giftsOf: async (donor: string, year: number): Promise<string[]> => {
    const gifts: string[] = [];
    const { pk, sk } = keys.givenBy(donor, year, '');
    for await (const item of table.query(pk, { prefix: sk, consistent: true })) {
      gifts.push(Given.parse(item).sk.slice(sk.length));
    }
    return gifts;
  },

  /** The receipts of a donor, by id, the latest first. */
  receiptsOf: async (donor: string): Promise<string[]> => {
    const receipts: string[] = [];
    const { pk, sk } = keys.donorReceipt(donor, '');
    for await (const item of table.query(pk, { prefix: sk })) receipts.unshift(Received.parse(item).receipt);
    return receipts;
  },
});

export type Donors = ReturnType<typeof openDonors>;
