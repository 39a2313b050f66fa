import type { Edition } from '../../../domain/edition.ts';
import { withPicture, withTexts } from '../../../domain/edition-turns.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { VersionedEdition } from '../../../store/editions.ts';
import { pictureUpdate } from '../../../store/pictures.ts';
import { type Decided, expectLatest } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { changedEdition, editionAt, type EditionParts, subjectOf, written } from './edition-at.ts';

/** What an editor adds to a letter. Whoever agreed to it has agreed to something else: it is a draft again. */
export const changeTexts = async (
  asked: AskedOf<typeof treasuryRoutes.changeTexts>,
  parts: EditionParts,
): Promise<Decided> => {
  const found = await editionAt(asked, parts);
  // What is frozen stays so, whichever version somebody has read: that is the more useful answer.
  const after = withTexts(found.edition, asked.input.texts);
  expectLatest(asked.request, { thing: written(found), version: found.version }, asked.input);
  return {
    ...changed('letter.written', found, after),
    ...found.place,
    before: { state: found.edition.state, texts: found.edition.texts },
    after: { state: after.state, texts: after.texts },
  };
};

/** What knows of pictures is loaded when one comes. */
const readPicture = async (base64: string) =>
  (await import('./picture-sent.ts')).pictureIn(Buffer.from(base64, 'base64'));

export const changePicture = async (
  asked: AskedOf<typeof treasuryRoutes.changePicture>,
  parts: EditionParts,
): Promise<Decided> => {
  const { base64 } = asked.input;
  const found = await editionAt(asked, parts);
  const { topic, edition } = found.edition;
  const read = base64 === undefined ? undefined : await readPicture(base64);
  const after = withPicture(found.edition, read?.known);
  expectLatest(
    asked.request,
    { thing: written(found), version: found.version },
    { picture: read?.known ?? null },
  );
  const decided = changed('letter.illustrated', found, after);
  return {
    ...decided,
    ...found.place,
    before: { state: found.edition.state, picture: found.edition.picture ?? null },
    after: { state: after.state, picture: after.picture ?? null },
    writes: { ...decided.writes, updates: [pictureUpdate(topic, edition, read?.kept)] },
  };
};

const changed = (
  done: string,
  { version }: VersionedEdition,
  after: Edition,
): Pick<Decided, 'done' | 'subject' | 'writes' | 'status' | 'body'> => ({
  done,
  subject: subjectOf(after),
  writes: { changed: [changedEdition(after, version)] },
  status: 200,
  body: written({ edition: after, version: version + 1 }),
});
