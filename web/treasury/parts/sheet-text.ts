/** What a person pasted or chose, before the house reads it. */

/** An archive: workbooks of Excel and LibreOffice begin like this (APPNOTE.TXT 4.3.7, local file header). */
const isArchive = ([one, two]: Uint8Array): boolean => one === 0x50 && two === 0x4b;

/**
 * The text of a file. Spreadsheets write UTF-8, German Windows its own letters, and "Unicode text" is UTF-16.
 *
 * @returns nothing for a workbook, which is no text
 */
export const textOfFile = async (file: Blob): Promise<string | undefined> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isArchive(bytes)) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

export const linesOf = (text: string): string[] => text.split(/\r\n?|\n/);

/** A line with its columns to be seen: tabs look like spaces, and no keyboard types them into a field. */
export const withBars = (line: string): string => line.replaceAll('\t', ' | ');

/** The text with some of its lines corrected. @param corrections by line, from 1, with bars between their columns */
export const corrected = (text: string, corrections: ReadonlyMap<number, string>): string =>
  linesOf(text)
    .map((line, at) => {
      const typed = corrections.get(at + 1);
      if (typed === undefined || typed === withBars(line)) return line;
      return text.includes('\t') ? typed.replaceAll(/ ?\| ?/g, '\t') : typed;
    })
    .join('\n');
