import type { HttpAnswer } from '../../lambda/http.ts';
import { laidOut, type PageOfOurs } from '../../page/layout.ts';

/** A page as an answer. @param headers besides the page's own, such as how long it may be kept */
export const shown = (
  page: PageOfOurs,
  told: string,
  {
    status = 200,
    headers = {},
  }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): HttpAnswer => {
  const { markup, headers: own } = laidOut(page);
  return { status, page: markup, headers: { ...own, ...headers }, told };
};
