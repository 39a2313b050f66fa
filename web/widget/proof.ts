import type { Challenge } from '../../shared/domain/challenge.ts';

// So many at once that the browser's own threads have work, so few that the page goes on between two slices.
const slice = 500;

/** Finds the number behind a challenge (the protocol ALTCHA 1). @returns what the house wants to see; `undefined` if there is no such number */
export const prove = async ({ maxnumber, ...task }: Challenge): Promise<string | undefined> => {
  // Sixty-four bits that fit by chance: that happens to nobody.
  const wanted = BigInt(`0x${task.challenge.slice(0, 16)}`);
  for (let from = 0; from <= maxnumber; from += slice) {
    const digests = await Promise.all(
      Array.from({ length: slice }, async (_, index) =>
        crypto.subtle.digest('SHA-256', new TextEncoder().encode(task.salt + (from + index))),
      ),
    );
    const found = digests.findIndex((digest) => new DataView(digest).getBigUint64(0) === wanted);
    if (found >= 0) return btoa(JSON.stringify({ ...task, number: from + found }));
  }
};
