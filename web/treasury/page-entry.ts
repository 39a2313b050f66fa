import type { Locale } from '../../shared/domain/locale.ts';
import type { Right } from '../../shared/domain/person.ts';
import type { ShellWords } from './language.ts';
import type { AnyPage, Page } from './page.ts';

/** A page of the treasury, and how it is opened; pages.ts says how one is added. */
export interface PageEntry {
  readonly path: `/${string}`;
  readonly navigation: keyof ShellWords['navigation'];
  readonly right: Right;
  readonly open: (locale: Locale) => Promise<AnyPage>;
  /** The page's words in another language, for when it is open already. */
  readonly say: (page: AnyPage, locale: Locale) => Promise<void>;
}

export const page = <Words, Data>(
  path: PageEntry['path'],
  navigation: PageEntry['navigation'],
  right: Right,
  element: () => Promise<new () => Page<Words, Data>>,
  words: Readonly<Record<Locale, () => Promise<Words>>>,
): PageEntry => ({
  path,
  navigation,
  right,
  open: async (locale) => {
    const [Element, said] = await Promise.all([element(), words[locale]()]);
    const opened = new Element();
    opened.words = said;
    return opened;
  },
  say: async (opened, locale) => {
    opened.words = await words[locale]();
  },
});
