import { unassigned } from './campaign.ts';
import type { Change } from './change.ts';
import type { Fact } from './fact.ts';
import type { Gift } from './gift.ts';
import { actionFor, type ReturnAction } from './return-reason.ts';
import type { Task } from './task.ts';
import type { World } from './world.ts';

/**
 * What follows for people and for promises: tasks for the treasurer, a promise to be stopped, a giver never to be
 * written to again. Said again with each further news of the gift, which changes nothing.
 */
export const duties = (gift: Gift, fact: Fact, world: World, news: readonly Change[]): Change[] =>
  news.length === 0 ? [] : [...tasks(gift, fact, world), ...consequences(gift)];

const tasks = (gift: Gift, fact: Fact, world: World): Change[] => {
  const standing = [...gift.lines.values()].map((line) => line.standing);
  const campaign = standing.find((entry) => entry.campaign !== unassigned)?.campaign ?? unassigned;
  const about = { gift: fact.gift, campaign, writtenAt: world.bookedAt };
  const owed: Task[] = [];
  for (const { dispute, cents, reason, dueAt } of gift.disputes) {
    owed.push({ ...about, task: `dispute:${dispute}`, matter: 'dispute', cents, reason, dueAt });
  }
  for (const { first } of gift.lines.values()) {
    if (first?.movement !== 'refund-failed') continue;
    const refund = first.line.replace(/:failed$/, '');
    owed.push({ ...about, task: `refund-failed:${refund}`, matter: 'refund-failed', cents: first.cents });
  }
  for (const { charge, reason, method } of gift.failures.values()) {
    const action = actionFor(reason);
    if (method !== 'sepa_debit' || (action !== 'ask-person' && action !== 'check')) continue;
    owed.push({ ...about, task: `debit-failed:${charge}`, matter: 'debit-failed', reason });
  }
  const known = new Set(gift.tasks);
  return owed.flatMap((task): Change[] => {
    if (known.has(task.task)) return [];
    known.add(task.task);
    return [{ task }];
  });
};

/** Only banks give reasons that ask something of us; a declined card is Stripe's to try again. */
const consequences = (gift: Gift): Change[] => {
  const answers = [
    ...[...gift.failures.values()].filter(({ method }) => method === 'sepa_debit'),
    ...gift.disputes.filter(() => methodOf(gift) === 'sepa_debit'),
  ];
  const retries = answers.filter(({ reason }) => actionFor(reason) === 'retry').length;
  const pledge = [...gift.lines.values()].find(({ standing }) => standing.pledge)?.standing.pledge;
  const giver = gift.donor ?? gift.wroteTo;
  return answers.flatMap(({ reason, at }): Change[] => {
    const action = actionFor(reason);
    const changes: Change[] = [];
    if (pledge && reason && (ends.has(action) || (action === 'retry' && retries > 1))) {
      changes.push({ stop: { pledge, reason, at } });
    }
    if (giver && reason && action === 'silence') {
      changes.push({ silence: { email: giver.donor.email, reason, at } });
    }
    return changes;
  });
};

const ends: ReadonlySet<ReturnAction> = new Set(['new-account', 'stop', 'silence', 'ask-person']);

const methodOf = (gift: Gift): string | undefined =>
  [...gift.lines.values()].find(({ standing }) => standing.method)?.standing.method ??
  [...gift.failures.values()][0]?.method;
