import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { Clock } from '../../clock.ts';

export interface SendingParts {
  readonly clock: Clock;
}

/** Lambda answers with 6 MB at most, and writes bytes in base64: four characters for three of them. */
const mostBytes = 4_600_000;
/** The API waits for half a minute. */
const mostMilliseconds = 25_000;

/** What a file is: its name without a place to lie in, and its type. */
export interface FileKind {
  /** `ledger-2026-01-2026-11.csv`: ASCII, so that every browser takes it as it is. */
  readonly name: string;
  readonly type: string;
}

/**
 * Sends a file that is made while it is read: compressed piece by piece, so that a hundred thousand entries take no
 * more memory than a hundred.
 *
 * @throws Refusal 413 if it is too much for one answer, in size or in time
 */
export const sendText = async (
  kind: FileKind,
  pieces: AsyncIterable<string>,
  { clock }: SendingParts,
): Promise<HttpAnswer> => {
  const until = clock.now().getTime() + mostMilliseconds;
  const compressed: Buffer[] = [];
  let bytes = 0;
  await pipeline(Readable.from(pieces), createGzip(), async (made: AsyncIterable<Buffer>) => {
    for await (const piece of made) {
      bytes += piece.length;
      if (bytes > mostBytes || clock.now().getTime() > until) throw tooMuch();
      compressed.push(piece);
    }
  });
  const { headers, ...answer } = sendBytes(kind, Buffer.concat(compressed));
  return { ...answer, headers: { ...headers, 'content-encoding': 'gzip' } };
};

/** @throws Refusal 413 if it is too much for one answer */
export const sendBytes = ({ name, type }: FileKind, content: Uint8Array): HttpAnswer => {
  if (content.length > mostBytes) throw tooMuch();
  return {
    status: 200,
    file: { type, content },
    headers: { 'content-disposition': `attachment; filename="${name}"` },
    told: `${name} exported, ${content.length} bytes`,
  };
};

const tooMuch = (): Refusal =>
  new Refusal(413, 'export.too-large', {
    de: 'Das ist zu viel für eine Datei. Bitte einen kürzeren Zeitraum oder eine einzelne Kampagne wählen. Alles auf einmal gibt der Befehl npm run leave aus (README).',
    en: 'This is too much for one file. Please choose a shorter period or a single campaign. Everything at once is printed by the command npm run leave (README).',
  });
