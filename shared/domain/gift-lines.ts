import type { DisputeFact } from './fact.ts';

/** The names of a gift's lines: each sum of money has one, whoever tells of it. A refund's line is the refund itself. */
export const receivedLine = (gift: string): string => `${gift}:received`;
export const expectedLine = (gift: string): string => `${gift}:expected`;
export const resolvedLine = (gift: string): string => `${gift}:resolved`;
export const feeLine = (transaction: string): string => `${transaction}:fee`;
export const returnedLine = (transaction: string): string => `${transaction}:returned`;

/** Which line each movement of a dispute's money is: `dp_…:withdrawn`, and from the second on `dp_…:withdrawn:2`. */
export const disputeLines = (dispute: string, movements: DisputeFact['movements']) => {
  const counted = { withdrawn: 0, reinstated: 0 };
  return movements.map((movement) => {
    const kind = movement.cents < 0 ? 'withdrawn' : 'reinstated';
    if (movement.cents !== 0) counted[kind] += 1;
    return {
      movement,
      kind,
      line: `${dispute}:${kind}${counted[kind] > 1 ? `:${counted[kind]}` : ''}`,
    } as const;
  });
};
