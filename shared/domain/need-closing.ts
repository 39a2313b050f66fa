import type { Cents } from './money.ts';
import type { Day } from './month.ts';
import type { Need } from './need.ts';

/**
 * A need that takes no more money. It needs from now on what covers it: nothing else of the campaign changes by that,
 * because money it could have had was there for nobody.
 */
export const closedNeed = (
  need: Need,
  coveredCents: Cents,
  closed: { readonly on: Day; readonly because: string; readonly withTemplate?: true },
): Need => ({ ...need, neededCents: coveredCents, closed: { ...closed, plannedCents: need.neededCents } });

/** Needs again what was planned. */
export const reopenedNeed = ({ closed, ...need }: Need): Need =>
  closed ? { ...need, neededCents: closed.plannedCents } : need;

/** What a change changed: only the fields that differ, as they were and as they are. */
export const differenceOf = (
  before: Need,
  after: Need,
): { before: Record<string, unknown>; after: Record<string, unknown> } => {
  const was: Record<string, unknown> = before;
  const is: Record<string, unknown> = after;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  );
  const only = (of: Record<string, unknown>) => ({
    need: after.need,
    ...Object.fromEntries(names.flatMap((name) => (of[name] === undefined ? [] : [[name, of[name]]]))),
  });
  return { before: only(was), after: only(is) };
};
