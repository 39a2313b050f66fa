import { approved, reopened, withdrawn } from '../../../domain/edition-turns.ts';
import type { Decided } from '../decided.ts';
import type { EditionParts } from './edition-at.ts';
import { type AskedTurn, decisionOf, readToTurn, turned } from './turn.ts';

/** Agrees to a letter as it was read: whoever has changed it since has made another version. */
export const approveEdition = async (asked: AskedTurn, parts: EditionParts): Promise<Decided> => {
  const found = await readToTurn(asked, parts);
  return turned('letter.approved', found, approved(found.edition, decisionOf(asked)));
};

export const withdrawApproval = async (asked: AskedTurn, parts: EditionParts): Promise<Decided> => {
  const found = await readToTurn(asked, parts);
  return turned('letter.withdrawn', found, withdrawn(found.edition));
};

export const reopenEdition = async (asked: AskedTurn, parts: EditionParts): Promise<Decided> => {
  const found = await readToTurn(asked, parts);
  return turned('letter.reopened', found, reopened(found.edition));
};
