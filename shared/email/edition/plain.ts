import { wrapped } from '../plain-text.ts';

/** One line each, with a dash before it. */
export const listedLines = (lines: readonly string[]): string =>
  lines.map((line) => wrapped(`- ${line}`).replaceAll('\n', '\n  ')).join('\n');

/** An address that is broken in two leads nowhere. */
const isAddress = (word: string): boolean =>
  word.includes('https://') || word.includes('http://') || word.includes('mailto:');

/** Text as somebody typed it, in lines that fit; Markdown is made to be read as it is. */
export const typedLines = (source: string): string =>
  source
    .split('\n')
    .map(typedLine)
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();

const typedLine = (line: string): string => {
  if (!isAddress(line) || line.length <= 78) return wrapped(line).trimEnd();
  const lines: string[] = [];
  let before: string[] = [];
  const put = () => {
    if (before.length > 0) lines.push(wrapped(before.join(' ')));
    before = [];
  };
  for (const word of line.split(' ').filter(Boolean)) {
    if (!isAddress(word)) {
      before.push(word);
      continue;
    }
    put();
    lines.push(word);
  }
  put();
  return lines.join('\n');
};
