/** A letter as a frame of this page may show it. */
export interface Framed {
  readonly markup: string;
  /** Its style sheets, for {@link dress}. */
  readonly styles: string;
}

/**
 * The page's policy, which a frame without an address of its own inherits, allows no styles in markup, and a letter has
 * nothing else. So they travel beside it as data, and a script puts them on: what is set by a script is none of the
 * policy's business. Links lead nowhere: whoever looks over a letter does not want to be in the middle of a gift.
 *
 * @param picture where `cid:picture` is to be found
 */
export const framed = (
  letter: string,
  { dark, picture }: { readonly dark: boolean; readonly picture: string | undefined },
): Framed => {
  const styles = [...letter.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, sheet = '']) => sheet);
  const scheme = dark ? 'dark' : 'light';
  return {
    markup: letter
      .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '')
      // In text a quotation mark is `&quot;`, so these are attributes.
      .replaceAll(/(<[^>]*?\s)style="/g, '$1data-style="')
      .replaceAll(/(<a\s[^>]*?)href="/g, '$1data-href="')
      .replaceAll('cid:picture', picture ?? '')
      .replaceAll('content="light dark"', `content="${scheme}"`),
    // Browsers do not tell a frame which colours its element wants, so the letter's own question is answered.
    styles: styles
      .join('\n')
      .replaceAll('(prefers-color-scheme: dark)', dark ? 'all' : 'not all')
      .replaceAll(/color-scheme:\s*light dark/g, `color-scheme: ${scheme}`),
  };
};

/** Puts the styles on, once the frame has read its markup. */
export const dress = (frame: HTMLIFrameElement, styles: string): void => {
  const { contentDocument: letter, contentWindow: within } = frame;
  if (!letter || !within) return;
  // A sheet belongs to the window it was made in.
  const Sheet: unknown = Reflect.get(within, 'CSSStyleSheet');
  if (typeof Sheet === 'function') {
    const sheet: unknown = Reflect.construct(Sheet, []);
    if (isSheet(sheet)) {
      sheet.replaceSync(styles);
      letter.adoptedStyleSheets = [sheet];
    }
  }
  for (const element of letter.querySelectorAll('[data-style]')) {
    // Of another window, so `instanceof` says nothing.
    if ('style' in element) Reflect.set(element, 'style', element.getAttribute('data-style'));
    element.removeAttribute('data-style');
  }
};

const isSheet = (made: unknown): made is CSSStyleSheet =>
  typeof made === 'object' && made !== null && 'replaceSync' in made;
