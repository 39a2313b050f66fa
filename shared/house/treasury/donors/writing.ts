import { type Donor, DonorId } from '../../../domain/donor.ts';
import { Conflict, Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { donorItem, donorOf, type Donors, memberUpdates } from '../../../store/donors.ts';
import { type Decided, expectLatest } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { ringFor, type RingingParts } from '../receipts/ringing.ts';
import { blockedOf, type BlockedParts } from '../receipts/waiting.ts';
import { type FeeBookParts, feesOfMembers } from './fees-of-members.ts';
import { latestDonor, shownDonor } from './kept.ts';

export interface DonorWritingParts extends RingingParts, FeeBookParts {
  readonly donors: Pick<Donors, 'find' | 'gave' | 'withMember'>;
  readonly governed: BlockedParts['governed'];
  readonly receipts: RingingParts['receipts'] & Pick<BlockedParts['receipts'], 'blocked'>;
}

export const addDonor = async (
  { input, now }: AskedOf<typeof treasuryRoutes.addDonor>,
  parts: DonorWritingParts,
): Promise<Decided> => {
  const id = input.email === undefined ? DonorId.parse(`donor_${parts.newKey()}`) : donorOf(input.email);
  await checkAddress(undefined, input, parts);
  await checkMembers(id, input, parts);
  const donor: Donor = { ...input, donor: id, changedAt: now };
  return {
    done: 'donor.added',
    subject: subjectOf(id),
    after: { type: donor.type, hasEmail: donor.email !== undefined },
    writes: { added: [{ ...donorItem(donor), version: 1 }], updates: memberUpdates(donor) },
    status: 201,
    body: shownDonor({ thing: donor, version: 1 }),
    afterwards: async () => goOnWith(donor, parts),
  };
};

/** What was issued stays as it is: a receipt has its donor's name and address of its own. */
export const changeDonor = async (
  { request, parameters, input, now }: AskedOf<typeof treasuryRoutes.changeDonor>,
  parts: DonorWritingParts,
): Promise<Decided> => {
  const found = await latestDonor(parameters.donor, parts);
  const after: Donor = { ...input, donor: found.thing.donor, changedAt: now };
  expectLatest(request, { thing: shownDonor(found), version: found.version }, after);
  if (input.email !== found.thing.email) await checkAddress(after.donor, input, parts);
  await checkMembers(after.donor, input, parts);
  return {
    done: 'donor.changed',
    subject: subjectOf(after.donor),
    // Which fields, and not what they say: auditors read the log, and who gave is none of their business.
    before: { version: found.version },
    after: { version: found.version + 1, changed: changedFields(found.thing, after) },
    writes: {
      changed: [{ item: donorItem(after), version: found.version }],
      updates: memberUpdates(after, found.thing),
    },
    status: 200,
    body: shownDonor({ thing: after, version: found.version + 1 }),
    afterwards: async () => goOnWith(after, parts),
  };
};

const subjectOf = (donor: string): string => `donor:${donor}`;

const changedFields = (before: Donor, after: Donor): string[] =>
  (['type', 'name', 'address', 'email', 'locale', 'members'] as const).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );

/**
 * All that came by an address belongs to one donor.
 *
 * @param donor whom the address is given to; nobody that is there for a new one
 * @throws Conflict 409 `donor.taken` with who has it
 */
const checkAddress = async (
  donor: string | undefined,
  input: Pick<Donor, 'email'>,
  { donors }: Pick<DonorWritingParts, 'donors'>,
): Promise<void> => {
  if (input.email === undefined) return;
  const owner = donorOf(input.email);
  const taken = owner === donor ? undefined : await donors.find(owner);
  if (!taken) return;
  throw new Conflict(
    'donor.taken',
    {
      de: 'Wer mit dieser E-Mail-Adresse gegeben hat, ist schon angelegt. Bitte dort ändern, was nicht stimmt.',
      en: 'Whoever gave by this e-mail address is there already. Please change there what is not right.',
    },
    { theirs: shownDonor(taken), yours: input },
  );
};

/** @throws Refusal 409 `donor.member-taken` for a number that is somebody else's */
const checkMembers = async (
  donor: string,
  { members = [] }: Pick<Donor, 'members'>,
  { donors }: Pick<DonorWritingParts, 'donors'>,
): Promise<void> => {
  for (const [index, { campaign, member }] of members.entries()) {
    const owner = await donors.withMember(campaign, member);
    if (owner === undefined || owner === donor) continue;
    throw new Refusal(
      409,
      'donor.member-taken',
      {
        de: `Die Mitgliedsnummer ${member} ist schon jemand anderem zugeordnet. Bitte dort zuerst herausnehmen.`,
        en: `The member number ${member} belongs to somebody else already. Please take it out there first.`,
      },
      `members.${index}.member`,
    );
  }
};

/** Their fees stand in their book from now on, and receipts that waited for an address go out. */
const goOnWith = async (donor: Donor, parts: DonorWritingParts): Promise<void> => {
  for (const { gift, year } of await feesOfMembers(donor, parts)) {
    await parts.donors.gave(donor.donor, year, gift);
  }
  const waiting = await blockedOf(donor.donor, parts);
  await ringFor(
    waiting.filter(({ block }) => block === 'address-missing' || block === 'too-long'),
    parts,
  );
};
