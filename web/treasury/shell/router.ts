/** All addresses of pages begin with it. */
export const base = '/treasury';

/**
 * The address of a page: `addressOf('/month/{campaign}/{month}', { campaign: 'netzwerk', month: '2026-11' })`.
 *
 * @param query filters; what is empty is left out
 */
export const addressOf = (
  path: `/${string}`,
  parameters: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | undefined>> = {},
): string => {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(parameters[name] ?? ''),
  );
  return `${base}${filled}${search ? `?${search}` : ''}`;
};

type Moved = (focus: boolean) => void;
let moved: Moved = () => undefined;

/** Goes to another page, or to the same with other filters, without asking the server for it. */
export const go = (address: string): void => {
  const before = location.pathname;
  history.pushState(null, '', address);
  // Who filters a list stays in the filter.
  moved(location.pathname !== before);
};

/** Calls back whenever the address has changed: by a link, by {@link go}, by the browser's own buttons. */
export const watchAddress = (onMove: Moved): void => {
  moved = onMove;
  addEventListener('popstate', () => onMove(true));
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
    const { origin, pathname, search, hash } = new URL(link.href);
    if (origin !== location.origin || !pathname.startsWith(`${base}/`) || hash) return;
    event.preventDefault();
    go(`${pathname}${search}`);
  });
};
