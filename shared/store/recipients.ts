import { Supporter } from '../domain/supporter.ts';
import { keys } from './keys.ts';
import type { Pages } from './pages.ts';
import { storedAs } from './stored.ts';
import { digestOf } from './subject-keys.ts';

const supporterIn = storedAs(Supporter);

/** Who gets a letter that goes out now. */
export const openRecipients = (pages: Pages) => ({
  /**
   * Those of these supporters who have an address and may be written to, as they are this very moment: whoever left a
   * second ago is not among them. In their order.
   */
  of: async (supporters: readonly string[]): Promise<(Supporter & { readonly email: string })[]> => {
    const found = await pages.thoseOf(supporters.map(keys.supporter), { consistent: true });
    const there = new Map(
      found.map(supporterIn).flatMap(({ email, ...rest }) =>
        // An address that is gone belongs to nobody.
        email === undefined ? [] : [[rest.supporter, { ...rest, email }]],
      ),
    );
    const addresses = new Set([...there.values()].map(({ email }) => digestOf(email)));
    const silent = await pages.thoseOf([...addresses].map(keys.silence));
    const silenced = new Set(silent.map(({ pk }) => pk));
    return supporters.flatMap((supporter) => {
      const reader = there.get(supporter);
      return reader && !silenced.has(keys.silence(digestOf(reader.email)).pk) ? [reader] : [];
    });
  },
});

export type Recipients = ReturnType<typeof openRecipients>;
