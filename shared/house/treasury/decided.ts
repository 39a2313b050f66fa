import { Conflict, Refusal } from '../../domain/refusal.ts';
import type { TreasuryRequest } from '../../lambda/treasury.ts';
import type { Writes } from '../../store/desk.ts';

/** What was decided: what is written, what the audit log says of it, and what the caller is told. */
export interface Decided {
  /** What is done, for the audit log: `need.added`. */
  readonly done: string;
  /** What it is done to: `need_coordination-2026-11`. */
  readonly subject: string;
  readonly campaign?: string | undefined;
  readonly centre?: string | undefined;
  /** How it was, and how it is now. Never what only a donor may know. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly writes: Writes;
  readonly status: 200 | 201 | 202;
  readonly body: unknown;
  /** Outside of our table, once it is written: asked for again with the same key, it must come to the same. */
  readonly afterwards?: () => Promise<void>;
}

/** A thing of which there is one version after the other. */
export interface Version<Thing> {
  readonly thing: Thing;
  /** From 1; 0 for what was written before versions were counted. */
  readonly version: number;
}

/** `"3"` */
export const entityTag = (version: number): string => `"${version}"`;

/**
 * The version the caller has read and means to replace.
 *
 * @throws Refusal 428 if the request names none; Conflict 409 with both versions if it is not the latest
 */
export const expectLatest = <Thing>(
  { headers }: Pick<TreasuryRequest, 'headers'>,
  current: Version<Thing>,
  yours: unknown,
): void => {
  const expected = headers['if-match'];
  if (expected === undefined) {
    throw new Refusal(428, 'version.missing', {
      de: 'Bitte mit der Kopfzeile If-Match sagen, welche Fassung geändert wird (ETag der gelesenen).',
      en: 'Please say with the header If-Match which version is changed (the ETag of the one you read).',
    });
  }
  if (expected.replace(/^W\//, '') === entityTag(current.version)) return;
  throw new Conflict(
    'version.changed',
    {
      de: 'Das hat inzwischen jemand anderes geändert. Bitte beide Fassungen vergleichen und dann die neuere ändern.',
      en: 'Somebody else has changed this meanwhile. Please compare both versions and change the newer one.',
    },
    { theirs: current.thing, yours },
  );
};
