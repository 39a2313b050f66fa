import { editionIn } from './editions.ts';
import { openPictures } from './pictures.ts';
import type { Table } from './table.ts';

/** Letters to readers as they stand, for whoever writes to an editor about one. */
export const openDrafts = (table: Table) => ({
  edition: editionIn(table),
  picture: openPictures(table).find,
});

export type Drafts = ReturnType<typeof openDrafts>;
