import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/month.ts';
import { type Receipt, ReceiptCode, type ReceiptSnapshot } from '../../domain/receipt.ts';
import { chainedText, type RegisterEntry, type RegisterHead } from '../../domain/register.ts';
import type { Writes } from '../../store/desk.ts';
import { registerEntryItem, registerHeadItem } from '../../store/register.ts';

/** SHA-256 of text or bytes, in hexadecimal digits. */
export const hashOf = (what: string | Uint8Array): string => createHash('sha256').update(what).digest('hex');

/**
 * SHA-256 of a snapshot's canonical text. It must be the same in ten years: a field that is added to a snapshot later
 * is optional and has no default, or the hashes of those before it would not agree any more.
 */
export const snapshotHash = (snapshot: ReceiptSnapshot): string => hashOf(canonical(snapshot));

/** JSON with the names of each object in order, and nothing for what is not there. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
};

/** What is written in a register, before it has its place there. */
export type Act = Omit<RegisterEntry, 'carrier' | 'year' | 'position' | 'previousHash' | 'hash'>;

/**
 * Something that was done to a receipt, in the words of the register.
 *
 * @param documentHash of the copy, where one was made
 * @throws Error for a receipt whose contents are removed and whose hashes nobody can say any more
 */
export const actOf = (
  act: RegisterEntry['act'],
  { number, totalCents, snapshot, documentHash }: Receipt,
  at: Instant,
  copyHash?: string,
): Act => {
  if (!snapshot) throw new Error(`the contents of ${number} are removed`);
  return {
    act,
    number,
    cents: totalCents,
    snapshotHash: snapshotHash(snapshot),
    documentHash: copyHash ?? documentHash,
    at,
  };
};

/** A register with one more line, which names the hash of the line before. */
export const appended = (head: RegisterHead, act: Act): { head: RegisterHead; entry: RegisterEntry } => {
  const line = {
    carrier: head.carrier,
    year: head.year,
    position: head.position + 1,
    previousHash: head.hash,
    ...act,
  };
  const entry = { ...line, hash: chainedHash(line) };
  const numbered = head.numbered + (act.act === 'issued' ? 1 : 0);
  return { head: { ...head, numbered, position: entry.position, hash: entry.hash }, entry };
};

/** What the hash of a line must be. */
export const chainedHash = (line: Omit<RegisterEntry, 'hash'>): string => hashOf(chainedText(line));

/**
 * Lines and the head after them, to be written together with what they tell: the head's version lets only one writer
 * at a time append to a register, so no number is given twice and none is left out.
 */
export const registerWrites = (
  head: RegisterHead,
  entries: readonly RegisterEntry[],
): Required<Pick<Writes, 'added' | 'changed'>> => {
  const item = registerHeadItem(head);
  const lines = entries.map(registerEntryItem);
  return head.version === 0
    ? { added: [...lines, { ...item, version: 1 }], changed: [] }
    : { added: lines, changed: [{ item, version: head.version }] };
};

/** Crockford's letters: none that looks like another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What stands below a receipt's number so that nobody finds one by counting: 40 bits of a key of chance. */
export const codeOf = (key: string): string =>
  ReceiptCode.parse(
    [...createHash('sha256').update(key).digest().subarray(0, 8)].map((byte) => letters[byte % 32]).join(''),
  );
