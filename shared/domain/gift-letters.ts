import { unassigned } from './campaign.ts';
import type { Change, GiftDonor } from './change.ts';
import type { Fact } from './fact.ts';
import type { Gift } from './gift.ts';
import { receivedLine } from './gift-lines.ts';
import type { Entry } from './ledger.ts';
import type { Letter } from './letter.ts';
import { negated } from './money.ts';
import type { World } from './world.ts';

/**
 * The letters a gift still owes its giver: thanks once the money is there, and a word for each refund. Each waits
 * until the campaign is known, and whom to write to.
 */
export const letters = (gift: Gift, fact: Fact, world: World): Change[] => {
  const giver = gift.wroteTo ?? gift.donor ?? donorIn(fact);
  if (!giver) return [];
  return [...gift.lines.values()].flatMap(({ first, standing }): Change[] => {
    if (!first || standing.campaign === unassigned) return [];
    const about = subjectOf(gift, fact, standing, first.movement);
    if (!about) return [];
    const letter = about.kind === 'refund' ? `${about.refund}.refund` : `${fact.gift}.acknowledgement`;
    if (gift.letters.has(letter)) return [];
    const locale = fact.attribution?.locale ?? giver.locale;
    return [{ letter: { letter, to: giver.donor, locale, about, state: 'NEW', writtenAt: world.bookedAt } }];
  });
};

const subjectOf = (
  { lines }: Gift,
  fact: Fact,
  { line, campaign, earmark, cents, day, cameOn, donation, pledge, wishes, method }: Entry,
  movement: Entry['movement'],
): Letter['about'] | undefined => {
  const { gift } = fact;
  const means = method ?? lines.get(receivedLine(gift))?.standing.method ?? fact.method;
  if (movement === 'received') {
    return {
      kind: 'acknowledgement',
      gift,
      donation,
      campaign,
      earmark,
      cents,
      day,
      ...(cameOn !== undefined && { cameOn }),
      method: means,
      pledge,
      wishes,
    };
  }
  if (movement !== 'refunded') return undefined;
  return { kind: 'refund', gift, refund: line, campaign, earmark, cents: negated(cents), day, method: means };
};

/** Late news may be the only one that knows whom to thank: kept until there is a letter to write it on. */
export const keptDonor = (gift: Gift, fact: Fact): Change[] => {
  const donor = donorIn(fact);
  return donor && !gift.donor && !gift.wroteTo ? [{ donor }] : [];
};

const donorIn = (fact: Fact): GiftDonor | undefined =>
  fact.donor && fact.fact !== 'failed'
    ? { gift: fact.gift, donor: fact.donor, locale: fact.attribution?.locale ?? 'de' }
    : undefined;
