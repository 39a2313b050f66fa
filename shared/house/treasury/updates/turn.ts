import type { Edition } from '../../../domain/edition.ts';
import type { Place } from '../../../domain/person.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { VersionedEdition } from '../../../store/editions.ts';
import type { Versioned } from '../../../store/table.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { expectVersion } from '../needs/planned.ts';
import { changedEdition, editionAt, type EditionParts, subjectOf, written } from './edition-at.ts';

/** A decision about a letter: all of them are asked for in the same way. */
export type AskedTurn = AskedOf<typeof treasuryRoutes.approveEdition>;

type Found = VersionedEdition & { readonly place: Place };

/**
 * The letter somebody has read and decides about.
 *
 * @throws Refusal 403, 404; Conflict 409 if it is not the version they read
 */
export const readToTurn = async (asked: AskedTurn, parts: EditionParts): Promise<Found> => {
  const found = await editionAt(asked, parts);
  expectVersion({ thing: written(found), version: found.version }, asked.input);
  return found;
};

/** @param alsoChanged what is written with it: its run, and letters that go out together with it */
export const turned = (
  done: string,
  { edition: before, version, place }: Found,
  after: Edition,
  alsoChanged: readonly Versioned[] = [],
): Decided => ({
  done,
  subject: subjectOf(after),
  ...place,
  before: { state: before.state },
  after: { state: after.state },
  writes: { changed: [changedEdition(after, version), ...alsoChanged] },
  status: 200,
  body: written({ edition: after, version: version + 1 }),
});

export const decisionOf = ({ person, now }: AskedTurn) => ({ by: person.name.slice(0, 200), at: now });
